/** In the order of their ISO numbers, which begin with 1. */
export const weekdayNames = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

export const minutesOfDay = 24 * 60;
