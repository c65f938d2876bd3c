import { z } from 'zod';
import { maySeeIssue, maySeeTask } from '../../access/sight';
import { type Audience, isForFew } from '../../domain/audience';
import { hasAttended } from '../../domain/attendance';
import { MemberId } from '../../domain/ids';
import type { LogEntry } from '../../domain/log';
import { isOfRetention } from '../../domain/logActions';
import { markingOf } from '../../domain/marking';
import { meetingReference } from '../../domain/meeting';
import { type Member, roleNames } from '../../domain/member';
import { Refusal } from '../../domain/refusal';
import { Reason } from '../../domain/task';
import { typedLine } from '../../domain/text';
import { dayText, momentText } from '../../domain/time';
import { documentIdAt, recordOf } from '../../ledger/records';
import { readAll } from '../../ledger/paging';
import { storyOf } from '../../ledger/logKeys';
import { zoneOf } from '../../ledger/roster';
import { doneText } from '../log/history';
import { isOfFew } from '../log/logMarking';
import { leftOutOfLog } from '../log/leftOut';
import type { Reading } from '../log/reading';
import { loadAttendances, loadMeetings } from '../meetings/meetingLists';
import { agencyName } from '../members/names';
import type { Context } from '../ports';
import { taskStateNames } from '../tasks/viewTask';
import { entriesBy, entryLine, heldFile, type HeldFile, HeldFormat, type HeldPart, told } from './heldFile';

export const OwnDataQuery = z.object({ format: HeldFormat });
export const PersonDataQuery = z.object({
  memberId: MemberId,
  to: typedLine(120).describe('Who asked for it, or whom it goes to'),
  why: Reason,
  format: HeldFormat,
});

/** What is held about whoever asks, as far as they may still see it. */
export async function ownData({ format }: z.infer<typeof OwnDataQuery>, ctx: Context): Promise<HeldFile> {
  return fileOf(ctx.viewer.member, format, 'What is held about me', ctx);
}

/** @throws Refusal `not-found` */
export async function personData(
  { memberId, to, why, format }: z.infer<typeof PersonDataQuery>,
  ctx: Context,
): Promise<HeldFile> {
  const { members, former } = ctx.roster;
  const member = members.get(memberId) ?? former.get(memberId);
  if (member === undefined) throw new Refusal('not-found', { what: 'member' });
  return fileOf(member, format, `To ${to}. ${why}`, ctx);
}

/** Each time that it is taken: a disclosure, or one's own reading. */
export function personFileTaken(action: 'person-disclosed' | 'person-read-own') {
  return ({ holds: { id }, note }: HeldFile): Reading[] => [
    { action, subject: { type: 'member', id, reference: 'What is held about a person' }, note, eachTime: true },
  ];
}

async function fileOf(
  member: Member,
  format: z.infer<typeof HeldFormat>,
  note: string,
  ctx: Context,
): Promise<HeldFile> {
  const { id, name } = member;
  const called = `${name}, ${ctx.roster.panel.name}, ${dayText(ctx.today, '')}`;
  const parts = await partsOf(member, ctx);
  const marking = markingOf(
    ctx.roster.panel,
    parts.some(({ isForFew }) => isForFew),
  );
  return heldFile({ subject: { type: 'member', id }, name: id, called, note, marking }, parts, format, ctx);
}

/** With whether any of it is of what is for few. */
type Part = HeldPart & { readonly isForFew?: boolean };

async function partsOf(member: Member, ctx: Context): Promise<Part[]> {
  const [attended, raised, tasks, asked, logged, read, contact] = await Promise.all([
    attendanceOf(member, ctx),
    issuesOf(member, ctx),
    tasksOf(member, ctx),
    askedOf(member, ctx),
    loggedOf(member, ctx),
    readBy(member, ctx),
    contactOf(member, ctx),
  ]);
  const accepted = (member.accepted ?? []).map(
    ({ version, at, door }) => `Version ${version}, ${momentText(at, ctx.today, zoneOf(ctx))}, by ${door}`,
  );
  return [
    { title: 'The seat', lines: seatOf(member, ctx) },
    { title: 'Ways to reach them', lines: contact },
    { title: 'Meetings', lines: attended },
    { title: 'Statements accepted', lines: accepted },
    { title: 'Issues they raised', ...raised },
    { title: 'Tasks they own', ...tasks },
    { title: 'What they asked to see', lines: asked },
    { title: 'What was done with their seat, and to whom their data went', lines: logged },
    { title: 'What they read', ...read },
  ];
}

function seatOf(member: Member, ctx: Context): string[] {
  const { name, title, role, agencyId, seat, area, joinedOn, endsOn, vettingLevel, vettedUntil, account } = member;
  const said: readonly (readonly [string, string | undefined])[] = [
    ['Name', name],
    ['Job title', title === '' ? undefined : title],
    ['Role', roleNames[role]],
    ['Organisation', agencyName(agencyId, ctx)],
    ['Seat', seat],
    ['Area covered', area],
    ['First day', joinedOn],
    ['Last day', endsOn],
    ['Vetting level', vettingLevel],
    ['Vetted until', vettedUntil],
    ['Account', account === undefined ? undefined : `${account.tenantId}/${account.objectId}`],
  ];
  return told(said);
}

async function contactOf({ id, email, phone }: Member, { store, roster }: Context): Promise<string[]> {
  const found = await store.read(roster.panel.id, documentIdAt('contact', id));
  const chat = found === undefined ? undefined : recordOf('contact', found).userId;
  return told([
    ['E-mail address', email],
    ['Telephone', phone],
    ['Their id in Teams', chat],
  ]);
}

async function attendanceOf({ id }: Member, ctx: Context): Promise<string[]> {
  const meetings = await loadMeetings(ctx);
  const lines = await Promise.all(
    meetings.map(async (meeting) => {
      const own = (await loadAttendances(meeting.id, ctx)).find(({ memberId }) => memberId === id);
      if (own === undefined) return [];
      const said = own.reply === undefined ? [] : [`said ${own.reply.answer.kind}`];
      const came = hasAttended(own) ? ['was there'] : [];
      const declared = own.interests.length === 0 ? [] : [`declared ${own.interests.length} interests`];
      return [`${meetingReference(meeting)}: ${[...said, ...came, ...declared].join(', ')}`];
    }),
  );
  return lines.flat();
}

/** In their own words. */
async function issuesOf({ id }: Member, ctx: Context): Promise<Said> {
  const where = [{ key: 'raisedBy', is: id }];
  const found = await readAll('issue', { where, key: 'number', direction: 'ascending' }, ctx);
  const seen = found.filter((issue) => maySeeIssue(issue, ctx.viewer));
  return saidOf(seen, ({ reference, text }) => `${reference}: ${text}`);
}

/** By number and state: what they ask for is about others. */
async function tasksOf({ id }: Member, ctx: Context): Promise<Said> {
  const where = [{ key: 'ownerId', is: id }];
  const found = await readAll('task', { where, key: 'ownerId', direction: 'ascending' }, ctx);
  const seen = found.filter((task) => maySeeTask(task, ctx.viewer));
  return saidOf(seen, ({ reference, state }) => `${reference}: ${taskStateNames[state]}`);
}

type Said = Pick<Part, 'lines' | 'isForFew'>;

function saidOf<Kept extends { readonly audience: Audience }>(
  records: readonly Kept[],
  lineOf: (record: Kept) => string,
): Said {
  return { lines: records.map(lineOf).sort(), isForFew: records.some(isForFew) };
}

/** In their own words, and the reference that they gave: whether there is such a record, it does not say. */
async function askedOf({ id }: Member, ctx: Context): Promise<string[]> {
  const where = [{ key: 'askedBy', is: id }];
  const found = await readAll('accessRequest', { where, key: 'askedAt', direction: 'ascending' }, ctx);
  return found.map(({ at, reference, why }) => `${momentText(at, ctx.today, zoneOf(ctx))}, ${reference}: ${why}`);
}

/** Who did it is told as a role: nobody else need be named. What is held for whose case is nothing to tell them. */
async function loggedOf({ id }: Member, ctx: Context): Promise<string[]> {
  const { roster, today } = ctx;
  const keys = ['subjectId', 'readId'] as const;
  const entries = (await Promise.all(keys.map((key) => entriesBy({ key, is: id }, ctx)))).flat();
  return entries
    .filter(({ action }) => !isOfRetention(action))
    .map((entry) => {
      const by = entry.by === 'system' ? undefined : (roster.members.get(entry.by) ?? roster.former.get(entry.by));
      const who = by === undefined ? 'Sentinel' : roleNames[by.role];
      return `${momentText(entry.at, today, zoneOf(ctx))}: ${doneText(entry)}, ${who}`;
    });
}

/** What was restricted, as the log has it; of what whoever asks left for, nothing. */
async function readBy({ id }: Member, ctx: Context): Promise<Said> {
  const isLeftOut = await leftOutOfLog(ctx);
  const where = [
    { key: 'doneBy', is: id },
    { key: 'kind', is: 'consultation' },
  ];
  const found = await readAll('log', { where, key: 'at', direction: 'descending' }, ctx);
  const shown = found.filter((entry) => entry.action === 'access-refused' || !isLeftOut(storyOf(entry)));
  return {
    lines: shown.map((entry) => (entry.action === 'access-refused' ? refusedLine(entry, ctx) : entryLine(entry, ctx))),
    isForFew: shown.some(isOfFew),
  };
}

/** The same whatever there is: what somebody was refused is not told apart from what never was. */
function refusedLine({ at }: LogEntry, ctx: Context): string {
  return `${momentText(at, ctx.today, zoneOf(ctx))}: Was refused something that is not there for them`;
}
