/** "Trading standards, Planning and RSPCA" */
export function listed(names: Iterable<string>): string {
  return new Intl.ListFormat('en-GB').format(names);
}
