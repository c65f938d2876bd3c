import { z } from 'zod';
import { hasRight } from '../../access/rights';
import { type PastMeeting, pastMeetingKey, pastMeetingSubject, saysSame, wordsOfPast } from '../../domain/pastMeeting';
import { given } from '../../domain/given';
import { ERASED } from '../../domain/sameWords';
import { inOneLine, type Said } from '../../domain/spreadsheet';
import { LocalDate } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { recordOf } from '../../ledger/records';
import { loadMeetings } from '../meetings/meetingLists';
import { agencyFinder } from '../members/agencyMeant';
import { agencyName } from '../members/names';
import type { Context } from '../ports';
import { bringIn } from './bringIn';
import type { PastMeetingView, PastPreview, PastProgress, PastRow } from './pastViews';
import { type PastMeetingColumn, pastMeetingList, readPastMeeting, readPastMeetingTable } from './readPastMeeting';
import type { RowFaults } from './rowFaults';
import {
  columnsFor,
  listFields,
  MOST_LETTERS,
  MOST_ROWS,
  outOfIt,
  type ReadRow,
  readRows,
  SaidOnce,
  tooMany,
} from './writtenRows';

export const PastMeetings = z.object({
  ...listFields('The meetings', pastMeetingList),
});

export const PastMeetingsFrom = PastMeetings.extend({
  from: z.number().int().nonnegative().default(0).describe('The row to begin at, as the last answer says'),
});

type ReadMeeting = ReadRow<PastMeeting, PastMeetingColumn>;

async function readMeetings(input: z.infer<typeof PastMeetings>, ctx: Context) {
  const table = readPastMeetingTable(input.text, MOST_LETTERS);
  const problem = table.fault ?? tooMany(table.rows.length);
  const agencyOf = agencyFinder(ctx.roster.agencies.values());
  const ground = { agencyOf, today: ctx.today, meetings: await loadMeetings(ctx) };
  const own = { panelId: ctx.roster.panel.id, broughtIn: { by: ctx.viewer.member.id, at: ctx.now } };
  const once = new SaidOnce<PastMeetingColumn>();
  const rows = problem === undefined ? readRows(table, pastMeetingList, input, readOne) : [];
  function readOne(written: Said<PastMeetingColumn>, faults: RowFaults<PastMeetingColumn>, row: number) {
    const read = readPastMeeting(written, ground, faults);
    if (read === undefined) return undefined;
    once.note('on', read.on, 'day', row, faults);
    if (read.number !== undefined) once.note('number', read.number, 'number', row, faults);
    return { ...read, ...own };
  }
  return { rows, unread: [...table.unread], ...(problem === undefined ? {} : { problem }) };
}

/** Every row, and what would become of it. Nothing is written. */
export async function previewPastMeetings(input: z.infer<typeof PastMeetings>, ctx: Context): Promise<PastPreview> {
  const { rows, ...rest } = await readMeetings(input, ctx);
  const stand = new Map((await loadPast(ctx)).map((meeting) => [pastMeetingKey(meeting), meeting]));
  const items = rows.map((each) => previewOf(each, stand, ctx));
  const columns = columnsFor(pastMeetingList, { mode: ['Teams', 'In person'] });
  return { ...rest, items, columns, asksGateway: [], asksFourP: false };
}

function previewOf(read: ReadMeeting, stand: ReadonlyMap<string, PastMeeting>, ctx: Context): PastRow {
  const { row, value, written, faults, cells } = read;
  if (value === undefined || faults.length > 0) {
    const title = [written.number, written.on].filter((part) => part !== undefined).join(', ');
    return outOfIt(read, title, [written.venue && inOneLine(written.venue)]);
  }
  const { title, placeText, presentText, decisions } = viewOf(value, ctx);
  const count = decisions.length === 1 ? '1 decision' : `${decisions.length} decisions`;
  const says = [placeText, presentText, decisions.length === 0 ? undefined : count].filter(
    (part) => part !== undefined,
  );
  return {
    ...{ id: String(row), row, standing: standingOf(value, stand.get(pastMeetingKey(value))), title },
    ...{ says: says.join(' · '), faults: [], cells: [...cells] },
  };
}

function standingOf(meeting: PastMeeting, found: PastMeeting | undefined): 'new' | 'changed' | 'unchanged' | 'worked' {
  if (found === undefined) return 'new';
  if (found.retention?.disposed !== undefined) return 'worked';
  if (saysSame(meeting, found)) return 'unchanged';
  // What had to go does not come back.
  return wordsOfPast(found).includes(ERASED) ? 'worked' : 'changed';
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
  if (standing === 'unchanged' || standing === 'worked') return standing;
  // Until when it is kept was decided of the meeting, whatever the list says of it.
  draft.put('pastMeeting', { ...meeting, ...given({ retention: found?.retention }) });
  draft.log({
    action: found === undefined ? 'meeting-brought-in' : 'meeting-brought-anew',
    by: ctx.viewer.member.id,
    subject: pastMeetingSubject(meeting),
    readers: ['*'],
  });
  return standing;
}

async function loadPast(ctx: Context): Promise<PastMeeting[]> {
  const found = await ctx.store.query(ctx.roster.panel.id, { type: 'pastMeeting', limit: MOST_ROWS });
  return found.map((document) => recordOf('pastMeeting', document));
}

export const PastMeetingsAsked = z.object({
  on: LocalDate.optional().describe('That of this day alone, with what else may be done with it'),
});

/** What the panel did before it had Sentinel, the latest first. */
export async function listPastMeetings(
  { on }: z.infer<typeof PastMeetingsAsked>,
  ctx: Context,
): Promise<{ items: PastMeetingView[] }> {
  const all = await loadPast(ctx);
  if (on !== undefined) return { items: await Promise.all(all.filter((each) => each.on === on).map(asOne)) };
  return { items: all.sort((a, b) => b.on.localeCompare(a.on)).map((meeting) => viewOf(meeting, ctx)) };

  async function asOne(meeting: PastMeeting): Promise<PastMeetingView> {
    const words = wordsOfPast(meeting);
    const isErasable = hasRight(ctx.viewer, 'log.eraseWords') && words.length > 0 && !words.includes(ERASED);
    const erasedBy = isErasable ? await broughtBy(meeting, ctx) : undefined;
    return { ...viewOf(meeting, ctx), ...given({ erasedBy }) };
  }
}

/** The entry of the log that says it was brought in. */
async function broughtBy(meeting: PastMeeting, ctx: Context): Promise<number | undefined> {
  const [found] = await ctx.store.query(ctx.roster.panel.id, {
    type: 'log',
    where: [{ key: 'subjectId', is: pastMeetingSubject(meeting).id }],
    order: { key: 'number', direction: 'descending' },
    limit: 1,
  });
  return found === undefined ? undefined : recordOf('log', found).number;
}

function viewOf(meeting: PastMeeting, ctx: Context): PastMeetingView {
  const { on, mode, venue, present, decisions } = meeting;
  const place = [mode === undefined ? undefined : mode === 'teams' ? 'On Teams' : 'In person', venue];
  const placeText = place.filter((part) => part !== undefined).join(', ');
  const people = present.people === undefined ? [] : [`${present.people} present`];
  const names = [...present.agencyIds.map((id) => agencyName(id, ctx)), ...present.names];
  const presentText = [...people, ...names].join(', ');
  return {
    ...{ id: on, title: pastMeetingSubject(meeting).reference, decisions },
    ...(placeText === '' ? {} : { placeText }),
    ...(presentText === '' ? {} : { presentText }),
  };
}
