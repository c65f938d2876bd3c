import { z } from 'zod';
import { MemberId } from '../../domain/ids';
import type { NamedSubject } from '../../domain/log';
import type { LogAction } from '../../domain/logActions';
import type { MessageContent } from '../../domain/message';
import { heldOrReleased, morningOf, reminderText, type SentReminder } from '../../domain/reminder';
import { Refusal } from '../../domain/refusal';
import { dueText, type LocalDate, LocalTime } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import type { Context } from '../ports';
import { Limit } from '../../ledger/paging';
import { recordOf } from '../../ledger/records';
import { comingDays, comingReminders, findComing, type Planned, placeText, PlaceText } from './comingReminders';
import { byUrgency, contentOf, type Due, matterOf, readersOf, tellOnce } from './queueReminders';
import { nameOf } from '../../ledger/roster';
import type { ReminderPreviewView, UpcomingReminderView } from './reminderViews';

const PAGE = 50;

export const UpcomingQuery = z.object({
  cursor: PlaceText.optional(),
  limit: Limit.optional(),
});

/** For the coordinator: what goes out when, to whom, in which words; those held back included. */
export async function listUpcomingReminders(
  { cursor, limit = PAGE }: z.infer<typeof UpcomingQuery>,
  ctx: Context,
): Promise<{ items: UpcomingReminderView[]; cursor?: string }> {
  const page: Planned[] = [];
  let next: string | undefined;
  for await (const planned of comingReminders(comingDays(ctx), ctx, cursor)) {
    const last = page.at(-1);
    if (page.length === limit && last !== undefined) {
      next = placeText(last);
      break;
    }
    page.push(planned);
  }
  const states = await Promise.all(page.map(({ key }) => stateOf(key, ctx)));
  // What is due today and has gone is not in it.
  const items = page.flatMap((each, index) => {
    const state = states[index];
    return state === 'sent' ? [] : [upcomingView(each, state === 'held', ctx)];
  });
  return { items, ...(next === undefined ? {} : { cursor: next }) };
}

function upcomingView({ key, day, subject, found }: Planned, isHeldBack: boolean, ctx: Context): UpcomingReminderView {
  return {
    ...{ key, day, about: subject.about, subjectId: subject.id, reference: subject.reference },
    ...(subject.title === undefined ? {} : { title: subject.title }),
    state: isHeldBack ? 'heldBack' : 'planned',
    dayText: dueText(day, ctx.today),
    said: reminderText(found, subject.anchor, day),
    to: readersOf({ subject, found }).map((memberId) => ({ memberId, name: nameOf(ctx.roster, memberId) })),
  };
}

export const ReminderRef = z.object({ key: z.string().min(1).max(200) });
export const ReminderHold = ReminderRef.extend({ heldBack: z.boolean().describe('false: it goes out after all') });

async function planned(key: string, ctx: Context): Promise<Planned> {
  const found = await findComing(key, ctx);
  if (found === undefined) throw notPlanned();
  return found;
}

export const ReminderPreviewQuery = ReminderRef.extend({ memberId: MemberId });

/**
 * For the coordinator: the message as one of its readers will see it on its day, if nothing changes until then. Of what
 * is hidden from whoever plans reminders none is planned before their eyes, so no reader's card tells them more.
 *
 * @throws Refusal `not-found` when it has gone out, is not planned any more, or is not for that reader
 */
export async function previewReminder(
  { key, memberId }: z.infer<typeof ReminderPreviewQuery>,
  ctx: Context,
): Promise<ReminderPreviewView> {
  const { panel } = ctx.roster;
  const { content, day } = await sentWith(key, memberId, ctx);
  const morning = morningOf(day, panel);
  const drawn = await ctx.drawMessage(panel.id, content, memberId, morning > ctx.now ? morning : ctx.now);
  if (drawn === undefined) throw notPlanned();
  const { post, tells } = drawn;
  return { summary: post.summary, card: { ...post.card }, tells: [...tells] };
}

/** The message that brings a reminder to somebody: with all else that falls due for them on its day. */
async function sentWith(
  key: string,
  memberId: MemberId,
  ctx: Context,
): Promise<{ content: MessageContent; day: LocalDate }> {
  const wanted = await planned(key, ctx);
  const state = await stateOf(key, ctx);
  if (state === 'sent' || !readersOf(wanted).includes(memberId)) throw notPlanned();
  const { day, subject } = wanted;
  const alone = subject.urgent || state === 'held';
  const beside: Due[] = [];
  for (const each of alone ? [] : (await dueTo(memberId, day, ctx)).sort(byUrgency))
    if (each.key === key || (await stateOf(each.key, ctx)) === 'planned') beside.push(each);
  const parts = (alone ? [wanted] : beside).map((each) => contentOf(each, { today: day }));
  const [content = contentOf(wanted, { today: day })] = parts;
  if (parts.length < 2) return { content, day };
  return { content: { kind: 'due', messageId: `preview-${day}`, on: day, parts }, day };
}

/** What is not urgent, and goes to somebody on that day. */
async function dueTo(memberId: MemberId, day: LocalDate, ctx: Context): Promise<Planned[]> {
  const due: Planned[] = [];
  for await (const each of comingReminders({ from: day, to: day }, ctx))
    if (!each.subject.urgent && readersOf(each).includes(memberId)) due.push(each);
  return due;
}

async function stateOf(key: string, { store, roster }: Context): Promise<SentReminder['state']> {
  const mark = await store.read(roster.panel.id, `reminder:${key}`);
  return mark === undefined ? 'planned' : recordOf('reminder', mark).state;
}

function notPlanned(): Refusal {
  return new Refusal('not-found', { what: 'reminder' });
}

/** Held back until it is released, or its day has passed. */
export async function holdBackReminder(
  { key, heldBack }: z.infer<typeof ReminderHold>,
  ctx: Context,
): Promise<UpcomingReminderView> {
  const reminder = await planned(key, ctx);
  await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const before = await draft.read('reminder', key);
    const after = heldOrReleased(before, key, heldBack, ctx.now);
    if (after === undefined || after === before) return;
    draft.put('reminder', after);
    logReminder('reminder-held', { type: 'reminder', id: key, reference: reminder.subject.reference }, draft, ctx);
  });
  return upcomingView(reminder, heldBack, ctx);
}

/** Now, instead of on its day; a second click sends nothing more. */
export async function sendReminderNow(
  { key }: z.infer<typeof ReminderRef>,
  ctx: Context,
): Promise<UpcomingReminderView> {
  const reminder = await planned(key, ctx);
  await tellOnce([matterOf(reminder, ctx)], (mark) => mark?.state !== 'sent', ctx);
  return upcomingView(reminder, false, ctx);
}

export const PreferenceInput = z.object({
  muted: z.boolean(),
  from: LocalTime.optional().describe('Not before this time of day'),
});

/** One's own: muted, or not before a time of day. What is urgent comes all the same. */
export async function setReminderPreference(
  { muted, from }: z.infer<typeof PreferenceInput>,
  ctx: Context,
): Promise<z.infer<typeof PreferenceInput>> {
  const { id } = ctx.viewer.member;
  const wanted = { muted, ...(from === undefined ? {} : { from }) };
  await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const before = await draft.read('reminderPreference', id);
    if (before?.muted === muted && before.from === from) return;
    draft.put('reminderPreference', { memberId: id, ...wanted });
    const subject = { type: 'reminderPreference', id, reference: ctx.viewer.member.name } as const;
    logReminder('reminder-preferred', subject, draft, ctx);
  });
  return wanted;
}

export async function getReminderPreference(
  _input: Record<string, never>,
  ctx: Context,
): Promise<z.infer<typeof PreferenceInput>> {
  const found = await ctx.store.read(ctx.roster.panel.id, `reminderPreference:${ctx.viewer.member.id}`);
  if (found === undefined) return { muted: false };
  const { muted, from } = recordOf('reminderPreference', found);
  return { muted, ...(from === undefined ? {} : { from }) };
}

function logReminder(action: LogAction, subject: NamedSubject, draft: Draft, ctx: Context): void {
  draft.log({ action, by: ctx.viewer.member.id, subject, readers: [] });
}
