/** The record without `keys`; whatever else it holds stays, a field that came later included. */
export function without<T extends object, Key extends PropertyKey>(record: T, keys: readonly Key[]): Omit<T, Key>;
export function without(record: object, keys: readonly PropertyKey[]): object {
  // A spread, not the list of its keys: what a newer version wrote travels with the record under a symbol.
  const rest = { ...record };
  for (const key of keys) Reflect.deleteProperty(rest, key);
  return rest;
}
