/** A value that the schema has let through and that therefore has to be readable. */
export function checked<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a value passed the schema and cannot be read');
  return value;
}
