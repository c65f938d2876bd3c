import type { RecordRef, ReviewedType } from '../../domain/disposal';
import {
  disposedGroup,
  disposedIssue,
  disposedMeeting,
  disposedMember,
  disposedNominal,
  disposedPastMeeting,
  disposedTask,
} from '../../domain/disposing';
import type { MemberId } from '../../domain/ids';
import type { Sha256 } from '../../domain/log';
import type { Retained } from '../../domain/retained';
import type { Draft } from '../../ledger/changeDraft';
import { issueMentions, taskMentions } from './mentions';
import { showCardsAnew } from '../groups/cardsOfGroup';

interface Decided {
  readonly retention: Retained;
  readonly by: MemberId;
  readonly sha256: Sha256;
}

type Writing = (id: string, decided: Decided, draft: Draft) => Promise<void>;

const writings: Readonly<Record<ReviewedType, Writing>> = {
  task: async (id, { retention, by }, draft) => {
    const task = await draft.read('task', id);
    if (task === undefined) return;
    await taskMentions(task, by, draft);
    draft.put('task', disposedTask(task, retention));
    draft.send({ task: 'refresh', content: { kind: 'task', taskId: task.id }, to: [] });
  },
  issue: async (id, { retention }, draft) => {
    const issue = await draft.read('issue', id);
    if (issue === undefined) return;
    await issueMentions(issue, draft);
    draft.put('issue', disposedIssue(issue, retention));
    draft.send({ task: 'refresh', content: { kind: 'issue', issueId: issue.id }, to: [] });
  },
  meeting: async (id, { retention }, draft) => {
    const meeting = await draft.read('meeting', id);
    if (meeting === undefined) return;
    draft.put('meeting', disposedMeeting(meeting, retention));
    draft.send({ task: 'refresh', content: { kind: 'meetingSummary', meetingId: meeting.id }, to: [] });
  },
  pastMeeting: async (id, { retention }, draft) => {
    const meeting = await draft.read('pastMeeting', id);
    if (meeting !== undefined) draft.put('pastMeeting', disposedPastMeeting(meeting, retention));
  },
  group: async (id, { retention }, draft) => {
    const group = await draft.read('group', id);
    if (group === undefined) return;
    draft.put('group', disposedGroup(group, retention));
    showCardsAnew(group, draft);
  },
  nominal: async (id, { retention }, draft) => {
    const nominal = await draft.read('nominal', id);
    if (nominal !== undefined) draft.put('nominal', disposedNominal(nominal, retention));
  },
  member: async (id, { retention, sha256 }, draft) => {
    const member = await draft.read('member', id);
    const unlike = sha256(`${id}\n${retention.disposed?.at ?? ''}`).slice(0, 16);
    if (member !== undefined) draft.put('member', disposedMember(member, retention, unlike));
  },
};

/** The record without its words, how others call it, and what brings its cards up to date: in one batch. */
export function writeOver({ type, id }: RecordRef, decided: Decided, draft: Draft): Promise<void> {
  return writings[type](id, decided, draft);
}
