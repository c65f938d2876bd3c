import { z } from 'zod';
import { AgencyId, MemberId } from '../../domain/ids';
import { type LogEntry, LogSubject } from '../../domain/log';
import { isLogAction, type LogAction, LogKind } from '../../domain/logActions';
import { MOST_NOMINALS, nominalKey } from '../../domain/nominal';
import { Refusal } from '../../domain/refusal';
import { searchable } from '../../domain/searchable';
import { LocalDate } from '../../domain/time';
import { hasParts, subjectKey } from '../../ledger/logKeys';
import { CursorText, Flag, Limit, readPage } from '../../ledger/paging';
import { documentIdAt, recordOf } from '../../ledger/records';
import type { Condition } from '../../ledger/store';
import { withinDays } from '../../ledger/withinDays';
import type { Context } from '../ports';
import { bareView, logEntryView } from './entryViews';
import { type LeftOut, leftOutOfLog } from './leftOut';
import { subjectBearing } from './logAbout';
import type { LogEntryView } from './logViews';

export const About = z
  .string()
  .trim()
  .min(1)
  .max(160)
  .describe(
    'SEN-27-014, I-27-006, M2, “M2, item 3”, “NM-OCG-031, person 2”; or what a line says that it is about: issue:i-7',
  );

export const LogSearch = z.object({
  about: About.optional(),
  by: z
    .union([MemberId, z.literal('system')])
    .optional()
    .describe('Who did it'),
  reader: MemberId.optional().describe('Who was given it to see, was sent it, or was turned away'),
  seen: Flag.optional().describe('Only what tells who saw, was sent or told something, or was turned away'),
  kind: LogKind.optional(),
  action: z.string().refine(isLogAction, 'The log knows no such action.').optional(),
  refused: Flag.optional().describe('Only where somebody was turned away'),
  reason: z.string().trim().max(120).optional().describe('Only openings whose reason has these words'),
  agencyId: AgencyId.optional().describe('To which something was disclosed'),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  cursor: CursorText.optional(),
  limit: Limit.optional(),
});
type LogSearch = z.infer<typeof LogSearch>;

/** What the log has of a person, a record, a kind, some days, or all of these together; the newest first. */
export async function findInLog(search: LogSearch, ctx: Context): Promise<{ items: LogEntryView[]; cursor?: string }> {
  const isLeftOut = await leftOutOfLog(ctx);
  const { records, cursor } = await findEntries(search, isLeftOut, ctx);
  return {
    items: records.map((entry) => (isLeftOut(entry.subject) ? bareView(entry, ctx) : logEntryView(entry, ctx))),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

/** One page, whatever the length of the log. */
async function findEntries(
  search: LogSearch,
  isLeftOut: LeftOut,
  ctx: Context,
): Promise<{ records: LogEntry[]; cursor?: string }> {
  const { cursor, limit } = search;
  const about = search.about === undefined ? undefined : await subjectAsked(search.about, isLeftOut, ctx);
  const where = [...(about === undefined ? [] : [aboutCondition(about)]), ...conditionsOf(search, ctx)];
  return readPage('log', { where, key: 'at', direction: 'descending', cursor, limit }, ctx);
}

export function aboutCondition(subject: LogSubject): Condition {
  return { key: hasParts(subject) ? 'about' : 'own', is: subjectKey(subject) };
}

function conditionsOf({ by, reader, seen, kind, action, refused, reason, agencyId, ...days }: LogSearch, ctx: Context) {
  const held = { doneBy: by, seenBy: reader, kind, action, sight: seen === true ? 'yes' : undefined };
  return [
    ...Object.entries(held).flatMap(([key, is]): Condition[] => (is === undefined ? [] : [{ key, is }])),
    ...(refused === true ? [{ key: 'action', is: 'access-refused' satisfies LogAction }] : []),
    ...(reason === undefined || reason === '' ? [] : reasonConditions(reason)),
    ...(agencyId === undefined
      ? []
      : [
          { key: 'disclosed', is: 'yes' },
          { key: 'toAgencies', holdsAnyOf: [agencyId] },
        ]),
    ...dayConditions(days, ctx),
  ];
}

/** Reasons have no index of their own: they are looked for among what was read. */
function reasonConditions(reason: string): Condition[] {
  return [
    { key: 'kind', is: 'consultation' satisfies LogKind },
    { key: 'reason', contains: searchable(reason) },
  ];
}

/** Both days are meant with all of their hours, where the panel is. */
export function dayConditions(days: Pick<LogSearch, 'from' | 'to'>, ctx: Context): Condition[] {
  return withinDays('at', days, ctx);
}

/** @throws Refusal `no-such-reference` where nothing bears it that the reader may know of */
export async function subjectAsked(asked: string, isLeftOut: LeftOut, ctx: Context): Promise<LogSubject> {
  const [type = '', id] = asked.split(/:(.*)/s, 2);
  const given = LogSubject.safeParse({ type, id });
  if (given.success) {
    if (isLeftOut(given.data)) nothingBears(asked);
    return given.data;
  }
  const [, whole, part = '', place] = /^(.+), (item|person) (\d+)$/i.exec(asked) ?? [];
  const found = await subjectBearing(whole ?? asked, isLeftOut, ctx);
  if (place === undefined) return found;
  const isItem = part.toLowerCase() === 'item';
  return (await (isItem ? findItem : findPerson)(found, Number(place), ctx)) ?? nothingBears(asked);
}

function nothingBears(reference: string): never {
  throw new Refusal('no-such-reference', { reference });
}

async function findItem({ id }: LogSubject, place: number, { store, roster }: Context) {
  const stored = await store.read(roster.panel.id, documentIdAt('meeting', id));
  const meeting = stored && recordOf('meeting', stored);
  const item = meeting?.agenda[place - 1];
  return meeting && item && { type: 'agendaItem' as const, id: `${meeting.id}.${item.id}` };
}

async function findPerson({ id }: LogSubject, place: number, { store, roster }: Context) {
  const where = [{ key: 'groupId', is: id }];
  const found = await store.query(roster.panel.id, { type: 'nominal', where, limit: MOST_NOMINALS });
  const person = found.map((each) => recordOf('nominal', each)).find(({ number }) => number === place);
  return person && { type: 'group' as const, id: nominalKey(person) };
}
