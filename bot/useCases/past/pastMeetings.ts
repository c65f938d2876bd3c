import { z } from 'zod';
import { type PastMeeting, pastMeetingKey, pastMeetingName, saysSame } from '../../domain/pastMeeting';
import { dayText } from '../../domain/dayText';
import { inOneLine } from '../../domain/spreadsheet';
import type { Draft } from '../../ledger/changeDraft';
import { recordOf } from '../../ledger/records';
import { loadMeetings } from '../meetings/meetingLists';
import { agencyFinder } from '../members/agencyMeant';
import { agencyName } from '../members/names';
import type { Context } from '../ports';
import { bringIn, MOST_LETTERS, MOST_ROWS, type ReadRow, tooMany } from './bringIn';
import type { PastMeetingView, PastPreview, PastProgress, PastRow } from './pastViews';
import {
  pastMeetingColumnNames,
  type PastMeetingColumn,
  type PastMeetingRow,
  readPastMeeting,
  readPastMeetingTable,
} from './readPastMeeting';
import { RowFaults } from './rowFaults';

export const PastMeetings = z.object({
  text: z.string().max(MOST_LETTERS).describe('The meetings, as copied out of a spreadsheet or saved as CSV'),
});

export const PastMeetingsFrom = PastMeetings.extend({
  from: z.number().int().nonnegative().default(0).describe('The row to begin at, as the last answer says'),
});

interface ReadMeeting extends ReadRow<PastMeeting> {
  readonly written: PastMeetingRow;
}

async function readMeetings({ text }: z.infer<typeof PastMeetings>, ctx: Context) {
  const table = readPastMeetingTable(text, MOST_LETTERS);
  const problem = table.fault ?? tooMany(table.rows.length);
  const agencyOf = agencyFinder(ctx.roster.agencies.values());
  const ground = { agencyOf, today: ctx.today, meetings: await loadMeetings(ctx) };
  const own = { panelId: ctx.roster.panel.id, broughtIn: { by: ctx.viewer.member.id, at: ctx.now } };
  const seen = new Map<string, number>();
  const rows = (problem === undefined ? table.rows : []).map((written, index): ReadMeeting => {
    const row = index + 2;
    const faults = new RowFaults<PastMeetingColumn>();
    const read = readPastMeeting(written, ground, faults);
    noteTwice('on', read?.on, 'day', row, seen, faults);
    noteTwice('number', read?.number, 'number', row, seen, faults);
    const named = faults.found.map(({ column, message }) => ({ column: pastMeetingColumnNames[column], message }));
    return { row, written, faults: named, ...(read === undefined ? {} : { value: { ...read, ...own } }) };
  });
  return { rows, unread: [...table.unread], ...(problem === undefined ? {} : { problem }) };
}

function noteTwice(
  column: PastMeetingColumn,
  said: string | undefined,
  what: string,
  row: number,
  seen: Map<string, number>,
  faults: RowFaults<PastMeetingColumn>,
): void {
  if (said === undefined) return;
  const key = `${column}:${said.toLowerCase()}`;
  const first = seen.get(key);
  if (first === undefined) seen.set(key, row);
  else faults.add(column, `Row ${first} has this ${what} too. Put one of them right, or take it out.`);
}

/** Every row, and what would become of it. Nothing is written. */
export async function previewPastMeetings(input: z.infer<typeof PastMeetings>, ctx: Context): Promise<PastPreview> {
  const { rows, ...rest } = await readMeetings(input, ctx);
  const stand = new Map((await loadPast(ctx)).map((meeting) => [pastMeetingKey(meeting), meeting]));
  const items = rows.map((each) => previewOf(each, stand, ctx));
  return { ...rest, items, asksGateway: [], asksFourP: false };
}

function previewOf(
  { row, value, written, faults }: ReadMeeting,
  stand: ReadonlyMap<string, PastMeeting>,
  ctx: Context,
): PastRow {
  const id = String(row);
  if (value === undefined || faults.length > 0) {
    const title = [written.number, written.on].filter((part) => part !== undefined).join(', ');
    return { id, row, standing: 'fault', title, says: inOneLine(written.venue ?? ''), faults: [...faults] };
  }
  const { title, placeText, presentText, decisions } = viewOf(value, ctx);
  const count = decisions.length === 1 ? '1 decision' : `${decisions.length} decisions`;
  const says = [placeText, presentText, decisions.length === 0 ? undefined : count].filter(
    (part) => part !== undefined,
  );
  return {
    id,
    row,
    standing: standingOf(value, stand.get(pastMeetingKey(value))),
    title,
    says: says.join(' · '),
    faults: [],
  };
}

function standingOf(meeting: PastMeeting, found: PastMeeting | undefined): 'new' | 'changed' | 'unchanged' {
  if (found === undefined) return 'new';
  return saysSame(meeting, found) ? 'unchanged' : 'changed';
}

/** @throws Refusal `rows-at-fault` */
export async function importPastMeetings(
  { from, ...input }: z.infer<typeof PastMeetingsFrom>,
  ctx: Context,
): Promise<PastProgress> {
  const { rows } = await readMeetings(input, ctx);
  return bringIn(rows, from, ctx, (meeting, draft) => bringMeetingIn(meeting, draft, ctx));
}

async function bringMeetingIn(meeting: PastMeeting, draft: Draft, ctx: Context) {
  const found = await draft.read('pastMeeting', pastMeetingKey(meeting));
  const standing = standingOf(meeting, found);
  if (standing === 'unchanged') return standing;
  draft.put('pastMeeting', meeting);
  draft.log({
    action: found === undefined ? 'meeting-brought-in' : 'meeting-brought-anew',
    by: ctx.viewer.member.id,
    // Of no meeting here: whoever is told reads again what was before.
    subject: { type: 'meeting', id: `before-${meeting.on}`, reference: nameOfPast(meeting) },
    readers: ['*'],
  });
  return standing;
}

function nameOfPast(meeting: PastMeeting): string {
  return `${pastMeetingName(meeting)}, ${dayText(meeting.on, '')}`;
}

async function loadPast(ctx: Context): Promise<PastMeeting[]> {
  const found = await ctx.store.query(ctx.roster.panel.id, { type: 'pastMeeting', limit: MOST_ROWS });
  return found.map((document) => recordOf('pastMeeting', document));
}

/** What the panel did before it had Sentinel, the latest first. */
export async function listPastMeetings(
  _input: Record<string, never>,
  ctx: Context,
): Promise<{ items: PastMeetingView[] }> {
  const all = await loadPast(ctx);
  return { items: all.sort((a, b) => b.on.localeCompare(a.on)).map((meeting) => viewOf(meeting, ctx)) };
}

function viewOf(meeting: PastMeeting, ctx: Context): PastMeetingView {
  const { on, mode, venue, present, decisions } = meeting;
  const place = [mode === undefined ? undefined : mode === 'teams' ? 'On Teams' : 'In person', venue];
  const placeText = place.filter((part) => part !== undefined).join(', ');
  const people = present.people === undefined ? [] : [`${present.people} present`];
  const names = [...present.agencyIds.map((id) => agencyName(id, ctx)), ...present.names];
  const presentText = [...people, ...names].join(', ');
  return {
    ...{ id: on, title: nameOfPast(meeting), decisions },
    ...(placeText === '' ? {} : { placeText }),
    ...(presentText === '' ? {} : { presentText }),
  };
}
