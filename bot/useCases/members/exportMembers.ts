import { columnNames, peopleColumns } from '../../domain/personColumns';
import type { FileView } from '../fileView';
import type { Context } from '../ports';
import { writtenPerson } from './writtenPerson';

/** Everybody who sits on the panel, as a list that can be changed in a spreadsheet and imported again. */
export async function exportMembers(_input: Record<string, never>, ctx: Context): Promise<FileView> {
  const { members, agencies, panel } = ctx.roster;
  const seated = [...members.values()].sort((a, b) => a.name.localeCompare(b.name));
  const rows = seated.map((member) => {
    const written = writtenPerson(member, agencies);
    return peopleColumns.map((column) => written[column]);
  });
  const text = ctx.documents.csv(
    peopleColumns.map((column) => columnNames[column]),
    rows,
  );
  const holds = { type: 'panel', id: panel.id, rows: rows.length } as const;
  return { fileName: `people-${ctx.today}.csv`, mediaType: 'text/csv', text, holds };
}
