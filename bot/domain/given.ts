/** Those of `fields` that have a value: absent and undefined mean the same, and absent is what is stored. */
export function given<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> };
export function given(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
