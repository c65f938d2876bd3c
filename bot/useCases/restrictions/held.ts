import { type Restrictable, restrictableConditions } from '../../access/restrictionConditions';
import type { About } from '../../domain/accessRequest';
import type { AgendaItem } from '../../domain/agenda';
import { type Disclosure, gatewayText, joiningDisclosures, withDisclosures } from '../../domain/disclosure';
import { type Group, groupReaders, withLead } from '../../domain/group';
import type { AgencyId, AgendaItemId } from '../../domain/ids';
import type { Issue } from '../../domain/issue';
import type { LogSubject } from '../../domain/log';
import type { LogAction } from '../../domain/logActions';
import { isLive, type Meeting, meetingReference } from '../../domain/meeting';
import type { Restricted } from '../../domain/restriction';
import type { Task } from '../../domain/task';
import { without } from '../../domain/without';
import type { Draft } from '../../ledger/changeDraft';
import { readAsTask } from '../disruptions/ofRecord';
import { restrictOnAgendas } from '../issues/issueOnAgenda';
import { recordIssue } from '../issues/issueSteps';
import { guardReadersOfItem, guardReadersOfRecorded } from '../meetings/itemOfRecord';
import { itemPart, readAsItsRecord, recordMeeting, withItemChanged } from '../meetings/meetingChange';
import { loadMeetings } from '../meetings/meetingLists';
import type { Admitted, Context } from '../ports';
import { recordTask } from '../tasks/taskChange';
import { showCardsAnew } from '../groups/cardsOfGroup';

/** How a change of readers stands in the log. */
interface Said {
  readonly action: LogAction;
  /** Agencies that are told by it. */
  readonly to?: readonly AgencyId[] | undefined;
  readonly note?: string | undefined;
  /** Why those of them that need a gateway may be told. */
  readonly shared?: Shared | undefined;
}

interface Shared {
  readonly agencyIds: readonly AgencyId[];
  readonly why: Disclosure | undefined;
}

/** A record that may be for few, whatever its kind, as a change reads and writes it. */
export interface Held {
  readonly what: Restrictable;
  readonly reference: string;
  /** What the log has it as. */
  readonly subject: LogSubject;
  /** For others from now on, and why: it is written with its entry, and what stands beside it follows. */
  readonly readBy: (next: Restricted, said: Said) => Promise<void>;
}

/** Undefined where it is not there. What an item on an agenda tells of an issue or a group is theirs. */
export async function heldIn(about: About, draft: Draft, ctx: Context): Promise<Held | undefined> {
  switch (about.type) {
    case 'task': {
      const task = await draft.read('task', about.taskId);
      return task && heldTask(task, draft, ctx);
    }
    case 'issue': {
      const issue = await draft.read('issue', about.issueId);
      return issue && heldIssue(issue, draft, ctx);
    }
    case 'group': {
      const group = await draft.read('group', about.groupId);
      return group && heldGroup(group, draft, ctx);
    }
    case 'agendaItem': {
      const meeting = await draft.read('meeting', about.meetingId);
      return meeting && heldOnAgenda(about.itemId, meeting, draft, ctx);
    }
  }
}

function heldTask(record: Task, draft: Draft, ctx: Context): Held {
  return {
    ...{ what: { type: 'task', record }, reference: record.reference, subject: { type: 'task', id: record.id } },
    readBy: async ({ audience, restriction }, { action, shared, ...said }) => {
      const next = sharedUnder({ ...record, audience, restriction }, shared, ctx);
      recordTask(next, action, { ...underWhich(shared), ...said }, draft, ctx);
      await readAsTask(next, draft);
      draft.send({ task: 'refresh', content: { kind: 'task', taskId: record.id }, to: [] });
    },
  };
}

function heldIssue(record: Issue, draft: Draft, ctx: Context): Held {
  return {
    ...{ what: { type: 'issue', record }, reference: record.reference, subject: { type: 'issue', id: record.id } },
    readBy: async ({ audience, restriction }, { action, shared, ...said }) => {
      const next: Issue = sharedUnder({ ...record, audience, restriction }, shared, ctx);
      recordIssue(next, action, { ...underWhich(shared), ...said }, draft, ctx);
      await restrictOnAgendas(next, draft, ctx);
      draft.send({ task: 'refresh', content: { kind: 'issue', issueId: record.id }, to: [] });
    },
  };
}

function heldGroup(record: Group, draft: Draft, ctx: Context): Held {
  return {
    ...{ what: { type: 'group', record }, reference: record.reference, subject: { type: 'group', id: record.id } },
    readBy: async ({ audience, restriction }, { action, shared, ...said }) => {
      const readers = withLead(audience, record);
      const next: Group = sharedUnder({ ...record, audience: readers, restriction }, shared, ctx);
      draft.put('group', next);
      showCardsAnew(next, draft);
      const { id, reference } = record;
      const subject = { type: 'group', id, reference } as const;
      draft.log({
        action,
        by: ctx.viewer.member.id,
        subject,
        readers: groupReaders(next),
        ...underWhich(shared),
        ...said,
      });
      await readOnAgendas(next, draft, ctx);
    },
  };
}

/** A group that is for few, or no longer, is so on the agendas on which it is still to be spoken of. */
async function readOnAgendas(group: Group, draft: Draft, ctx: Context): Promise<void> {
  const { id, audience } = group;
  const coming = (await loadMeetings(ctx)).filter(isLive);
  const isIts = ({ groupId }: AgendaItem) => groupId === id;
  const asItIs = (item: AgendaItem) => joiningDisclosures({ ...without(item, ['restriction']), audience }, group);
  for (const { id: meetingId } of coming) await readAsItsRecord(meetingId, { isIts, asItIs }, draft, ctx);
}

function heldOnAgenda(itemId: AgendaItemId, meeting: Meeting, draft: Draft, ctx: Context): Held | undefined {
  const item = meeting.agenda.find(({ id }) => id === itemId);
  const isItsIssues = item?.issueId !== undefined && isLive(meeting);
  return item === undefined || isItsIssues ? undefined : heldItem(item, meeting, draft, ctx);
}

function heldItem(record: AgendaItem, meeting: Meeting, draft: Draft, ctx: Context): Held {
  return {
    ...{ what: { type: 'agendaItem', record }, reference: `${meetingReference(meeting)}, an item` },
    subject: { type: 'agendaItem', id: itemPart(meeting.id, record.id).id },
    readBy: async ({ audience, restriction }, { action, shared, ...said }) => {
      if (isLive(meeting)) await guardReadersOfItem(record, audience, draft, ctx);
      else guardReadersOfRecorded(record, audience, ctx);
      const next = sharedUnder({ ...record, audience, restriction }, shared, ctx);
      const part = itemPart(meeting.id, record.id);
      const changed = { meeting: withItemChanged(meeting, next), action, part, ...underWhich(shared), ...said };
      recordMeeting(changed, meeting, draft, ctx);
    },
  };
}

function sharedUnder<Kept extends Parameters<typeof withDisclosures>[0]>(
  record: Kept,
  shared: Shared | undefined,
  { now: at }: Context,
): Kept {
  return shared === undefined ? record : withDisclosures(record, { ...shared, at });
}

/** The log says under which gateway, and not for what: the purpose is the record's. */
function underWhich(shared: Shared | undefined): { note?: string } {
  const { agencyIds = [], why } = shared ?? {};
  return why === undefined || agencyIds.length === 0 ? {} : { note: gatewayText(why) };
}

/** @throws Refusal `not-found` the same for a record that is hidden as for none */
export async function admitHeld(about: About, draft: Draft, ctx: Admitted): Promise<Held> {
  const held = await heldIn(about, draft, ctx);
  ctx.admission.admit(restrictableConditions, held?.what);
  if (held === undefined) throw restrictableConditions.absent();
  return held;
}
