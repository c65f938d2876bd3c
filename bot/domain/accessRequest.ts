import { z } from 'zod';
import { Disclosure } from './disclosure';
import { AgendaItemId, GroupId, IssueId, MeetingId, MemberId, PanelId, TaskId } from './ids';
import { typedLine, typedText } from './text';
import { addDays, Instant, LocalDate } from './time';

const linked = [
  z.object({ type: z.literal('task'), taskId: TaskId }),
  z.object({ type: z.literal('issue'), issueId: IssueId }),
  z.object({ type: z.literal('group'), groupId: GroupId }),
] as const;

/** What a link into the tab may name. */
export const Linked = z.discriminatedUnion('type', [...linked]);
export type Linked = z.infer<typeof Linked>;
/** As an address has it. */
export type LinkedInput = z.input<typeof Linked>;

/** A record that may be for few. */
export const About = z.discriminatedUnion('type', [
  ...linked,
  z.object({ type: z.literal('agendaItem'), meetingId: MeetingId, itemId: AgendaItemId }),
]);
export type About = z.infer<typeof About>;

export const AccessRequestId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .brand('AccessRequestId');
export type AccessRequestId = z.infer<typeof AccessRequestId>;

/** As it was told to whoever asks. */
export const AskedReference = typedLine(40);
export const AskedWhy = typedText(300);

const Answered = z.object({ by: MemberId, at: Instant });

/**
 * Somebody was told a reference, or sent a link, and asks to see what bears it.
 *
 *   open ─give▶ given        open ─decline▶ declined
 *
 * One is kept whether or not there is such a record, so that asking tells nothing.
 */
export const AccessRequest = z.object({
  id: AccessRequestId,
  panelId: PanelId,
  by: MemberId,
  at: Instant,
  on: LocalDate,
  /** In capitals; of a link, words. */
  reference: AskedReference,
  /** Where they were sent a link, what it named, whether or not there is such a record. */
  link: Linked.optional(),
  /** What bears no reference that they were told: for whoever may answer alone. */
  heldReference: z.string().max(40).optional(),
  why: AskedWhy,
  /** Absent where nobody has to answer: there is none, it is open to them already, or they left for it. */
  about: About.optional(),
  /** Who may answer beside those who run the panel. */
  holderIds: z.array(MemberId).max(20).optional(),
  state: z.enum(['open', 'given', 'declined']),
  answered: Answered.optional(),
  /** Under what it was given to a body that needs a gateway. */
  disclosure: Disclosure.optional(),
});
export type AccessRequest = z.infer<typeof AccessRequest>;

/** Said to whoever asks, word for word the same whether or not there is such a record, it is hidden, or open to them already. */
export const ASKED = 'If there is such a record, its holder has been asked.';

/** To whoever may ask for none: visitors, and substitutes who are not vetted. The same whatever there is. */
export const NOT_OPENED_TO =
  'What is restricted is opened to vetted members alone. The coordinator can tell you what you need for your visit, or have your vetting recorded.';

/** Of one person. */
export const MOST_ASKED_A_DAY = 5;

/** Until then it may still be given; from then on what was not given reads so, whatever the reason. */
const ANSWER_DAYS = 14;

/**
 * As whoever asked reads it. That it was declined is told on the same day as that there was nothing to ask for or that
 * nobody answered, and in the same words: else the answer would tell that there is such a record.
 */
export function askedState({ state, on }: AccessRequest, today: LocalDate): 'asked' | 'given' | 'notGiven' {
  if (state === 'given') return 'given';
  return today >= addDays(on, ANSWER_DAYS) ? 'notGiven' : 'asked';
}

export function waitsForHolder({ state, about }: AccessRequest): boolean {
  return state === 'open' && about !== undefined;
}

/** What lists find it by. */
export function accessRequestKeys(request: AccessRequest) {
  const { by, at, on } = request;
  const asked = { askedBy: by, askedAt: at, number: 0, askedOn: `${by}.${on}`, askedFor: askedFor(request) };
  return waitsForHolder(request) ? { ...asked, waits: 'yes' } : asked;
}

/** The id of what it led to or named, else the reference that was typed. */
function askedFor({ about, link, reference }: AccessRequest): string {
  const named = about ?? link;
  switch (named?.type) {
    case undefined:
      return reference;
    case 'task':
      return named.taskId;
    case 'issue':
      return named.issueId;
    case 'group':
      return named.groupId;
    case 'agendaItem':
      return named.itemId;
  }
}

/** Of a link nobody is told more than it said: the reference would tell that there is such a record. */
export function linkReference({ type }: Linked): string {
  return type === 'issue' ? 'An issue, by its link' : `A ${type}, by its link`;
}

/** Asked for in the same way, whatever it leads to. */
export function isAskedAlike(a: Pick<AccessRequest, 'reference' | 'link'>, b: typeof a): boolean {
  return a.reference === b.reference && JSON.stringify(a.link) === JSON.stringify(b.link);
}

/** "i-27-006 " and "I‑27‑006" are the same. */
export function plainReference(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replace(/[\s\u2010-\u2015]+/g, '-');
}
