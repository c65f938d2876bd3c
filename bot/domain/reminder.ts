import { z } from 'zod';
import { MemberId } from './ids';
import { type MessageContent, saidBy } from './message';
import { Refusal } from './refusal';
import {
  addDays,
  type Days,
  dayText,
  dueText,
  Instant,
  instantAt,
  isWorkingDay,
  type LocalDate,
  localDateOf,
  LocalTime,
  timeText,
} from './time';

/** What, when relative to what, to whom: data, per panel. */
export const ReminderRule = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'Use small letters, digits and hyphens.'),
  about: z.enum(['task', 'meeting', 'agreement']),
  /** From the due day, the meeting's day, the agreement's last day: negative before. */
  days: z.number().int().min(-120).max(60),
  to: z.array(z.enum(['owner', 'deputy', 'agencyLead', 'chair', 'coordinator', 'members'])).min(1, 'Say who is told.'),
});
export type ReminderRule = z.infer<typeof ReminderRule>;

function rule(about: ReminderRule['about'], days: number, ...to: ReminderRule['to']): ReminderRule {
  return { id: ruleId({ about, days }), about, days, to };
}

const anchorTexts: Readonly<Record<ReminderRule['about'], string>> = {
  task: 'a task is due',
  meeting: 'a meeting',
  agreement: 'an agreement ends',
};

/** "7 days before a task is due" */
export function ruleText({ about, days }: Pick<ReminderRule, 'about' | 'days'>): string {
  if (days === 0) return `On the day that ${about === 'meeting' ? 'a meeting is held' : anchorTexts[about]}`;
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  return `${count} ${days < 0 ? 'before' : 'after'} ${anchorTexts[about]}`;
}

export function ruleId({ about, days }: Pick<ReminderRule, 'about' | 'days'>): string {
  return `${about}-${days === 0 ? 'day' : days < 0 ? `${-days}-before` : `${days}-after`}`;
}

export const defaultReminderRules: ReminderRule[] = [
  rule('meeting', -7, 'members'),
  rule('meeting', -1, 'members'),
  rule('task', -7, 'owner'),
  rule('task', -2, 'owner'),
  rule('task', 0, 'owner'),
  rule('task', 2, 'owner'),
  rule('task', 7, 'agencyLead', 'chair'),
  rule('agreement', -60, 'agencyLead', 'coordinator'),
  rule('agreement', -30, 'agencyLead', 'coordinator'),
  rule('agreement', -7, 'agencyLead', 'coordinator'),
];

/** The working day on which a rule speaks: the one before where its day is none and it warns, else the one after. */
export function reminderDay({ days }: ReminderRule, anchor: LocalDate, holidays: Days): LocalDate {
  let day = addDays(anchor, days);
  while (!isWorkingDay(day, holidays)) day = addDays(day, days < 0 ? -1 : 1);
  return day;
}

export interface DueReminder {
  readonly rule: ReminderRule;
  readonly day: LocalDate;
  /** Its day has passed: the server was away. */
  readonly late: boolean;
}

/**
 * The one reminder that is due on `today`: after days away the latest alone, never a pile. Rules whose day lies before
 * `since`, when the thing came to be, say nothing.
 */
export function findDueReminder(
  rules: readonly ReminderRule[],
  anchor: LocalDate,
  since: LocalDate | undefined,
  today: LocalDate,
  holidays: Days,
): DueReminder | undefined {
  const days = rules
    .map((each) => ({ rule: each, day: reminderDay(each, anchor, holidays) }))
    .filter(({ day }) => day <= today && (since === undefined || day > since))
    .sort((a, b) => a.rule.days - b.rule.days);
  const last = days.at(-1);
  return last === undefined ? undefined : { ...last, late: last.day < today };
}

/** From when until when nothing is sent that can wait; on weekends and bank holidays all day. */
export const QuietHours = z.object({ from: LocalTime, until: LocalTime });
export type QuietHours = z.infer<typeof QuietHours>;

export const defaultQuietHours: QuietHours = { from: '18:00', until: '08:00' };

/** Of the panel, by whose clock it is. */
export interface Hours {
  readonly timeZone: string;
  readonly quietHours?: QuietHours | undefined;
}

export function isDecentHour(
  now: Instant,
  { timeZone, quietHours = defaultQuietHours }: Hours,
  holidays: Days,
): boolean {
  const time = timeText(now, timeZone);
  return isWorkingDay(localDateOf(now, timeZone), holidays) && time >= quietHours.until && time < quietHours.from;
}

/** `now`, and in quiet hours the next morning: for what can wait until then. */
export function decentHour(now: Instant, hours: Hours, holidays: Days): Instant {
  return isDecentHour(now, hours, holidays) ? now : nextMorning(now, hours, holidays);
}

/** When reminders of a day go out at the earliest. */
export function morningOf(day: LocalDate, { timeZone, quietHours = defaultQuietHours }: Hours): Instant {
  return instantAt(day, quietHours.until, timeZone);
}

/** The next morning on a working day, when the quiet hours end, strictly after `now`. */
export function nextMorning(now: Instant, hours: Hours, holidays: Days): Instant {
  let day = localDateOf(now, hours.timeZone);
  for (;;) {
    const morning = morningOf(day, hours);
    if (isWorkingDay(day, holidays) && morning > now) return morning;
    day = addDays(day, 1);
  }
}

const REMINDER_OF = 'Reminder of ';

/** "Reminder of Fri 12 Feb: …", for the card goes on saying it. */
export function remindingOn(today: LocalDate, said: string): string {
  return `${REMINDER_OF}${dayText(today, today)}: ${said}`;
}

/** Whether a card comes because a day has come, and not because somebody did something. */
export function isReminder(said: string | undefined): boolean {
  return said?.startsWith(REMINDER_OF) === true;
}

/** It comes of itself, so nobody misses it where nothing is left to say. */
export function isOfItsDay(content: MessageContent): boolean {
  return content.kind === 'due' || isReminder(saidBy(content));
}

/** Nobody misses it where nothing is left to say to them: it came of itself, or is sent whatever there is to answer. */
export function isMissedByNobody(content: MessageContent): boolean {
  if (content.kind !== 'notice') return isOfItsDay(content);
  return content.requestId !== undefined || content.picture !== undefined;
}

/** Of which day it is, and that it came late: both stay so whatever becomes of what it reminded of. */
export function dayOfReminder(said: string): string {
  return said.endsWith(LATE) ? `${dayIn(said)}.${LATE}` : dayIn(said);
}

/** "Reminder of Fri 12 Feb: M2 is under way. This reminder comes late." */
export function reminderSaying(said: string, now: string): string {
  return said.endsWith(LATE) ? `${dayIn(said)}: ${now}.${LATE}` : `${dayIn(said)}: ${now}`;
}

function dayIn(said: string): string {
  const [of = said] = said.split(':');
  return of;
}

const LATE = ' This reminder comes late.';

/**
 * "Reminder of Fri 12 Feb: due Fri 19 Feb, in 7 days." Dated, for the card goes on saying it; a late one says so.
 */
export function reminderText(
  { rule: { about, days }, late }: DueReminder,
  anchor: LocalDate,
  today: LocalDate,
): string {
  const when = dueText(anchor, today);
  return remindingOn(today, `${askedIn(about, days, anchor < today, when)}${lateNote(late)}`);
}

function askedIn(about: ReminderRule['about'], days: number, isOver: boolean, when: string): string {
  if (about === 'meeting') return 'do you come?';
  if (about === 'agreement') return `the information sharing agreement ends ${when}.`;
  if (days >= 7) return `nobody has completed this. It was due ${when}.`;
  return `${isOver ? 'this was due' : 'due'} ${when}.`;
}

function lateNote(late: boolean): string {
  return late ? LATE : '';
}

/** What a member wants of reminders that are not urgent. */
export const ReminderPreference = z.object({
  memberId: MemberId,
  muted: z.boolean(),
  /** Not before this time of day. */
  from: LocalTime.optional(),
});
export type ReminderPreference = z.infer<typeof ReminderPreference>;

/** A reminder that was sent, is held back, or was released again: by its key it is sent once. */
export const SentReminder = z.object({
  /** "task-2-before.<task id>.2027-02-19" */
  key: z.string().min(1).max(200),
  state: z.enum(['sent', 'held', 'planned']),
  at: Instant,
  /** Who has been told, while others are still to be: one morning's messages may be more than one batch. */
  told: z.array(MemberId).optional(),
});
export type SentReminder = z.infer<typeof SentReminder>;

export function sentReminder(key: string, at: Instant): SentReminder {
  return { key, state: 'sent', at };
}

export function isPlanned({ state }: SentReminder): boolean {
  return state === 'planned';
}

/** `told` are told now; it is sent once all of those `to` whom it goes have been. */
export function toldReminder(
  before: SentReminder | undefined,
  { key, told, to }: { key: string; told: readonly MemberId[]; to: readonly MemberId[] },
  at: Instant,
): SentReminder {
  const all = [...new Set([...(before?.told ?? []), ...told])];
  return to.every((memberId) => all.includes(memberId))
    ? sentReminder(key, at)
    : { key, state: 'planned', at, told: all };
}

/** Held back, or released. The very same when it is so already. @throws Refusal `reminder-sent` */
export function heldOrReleased(
  before: SentReminder | undefined,
  key: string,
  wanted: boolean,
  at: Instant,
): SentReminder | undefined {
  if (before?.state === 'sent') throw new Refusal('reminder-sent');
  if ((before?.state === 'held') === wanted) return before;
  return { ...before, key, state: wanted ? 'held' : 'planned', at };
}

export function reminderKey({ rule: { id } }: Pick<DueReminder, 'rule'>, subjectId: string, anchor: LocalDate): string {
  return `${id}.${subjectId}.${anchor}`;
}

/** What the reminder of this key is about. */
export function subjectOfReminder(key: string): string {
  return key.split('.').slice(1, -1).join('.');
}
