import type { Agency } from '../../domain/agency';
import { readersOf, wordsInList } from '../../domain/audience';
import { isPresent } from '../../domain/attendance';
import type { Group } from '../../domain/group';
import type { MemberId } from '../../domain/ids';
import { listed } from '../../domain/listed';
import { isLive, type Meeting, meetingReference } from '../../domain/meeting';
import { type Duty, isSeatedOn, type Member, panelRunners, isAmong } from '../../domain/member';
import { withDuty, withoutDuty } from '../../domain/membership';
import { isOwed, type Task } from '../../domain/task';
import { decline, reassign, withDeputy } from '../../domain/taskSteps';
import { dayText } from '../../domain/time';
import { without } from '../../domain/without';
import { hasRight } from '../../access/rights';
import { maySeeGroup, maySeeItem, maySeeTask } from '../../access/sight';
import { mayOwnTasks } from '../../access/taskConditions';
import { viewerOf } from '../../access/viewer';
import type { Draft } from '../../ledger/changeDraft';
import { loadAllGroups } from '../groups/groupLists';
import { itemPart, recordMeeting } from '../meetings/meetingChange';
import { loadAttendances, loadMeetings } from '../meetings/meetingLists';
import type { Context } from '../ports';
import { loadOwedBy } from '../reminders/reminderSubjects';
import { recordTask, stepContext, tell } from '../tasks/taskChange';
import { counted } from '../today/todayLine';
import type { HeldView } from './peopleViews';
import { recordMember } from './memberChange';
import { showCardsAnew } from '../groups/cardsOfGroup';

/** Something in somebody's hands, who could take it, and how it is given to them. */
export interface Held extends Omit<HeldView, 'fit' | 'returns'> {
  /** For few: whoever keeps people alone neither reads what it is called nor gives it to anybody. */
  readonly isForFew?: boolean;
  readonly fit: readonly Member[];
  /** Does nothing where it is no longer in those hands. */
  readonly hand: (to: Member, draft: Draft) => Promise<void>;
  /** Back to the coordinator. Absent where nothing can go back. */
  readonly giveBack?: (draft: Draft) => Promise<void>;
}

/** What somebody on the panel has in hand. Of what whoever asks is kept out of, nothing is said. */
export async function heldBy(member: Member, ctx: Context): Promise<Held[]> {
  const { panel } = ctx.roster;
  const [tasks, meetings, groups] = await Promise.all([
    loadOwedBy(member.id, ctx),
    loadMeetings(ctx),
    loadAllGroups(panel.id, ctx),
  ]);
  return [
    ...tasks.flatMap((task) => ofTask(task, member, ctx)),
    ...meetings.filter(isLive).flatMap((meeting) => ofMeeting(meeting, member, ctx)),
    ...(await Promise.all(meetings.filter((each) => isRunBy(each, member)).map((each) => ofRun(each, member, ctx)))),
    ...groups.filter(({ lroId }) => lroId === member.id).map((group) => ofGroup(group, member, ctx)),
    ...(member.onDuty === true ? [ofStandingDuty(member, ctx)] : []),
    ...(member.duties ?? []).filter(({ to }) => ctx.today <= to).map((duty) => ofDuty(duty, member, ctx)),
    ...ofPeople(member, ctx),
  ];
}

/** What whoever asks may give on; the rest stays in their name, for the coordinator. */
export function isTheirsToHand({ isForFew = false }: Pick<Held, 'isForFew'>, { viewer }: Context): boolean {
  return !isForFew || hasRight(viewer, 'task.direct');
}

const fewTasks = ['restricted task', 'restricted tasks'] as const;
const fewNames: Partial<Record<Held['kind'], readonly [one: string, many: string]>> = {
  item: ['restricted agenda item', 'restricted agenda items'],
  group: ['restricted group', 'restricted groups'],
};

/** "2 restricted tasks and 1 restricted group; the coordinator hands them over" */
export function otherHandsText(held: readonly Held[], ctx: Context): string | undefined {
  const counts = new Map<readonly [one: string, many: string], number>();
  for (const { kind } of held.filter((each) => !isTheirsToHand(each, ctx))) {
    const names = fewNames[kind] ?? fewTasks;
    counts.set(names, (counts.get(names) ?? 0) + 1);
  }
  if (counts.size === 0) return undefined;
  return `${listed([...counts].map(([names, count]) => counted(count, ...names)))}; the coordinator hands them over`;
}

/** Those who go on sitting on the panel. */
function others(leaver: Member, { roster }: Context): Member[] {
  return [...roster.members.values()].filter(({ id, endsOn }) => id !== leaver.id && endsOn === undefined);
}

function viewed(member: Member, { roster }: Context) {
  const agency = roster.agencies.get(member.agencyId);
  return agency === undefined ? undefined : viewerOf(member, agency, roster);
}

/** Of such a task not even its reference is said. */
export function isKeptOut({ recusedIds = [] }: Task, { viewer }: Context): boolean {
  return isAmong(recusedIds, viewer.member);
}

function ofTask(task: Task, leaver: Member, ctx: Context): Held[] {
  const { id, reference, agencyId, recusedIds = [], ownerId, deputyId } = task;
  if (!isOwed(task) || isKeptOut(task, ctx) || (ownerId !== leaver.id && deputyId !== leaver.id)) return [];
  const fit = others(leaver, ctx).filter(
    (each) => each.agencyId === agencyId && mayOwnTasks(each, ctx.today) && !isAmong(recusedIds, each),
  );
  const words = said(task, task.title, maySeeTask(task, ctx.viewer));
  const give = (step: (task: Task, to: Member) => Task, note: string) => async (to: Member, draft: Draft) => {
    const current = await draft.read('task', id);
    if (current === undefined || !isOwed(current)) return;
    const next = step(current, to);
    if (next === current) return;
    recordTask(next, 'task-reassigned', `${note} ${to.name}`, draft, ctx);
    draft.send({ task: 'refresh', content: { kind: 'task', taskId: id }, to: [] });
    tell(next, [to.id], draft);
  };
  if (ownerId === leaver.id) {
    const take = (current: Task, owner: Member) => {
      if (current.ownerId !== leaver.id) return current;
      const stays = current.deputyId === owner.id ? undefined : current.deputyId;
      return reassign(current, { owner, deputyId: stays }, stepContext(ctx));
    };
    const more = { ...words, ...suggestion(deputyId, fit), giveBack: taskBack(id, leaver, ctx) };
    return [held(`task:${id}`, 'task', reference, fit, give(take, 'To'), more)];
  }
  const standIn = (current: Task, to: Member) =>
    current.deputyId === leaver.id ? withDeputy(current, to.id, stepContext(ctx)) : current;
  const deputies = fit.filter((each) => each.id !== ownerId);
  return [held(`deputy:${id}`, 'deputy', reference, deputies, give(standIn, 'Deputy:'), words)];
}

/** As when they decline it: the coordinator gives it to whoever else can do it. */
function taskBack(id: Task['id'], leaver: Member, ctx: Context): NonNullable<Held['giveBack']> {
  return async (draft) => {
    const current = await draft.read('task', id);
    if (current === undefined || !isOwed(current) || current.ownerId !== leaver.id) return;
    const reason = `${leaver.name} leaves the panel`;
    recordTask(decline(current, reason, stepContext(ctx)), 'task-declined', reason, draft, ctx);
    draft.send({ task: 'refresh', content: { kind: 'task', taskId: id }, to: [] });
  };
}

function held(
  key: string,
  kind: Held['kind'],
  reference: string,
  fit: readonly Member[],
  hand: Held['hand'],
  more: Pick<Held, 'title' | 'isForFew' | 'suggestedId' | 'giveBack'> = {},
): Held {
  const byName = [...fit].sort((a, b) => a.name.localeCompare(b.name));
  return { key, kind, reference, fit: byName, hand, ...more };
}

function said(of: Parameters<typeof wordsInList>[0], title: string, reads: boolean): Pick<Held, 'title' | 'isForFew'> {
  return { isForFew: of.audience.kind === 'named', ...(reads ? { title: wordsInList(of, title) } : {}) };
}

function suggestion(id: MemberId | undefined, fit: readonly Member[]): { suggestedId?: MemberId } {
  const [only, ...more] = fit;
  if (fit.some((each) => each.id === id) && id !== undefined) return { suggestedId: id };
  return only !== undefined && more.length === 0 ? { suggestedId: only.id } : {};
}

function ofMeeting(meeting: Meeting, leaver: Member, ctx: Context): Held[] {
  return meeting.agenda.flatMap((item, index) => {
    if (item.presenterId !== leaver.id) return [];
    const fit = others(leaver, ctx).filter((each) => {
      const viewer = viewed(each, ctx);
      return viewer !== undefined && hasRight(viewer, 'agenda.see') && maySeeItem(item, viewer);
    });
    const hand = async (to: Member, draft: Draft) => {
      const current = await draft.read('meeting', meeting.id);
      const standing = current?.agenda.find(({ id }) => id === item.id);
      if (current === undefined || standing?.presenterId !== leaver.id || !isLive(current)) return;
      const agenda = current.agenda.map((each) => (each.id === item.id ? { ...each, presenterId: to.id } : each));
      const change = { meeting: { ...current, agenda }, action: 'meeting-item-changed' } as const;
      recordMeeting({ ...change, part: itemPart(meeting.id, item.id) }, current, draft, ctx);
    };
    const reads = hasRight(ctx.viewer, 'agenda.see') && maySeeItem(item, ctx.viewer);
    const reference = `${meetingReference(meeting)}, item ${index + 1}`;
    const words = said(item, item.title, reads);
    return [held(`item:${meeting.id}.${item.id}`, 'item', reference, fit, hand, words)];
  });
}

function isRunBy({ state, run }: Meeting, { id }: Member): boolean {
  return state === 'running' && run?.chairId === id;
}

/** A meeting that they run at this moment: to the chair or deputy who is there, else to whoever runs the panel. */
async function ofRun(meeting: Meeting, leaver: Member, ctx: Context): Promise<Held> {
  const attendances = await loadAttendances(meeting.id, ctx);
  const present = new Set(attendances.filter(isPresent).map(({ memberId }) => memberId));
  const fit = others(leaver, ctx).filter((each) => {
    const viewer = viewed(each, ctx);
    return viewer !== undefined && hasRight(viewer, 'meeting.lead');
  });
  const runners = panelRunners.flatMap((role) => fit.filter((each) => each.role === role));
  const next = runners.find(({ id }) => present.has(id)) ?? runners[0];
  const hand = async (to: Member, draft: Draft) => {
    const current = await draft.read('meeting', meeting.id);
    if (current?.run === undefined || !isRunBy(current, leaver)) return;
    const run = { ...current.run, chairId: to.id };
    recordMeeting({ meeting: { ...current, run }, action: 'meeting-handed-over' }, current, draft, ctx);
  };
  const more = next === undefined ? {} : { suggestedId: next.id };
  return held(`run:${meeting.id}`, 'run', meetingReference(meeting), fit, hand, more);
}

function ofGroup(group: Group, leaver: Member, ctx: Context): Held {
  const fit = others(leaver, ctx).filter((each) => {
    const viewer = viewed(each, ctx);
    return viewer !== undefined && maySeeGroup(group, viewer);
  });
  const hand = async (to: Member, draft: Draft) => {
    const current = await draft.read('group', group.id);
    if (current?.lroId !== leaver.id) return;
    draft.put('group', { ...current, lroId: to.id });
    showCardsAnew(current, draft);
    const subject = { type: 'group', id: group.id, reference: group.reference } as const;
    const said = { readers: readersOf(current.audience), note: `To ${to.name}` };
    draft.log({ action: 'group-led', by: ctx.viewer.member.id, subject, ...said });
  };
  const title = maySeeGroup(group, ctx.viewer) ? { title: group.operation } : {};
  const words = { ...title, isForFew: group.audience.kind === 'named' };
  return held(`group:${group.id}`, 'group', group.reference, fit, hand, words);
}

function ofDuty(duty: Duty, leaver: Member, ctx: Context): Held {
  const { from, to: until, hours } = duty;
  const days =
    from === until ? dayText(from, ctx.today) : `${dayText(from, ctx.today)} to ${dayText(until, ctx.today)}`;
  const reference = hours === undefined ? days : `${days}, ${hours.from} to ${hours.to}`;
  const hand = async (to: Member, draft: Draft) => {
    const [before, taker] = [await draft.findMember(leaver.id), await draft.findMember(to.id)];
    if (before === undefined || taker === undefined) return;
    const freed = withoutDuty(before, duty);
    if (freed.duties?.length === before.duties?.length) return;
    recordMember('member-changed', freed, 'Duty days', draft, ctx);
    recordMember('member-changed', withDuty(taker, duty), 'Duty days', draft, ctx);
  };
  const key = [from, until, hours?.from, hours?.to].filter((part) => part !== undefined).join('.');
  return held(`duty:${key}`, 'duty', reference, fitForDuty(leaver, ctx), hand);
}

/** Whoever is on duty every day. */
function ofStandingDuty(leaver: Member, ctx: Context): Held {
  const hand = async (to: Member, draft: Draft) => {
    const [before, taker] = [await draft.findMember(leaver.id), await draft.findMember(to.id)];
    if (before?.onDuty !== true || taker === undefined) return;
    recordMember('member-changed', without(before, ['onDuty']), 'Always on duty', draft, ctx);
    recordMember('member-changed', { ...taker, onDuty: true }, 'Always on duty', draft, ctx);
  };
  return held('duty:always', 'duty', 'every day', fitForDuty(leaver, ctx), hand);
}

function fitForDuty(leaver: Member, ctx: Context): Member[] {
  return others(leaver, ctx).filter((each) => {
    const viewer = viewed(each, ctx);
    return viewer?.isaCurrent === true && hasRight(viewer, 'issue.see');
  });
}

function ofPeople(leaver: Member, ctx: Context): Held[] {
  const { agencies, members } = ctx.roster;
  const led = [...agencies.values()].filter(({ contactId }) => contactId === leaver.id);
  const deputed = [...members.values()].filter(({ deputyId }) => deputyId === leaver.id);
  return [
    ...led.map((agency) => ofContact(agency, leaver, ctx)),
    ...deputed.map((each) => ofStandIn(each, leaver, ctx)),
  ];
}

/** The single point of contact of an agency. */
function ofContact({ id, name }: Agency, leaver: Member, ctx: Context): Held {
  const fit = others(leaver, ctx).filter(({ agencyId }) => agencyId === id);
  const hand = async (to: Member, draft: Draft) => {
    const current = await draft.findAgency(id);
    if (current?.contactId !== leaver.id) return;
    draft.put('agency', { ...current, contactId: to.id });
    const subject = { type: 'agency', id, reference: name } as const;
    const said = { readers: ['*'], note: to.name };
    draft.log({ action: 'agency-contact-named', by: ctx.viewer.member.id, subject, ...said });
  };
  return held(`contact:${id}`, 'contact', name, fit, hand, suggestion(undefined, fit));
}

function ofStandIn({ id, name, agencyId }: Member, leaver: Member, ctx: Context): Held {
  const fit = others(leaver, ctx).filter((each) => each.id !== id && each.agencyId === agencyId);
  const hand = async (to: Member, draft: Draft) => {
    const current = await draft.findMember(id);
    if (current?.deputyId !== leaver.id || !isSeatedOn(current, ctx.today)) return;
    recordMember('member-changed', { ...current, deputyId: to.id }, 'Deputy', draft, ctx);
  };
  return held(`standIn:${id}`, 'standIn', name, fit, hand);
}
