import type { CommandResult, PeopleImportView } from '../../../../../bot/contract';

/** "Import 12 new and 3 changed" */
export function importText({ counts }: PeopleImportView): string {
  const parts = [
    ...(counts.new === 0 ? [] : [`${counts.new} new`]),
    ...(counts.changed === 0 ? [] : [`${counts.changed} changed`]),
  ];
  return `Import ${parts.join(' and ')}`;
}

/** "12 people came in, 3 are changed." */
export function doneText({ added, changed }: CommandResult<'member.import'>): string {
  const came = added === 1 ? '1 person came in' : `${added} people came in`;
  const are = changed === 1 ? '1 is changed' : `${changed} are changed`;
  if (added + changed === 0) return 'Everybody was as in the list already.';
  return `${[...(added === 0 ? [] : [came]), ...(changed === 0 ? [] : [are])].join(', ')}.`;
}
