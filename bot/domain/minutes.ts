import { z } from 'zod';
import { namesOf } from './byName';
import { AgendaPurpose } from './agenda';
import { canonical } from './canonical';
import { Audience, narrowest, readersOf } from './audience';
import { CreditedIds, DisruptionGrade, FourP } from './disruption';
import { given } from './given';
import { AgendaItemId, MeetingId, MemberId, MinuteEntryId, PanelId, TaskId } from './ids';
import { Refusal } from './refusal';
import { typedText } from './text';
import { without } from './without';
import { Instant } from './time';

export const MinuteText = typedText(2000);

export const MinuteKind = z.enum(['decision', 'note', 'disruption']);
export type MinuteKind = z.infer<typeof MinuteKind>;

/** Recorded on an item while the meeting runs. It is read by whoever may know of the item. */
export const MinuteEntry = z.object({
  id: MinuteEntryId,
  panelId: PanelId,
  meetingId: MeetingId,
  itemId: AgendaItemId,
  kind: MinuteKind,
  text: z.string().min(1),
  grade: DisruptionGrade.optional(),
  fourP: FourP.optional(),
  agencyIds: CreditedIds.optional(),
  audience: Audience,
  /** Those who left for the item. */
  recusedIds: z.array(MemberId).max(60).optional(),
  by: MemberId,
  at: Instant,
});
export type MinuteEntry = z.infer<typeof MinuteEntry>;

type Recorded = Pick<MinuteEntry, 'id' | 'panelId' | 'meetingId' | 'itemId' | 'kind' | 'text'> &
  Pick<MinuteEntry, (typeof gradedKeys)[number]>;

/** Those who left for the item, as of now. @throws Refusal `item-gone` where whoever records is one of them */
function withRecused(entry: MinuteEntry, recusedIds: MemberId[]): MinuteEntry {
  if (recusedIds.includes(entry.by)) throw new Refusal('item-gone');
  return recusedIds.length === 0 ? without(entry, ['recusedIds']) : { ...entry, recusedIds };
}

/** Recorded on an item, for whoever may know of it. @throws Refusal `item-gone` where whoever records left for it */
export function newMinuteEntry(
  recorded: Recorded & Pick<MinuteEntry, 'audience'>,
  recusedIds: MemberId[],
  { by, at }: Pick<MinuteEntry, 'by' | 'at'>,
): MinuteEntry {
  const { grade, fourP, agencyIds, ...rest } = recorded;
  return withRecused({ ...rest, ...given({ grade, fourP, agencyIds }), by, at }, recusedIds);
}

/**
 * The same entry in other words. It keeps its time, and the readers that it was recorded for; the very same when
 * nothing was said anew.
 *
 * @throws Refusal `id-taken`, `item-gone`
 */
export function corrected(
  entry: MinuteEntry,
  recorded: Recorded & Pick<MinuteEntry, 'audience'>,
  recusedIds: MemberId[],
  by: MemberId,
): MinuteEntry {
  if (entry.meetingId !== recorded.meetingId) throw new Refusal('id-taken');
  const { grade, fourP, agencyIds, ...rest } = recorded;
  const kept = without(entry, gradedKeys);
  const audience = narrowest([entry.audience, recorded.audience]);
  const after = withRecused({ ...kept, ...rest, ...given({ grade, fourP, agencyIds }), audience, by }, recusedIds);
  return saidKeys.every((key) => canonical(entry[key]) === canonical(after[key])) ? entry : after;
}

const gradedKeys = ['grade', 'fourP', 'agencyIds'] as const;
const saidKeys = ['itemId', 'kind', 'text', ...gradedKeys] as const;

/** Declared on an item: who, and whether they left for it. */
const DeclaredInterest = z.object({
  name: z.string(),
  agency: z.string(),
  text: z.string().max(500),
  recused: z.boolean(),
});

/** What the minutes say of one item: decisions and tasks, not who said what. */
export const MinuteSection = z.object({
  itemId: AgendaItemId,
  title: z.string(),
  purpose: AgendaPurpose,
  audience: Audience,
  /** Those who left for the item: they read nothing of it. */
  recusedIds: z.array(MemberId).max(60).optional(),
  /** An issue or a group that stood in the line above it. */
  inLine: z.literal(true).optional(),
  /** "carried" where it was not reached, or put off. */
  outcome: z.enum(['discussed', 'carried']),
  /** Not carried after all: its issue was dealt with otherwise. */
  dealtWith: z.literal(true).optional(),
  spentMinutes: z.number().int().nonnegative(),
  /** Minutes drafted before this was kept have none. */
  interests: z.array(DeclaredInterest).max(200).default([]),
  text: z.string().max(8000),
  decisions: z.array(z.string()).max(200),
  disruptions: z.array(z.string()).max(200),
  tasks: z.array(z.object({ taskId: TaskId, line: z.string() })).max(200),
});
export type MinuteSection = z.infer<typeof MinuteSection>;

/** Who may read an entry or a section, as readers are named. */
export function recordReaders({
  audience,
  recusedIds,
}: Pick<MinuteEntry | MinuteSection, 'audience' | 'recusedIds'>): string[] {
  return readersOf(audience, recusedIds);
}

const Attendee = z.object({ name: z.string(), agency: z.string(), note: z.string().optional() });

const MinutesCore = z.object({
  panelId: PanelId,
  meetingId: MeetingId,
  /** 1, 2 …: once agreed a version stays as it is for good. */
  version: z.number().int().positive(),
  beganAt: Instant,
  endedAt: Instant,
  overrunMinutes: z.number().int().nonnegative(),
  quorate: z.boolean(),
  present: z.array(Attendee).max(200),
  apologies: z.array(Attendee).max(200),
  sections: z.array(MinuteSection).max(100),
  changed: z.object({ by: z.union([MemberId, z.literal('system')]), at: Instant }),
});

const Done = z.object({ by: MemberId, at: Instant });
const Agreement = Done.extend({ meetingId: MeetingId, amendments: z.array(z.string()).max(50) });

/**
 * The minutes of one meeting.
 *
 *   draft ─confirm (chair)▶ confirmed ─agree (next meeting)▶ agreed      agreed ─▶ a draft of the next version
 *     ▲───────edit─────────────┘
 */
export const Minutes = z.discriminatedUnion('state', [
  MinutesCore.extend({ state: z.literal('draft') }),
  MinutesCore.extend({ state: z.literal('confirmed'), confirmed: Done }),
  MinutesCore.extend({ state: z.literal('agreed'), confirmed: Done, agreed: Agreement }),
]);
export type Minutes = z.infer<typeof Minutes>;

/** Drafted by the server when the meeting is over. */
export function newMinutes(
  drafted: Omit<z.infer<typeof MinutesCore>, 'version' | 'changed'>,
  at: Instant,
): Extract<Minutes, { state: 'draft' }> {
  return { ...drafted, version: 1, state: 'draft', changed: { by: 'system', at } };
}

/** Who was there, entered from paper after the close: a draft follows it, confirmed minutes stay. */
export function reattended(minutes: Minutes, there: Pick<Minutes, 'quorate' | 'present' | 'apologies'>): Minutes {
  return minutes.state === 'draft' ? { ...minutes, ...there } : minutes;
}

function coreOf(minutes: Minutes): z.infer<typeof MinutesCore> {
  return without(minutes, ['state', 'confirmed', 'agreed']);
}

const leadsOn = {
  edit: ({ state }: Minutes) => state !== 'agreed',
  confirm: ({ state }: Minutes) => state === 'draft',
  agree: ({ state }: Minutes) => state === 'confirmed',
  reopen: ({ state }: Minutes) => state === 'agreed',
} as const;
export type MinutesStep = keyof typeof leadsOn;
export const minutesStepNames = namesOf(leadsOn);

/** Whether the step would change the minutes, whoever takes it. */
export function canStepMinutes(minutes: Minutes, step: MinutesStep): boolean {
  return leadsOn[step](minutes);
}

export const SectionRead = z
  .object({ text: z.string(), decisions: z.array(z.string()), disruptions: z.array(z.string()) })
  .partial();
type SectionRead = z.infer<typeof SectionRead>;
export type SectionChange = Partial<Pick<MinuteSection, 'text' | 'decisions' | 'disruptions'>>;

/** Confirmed minutes that are changed have to be confirmed anew. @throws Refusal `minutes-agreed`, `item-gone` */
export function edited(
  minutes: Minutes,
  itemId: AgendaItemId,
  change: SectionChange,
  by: MemberId,
  at: Instant,
): Minutes {
  if (minutes.state === 'agreed') throw new Refusal('minutes-agreed');
  const before = minutes.sections.find((section) => section.itemId === itemId);
  if (before === undefined) throw new Refusal('item-gone');
  const after = { ...before, ...change };
  if (JSON.stringify(after) === JSON.stringify(before)) return minutes;
  const sections = minutes.sections.map((section) => (section === before ? after : section));
  return { ...coreOf(minutes), sections, state: 'draft', changed: { by, at } };
}

/** Whether a section says something else by now than was read of it. */
export function isOtherwise(section: MinuteSection, read: SectionRead): boolean {
  const { text = section.text, decisions = section.decisions, disruptions = section.disruptions } = read;
  return JSON.stringify({ ...section, text, decisions, disruptions }) !== JSON.stringify(section);
}

/** The words of a section that a change writes over. */
export function overwritten({ sections }: Minutes, itemId: AgendaItemId, change: SectionChange): string | undefined {
  const before = sections.find((section) => section.itemId === itemId);
  if (before === undefined) return undefined;
  const { text, decisions, disruptions } = change;
  const lost = [
    ...(text === undefined ? [] : [before.text]),
    ...(decisions === undefined ? [] : before.decisions),
    ...(disruptions === undefined ? [] : before.disruptions),
  ];
  return lost.length === 0 ? undefined : lost.join('\n');
}

/** By the chair. A second click changes nothing. @throws Refusal `minutes-agreed` */
export function confirmed(minutes: Minutes, by: MemberId, at: Instant): Minutes {
  if (minutes.state === 'confirmed') return minutes;
  if (minutes.state === 'agreed') throw new Refusal('minutes-agreed');
  return { ...coreOf(minutes), state: 'confirmed', confirmed: { by, at } };
}

/** By the next meeting, with its amendments: locked from then on. @throws Refusal `minutes-not-confirmed` */
export function agreed(minutes: Minutes, agreement: z.infer<typeof Agreement>): Minutes {
  if (minutes.state === 'agreed') return minutes;
  if (minutes.state === 'draft') throw new Refusal('minutes-not-confirmed');
  return { ...coreOf(minutes), state: 'agreed', confirmed: minutes.confirmed, agreed: agreement };
}

/** Agreed minutes stay; what is wrong in them is put right in a new version. @throws Refusal `minutes-not-agreed` */
export function newVersion(minutes: Minutes, by: MemberId, at: Instant): Minutes {
  if (minutes.state !== 'agreed') throw new Refusal('minutes-not-agreed');
  return { ...coreOf(minutes), state: 'draft', version: minutes.version + 1, changed: { by, at } };
}
