/** One thing in a request or answer that the official document does not allow, in Google's words. */
export interface Violation {
  /** Where, in the form `track.releases[0].status`; empty for the body itself. */
  readonly field: string;
  readonly description: string;
}

export function unknownField(name: string, place: string): Violation {
  const at = place === '' ? '' : ` at '${place}'`;
  const description = `Invalid JSON payload received. Unknown name "${name}"${at}: Cannot find field.`;
  return { field: place, description };
}

export function unknownParameter(name: string): Violation {
  const description = `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`;
  return { field: '', description };
}

/** `typeName` is Google's, such as `TYPE_INT32`; enums and messages have names that no document tells. */
export function invalidValue(place: string, value: unknown, typeName?: string): Violation {
  const type = typeName === undefined ? '' : ` (${typeName})`;
  return { field: place, description: `Invalid value at '${place}'${type}, ${JSON.stringify(value)}` };
}

export function notRepeating(name: string, place: string): Violation {
  const at = place === '' ? '' : ` at '${place}'`;
  const description = `Invalid JSON payload received. Unknown name "${name}"${at}: Proto field is not repeating, cannot start list.`;
  return { field: place, description };
}

/** Google's services word this each in their own way; the field is what matters. */
export function missingField(place: string): Violation {
  return { field: place, description: `Missing required field: '${place}'.` };
}

/** `userFraction` is `user_fraction` in the places that Google names. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
