import { type Headings, readTable, type Said, type Table } from '../../domain/spreadsheet';
import type { ListColumns } from './writtenRows';

/** What an action log may say of each of its tasks. */
const pastTaskColumns = [
  ...(['reference', 'title', 'detail', 'agency', 'owner', 'givenOn'] as const),
  ...(['dueOn', 'state', 'doneOn', 'outcome', 'fourP'] as const),
] as const;
export type PastTaskColumn = (typeof pastTaskColumns)[number];
export type PastTaskRow = Said<PastTaskColumn>;

/** On screen, and as the heading that is asked for. */
const names: Readonly<Record<PastTaskColumn, string>> = {
  ...{ reference: 'Reference', title: 'Task', detail: 'Detail', agency: 'Agency', owner: 'Owner' },
  ...{ givenOn: 'Given', dueOn: 'Due', state: 'State', doneOn: 'Closed', outcome: 'Outcome', fourP: '4P' },
};
export const pastTaskList: ListColumns<PastTaskColumn> = {
  ...{ columns: pastTaskColumns, names, long: ['detail', 'outcome'] },
};

const headings: Headings<PastTaskColumn> = {
  reference: ['reference', 'ref', 'oldreference', 'actionref', 'actionreference', 'actionno', 'actionnumber', 'number'],
  title: ['task', 'title', 'action', 'actiontitle', 'whatistobedone', 'actionrequired', 'actionagreed'],
  detail: ['detail', 'details', 'description', 'notes', 'background'],
  agency: ['agency', 'organisation', 'organization', 'partner', 'body', 'leadagency', 'department', 'force'],
  owner: [
    'owner',
    'actionowner',
    'assignedto',
    'owneremail',
    'responsible',
    'leadofficer',
    'lead',
    'who',
    'allocatedto',
  ],
  givenOn: ['given', 'givenon', 'dategiven', 'raised', 'dateraised', 'date', 'created', 'opened', 'meetingdate'],
  dueOn: ['due', 'dueon', 'duedate', 'deadline', 'targetdate', 'target', 'bywhen', 'datedue'],
  state: ['state', 'status', 'progress', 'openclosed'],
  doneOn: ['closed', 'closedon', 'dateclosed', 'completed', 'completedon', 'datecompleted', 'completiondate', 'done'],
  outcome: ['outcome', 'result', 'update', 'comments', 'resolution'],
  fourP: ['4p', 'fourp', 'strand', '4pstrand', 'pillar', 'theme'],
};

const { reference, title, agency, givenOn, state } = names;
const needed = { reference, title, agency, givenOn, state };

/** Reads an action log that was copied out of a spreadsheet or saved as CSV. */
export function readPastTaskTable(text: string, most: number): Table<PastTaskColumn> {
  return readTable(text, pastTaskColumns, headings, needed, most);
}
