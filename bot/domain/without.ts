/** The record without `keys`; whatever else it holds stays, a field that came later included. */
export function without<T extends object, Key extends PropertyKey>(record: T, keys: readonly Key[]): Omit<T, Key>;
export function without(record: object, keys: readonly PropertyKey[]): object {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}
