import { z } from 'zod';
import { mayKnowPeople, maySeeNominal, nominalHearers, type PeopleOf } from '../../access/nominalSight';
import type { AgendaItem } from '../../domain/agenda';
import { narrowest, wholePanel } from '../../domain/audience';
import { isPresent } from '../../domain/attendance';
import { canonical } from '../../domain/canonical';
import { sitesOf } from '../../domain/group';
import { AgendaItemId, MeetingId, MemberId } from '../../domain/ids';
import type { LogAction } from '../../domain/logActions';
import type { Meeting } from '../../domain/meeting';
import { type Nominal, nominalKey, nominalReference } from '../../domain/nominal';
import { type Presented, PresentedSubject } from '../../domain/presented';
import { Refusal } from '../../domain/refusal';
import { floorItemId } from '../../domain/runSteps';
import type { Draft } from '../../ledger/changeDraft';
import { itemOf } from '../../domain/agendaOrder';
import { agenciesOf, nameOf } from '../../ledger/roster';
import { findGroup } from '../groups/groupLists';
import type { Admitted, Context } from '../ports';
import { dealtWith } from './dealtWith';
import { changeMeeting, itemPart } from './meetingChange';
import { presentationView, presentedAt, whoMayNotKnow } from './presentation';
import type { PresentationView } from './presentationViews';

export const Presenting = z.object({
  meetingId: MeetingId,
  itemId: AgendaItemId,
  subject: PresentedSubject,
  large: z
    .object({ despiteIds: z.array(MemberId).max(500).default([]) })
    .optional()
    .describe('On the stage, though these are there who may not know; left out, the stage is dark'),
});

/**
 * What of a group the meeting looks at from now on, and whether the stage shows it to the room: a disclosure to each who
 * is there. Said again it changes nothing.
 *
 * @throws Refusal `meeting-not-running`, `not-found`, `not-the-chair`, `not-on-floor`, `others-present`
 */
export async function present(input: z.infer<typeof Presenting>, ctx: Admitted): Promise<PresentationView> {
  const { meetingId, itemId } = input;
  const meeting = await changeMeeting(
    meetingId,
    async (current, draft) => {
      const { item, recusedIds } = await dealtWith(current, itemId, draft, ctx);
      const on = { ...(await subjectOn(item, input.subject, draft, ctx)), meeting: current, item };
      const { run } = current;
      if (current.state !== 'running' || run === undefined) throw new Refusal('meeting-not-running');
      const large = input.large && (await guardLarge(input.large.despiteIds, on, draft, ctx));
      const presented: Presented = { itemId, subject: input.subject, ...(large === undefined ? {} : { large }) };
      const before = run.presented;
      const action = actionOf(before, presented);
      if (before !== undefined && canonical(presented) === canonical(before)) return { meeting: current, action };
      if (large !== undefined) logShown(on, large, draft, ctx);
      const said = { action, part: itemPart(meetingId, itemId), readers: whoFollows(on, recusedIds, ctx) };
      return { meeting: { ...current, run: { ...run, presented } }, ...said };
    },
    ctx,
  );
  ctx.snapshot.forget();
  const item = itemOf(meeting.agenda, itemId);
  const group = item.groupId === undefined ? undefined : await findGroup(item.groupId, ctx);
  if (group === undefined) throw new Refusal('item-gone');
  return presentationView({ group, panel: ctx.roster.panel, meeting, item }, ctx);
}

function actionOf(before: Presented | undefined, { large }: Presented): LogAction {
  if (large !== undefined) return 'meeting-words-shown';
  return before?.large === undefined ? 'meeting-presented' : 'meeting-words-hidden';
}

/** Each step would tell others how many there are. */
function whoFollows({ group, panel, item }: ShownOn, left: readonly MemberId[], { roster }: Context): string[] {
  const audience = narrowest([group.audience, item.audience]);
  const recusedIds = [...new Set([...(group.recusedIds ?? []), ...left])];
  const of = { panel, group: { ...group, audience, recusedIds }, nominal: { audience: wholePanel } };
  return nominalHearers(of, roster.agencies.values(), roster.members.values());
}

interface SubjectOn extends PeopleOf {
  /** Undefined of a place. */
  readonly nominal: Nominal | undefined;
}

/** @throws Refusal `not-found` the same for one who is hidden as for none */
async function subjectOn(
  { groupId }: AgendaItem,
  subject: PresentedSubject,
  draft: Draft,
  ctx: Context,
): Promise<SubjectOn> {
  const { panel } = ctx.roster;
  const group = groupId === undefined ? undefined : await draft.read('group', groupId);
  if (group === undefined || !mayKnowPeople({ group, panel }, ctx.viewer)) throw new Refusal('item-gone');
  if (subject.kind === 'site') {
    if (sitesOf(group).some(({ id }) => id === subject.siteId)) return { group, panel, nominal: undefined };
    throw new Refusal('not-found', { what: 'place' });
  }
  const nominal = await draft.read('nominal', nominalKey({ groupId: group.id, id: subject.nominalId }));
  if (nominal === undefined || !maySeeNominal({ group, panel, nominal }, ctx.viewer))
    throw new Refusal('not-found', { what: 'person' });
  return { group, panel, nominal };
}

interface ShownOn extends SubjectOn {
  readonly meeting: Meeting;
  readonly item: AgendaItem;
}

/** Whoever has the floor shows it, told by name of each who is there and may not know. */
async function guardLarge(
  despite: readonly MemberId[],
  { meeting, item, nominal, ...of }: ShownOn,
  draft: Draft,
  ctx: Context,
): Promise<NonNullable<Presented['large']>> {
  const chairId = meeting.run?.chairId;
  if (chairId !== ctx.viewer.member.id)
    throw new Refusal('not-the-chair', chairId && { name: nameOf(ctx.roster, chairId) });
  if (meeting.run?.floor.kind !== 'running' || floorItemId(meeting.run) !== item.id) throw new Refusal('not-on-floor');
  const attendances = await draft.listOf('attendance', 'meetingId', meeting.id);
  const others = whoMayNotKnow({ of, nominal, attendances, item }, ctx.roster);
  const unsaid = others.filter(({ memberId }) => !despite.includes(memberId));
  if (unsaid.length > 0) throw new Refusal('others-present', { name: unsaid.map(({ text }) => text).join(', ') });
  const to = attendances.filter(isPresent).map(({ memberId }) => memberId);
  return { to: to.sort(), despite: others.map(({ memberId }) => memberId).sort() };
}

/** A correction of somebody is told to whoever was there, as to whoever opened them. */
function logShown(
  { meeting, item, nominal, ...of }: ShownOn,
  { to, despite }: NonNullable<Presented['large']>,
  draft: Draft,
  ctx: Context,
): void {
  if (nominal === undefined) return;
  const { roster, viewer } = ctx;
  const where = presentedAt(meeting, item, ctx);
  const others = despite.map((id) => nameOf(roster, id)).join(', ');
  const subject = { type: 'group', id: nominalKey(nominal), reference: nominalReference(nominal, of.group) } as const;
  draft.log({
    ...{ action: 'nominal-shown', by: viewer.member.id, subject, to: agenciesOf(to, roster) },
    readers: nominalHearers({ ...of, nominal }, roster.agencies.values(), roster.members.values()),
    note: `On the stage at ${where}${others === '' ? '' : `, though there were: ${others}`}`,
  });
  for (const by of to.filter((id) => id !== viewer.member.id))
    draft.log({ action: 'nominal-shown-to', by, subject, readers: [], note: `On the stage at ${where}` });
}
