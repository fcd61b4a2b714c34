/** Without any history: a user who crashes does it in this many hours of a day … */
export const defaultHoursPerUser = 8;
/** … and on this many days, weighted by themselves. */
export const defaultDaysPerUser = 1.35;
