import { issueHearers, maySeeTask, taskHearers } from '../../access/sight';
import { gatewayText } from '../../domain/disclosure';
import { given } from '../../domain/given';
import type { MemberId, PanelId } from '../../domain/ids';
import * as issues from '../../domain/issue';
import { viewerOf } from '../../access/viewer';
import { type MessageContent, partsOf, type SingleContent } from '../../domain/message';
import { localDateOf } from '../../domain/time';
import * as tasks from '../../domain/taskMarks';
import type { Instant } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import type { Ledger } from '../../ledger/ledger';

/** Something that came to a member, whichever way. */
export interface Reached {
  readonly content: MessageContent;
  readonly memberId: MemberId;
  readonly at: Instant;
}

/**
 * The first time that a task reaches its owner, and an urgent issue one of those told of it, is kept on the record: from
 * then on it is theirs to acknowledge. Told again, nothing changes.
 */
export async function noteReached(panelId: PanelId, reached: Reached, ledger: Ledger, now: Instant): Promise<void> {
  const records = partsOf(reached.content).filter(({ kind }) => kind === 'task' || kind === 'issue');
  if (records.length === 0) return;
  for (let at = 0; at < records.length; at += NOTED_AT_ONCE)
    await ledger.change(panelId, now, async (draft) => {
      for (const content of records.slice(at, at + NOTED_AT_ONCE))
        if (await isForThem(content, reached, draft)) await noteOn({ ...reached, content }, draft);
    });
}

/** Records of one batch, with an entry in the log each. */
const NOTED_AT_ONCE = 30;

/** A list leaves out what its reader may not see. */
async function isForThem(content: SingleContent, { content: { kind }, memberId, at }: Reached, draft: Draft) {
  if (kind !== 'due' || content.kind !== 'task') return true;
  const [task, member] = [await draft.read('task', content.taskId), await draft.findMember(memberId)];
  const agency = member && (await draft.findAgency(member.agencyId));
  if (task === undefined || member === undefined || agency === undefined) return false;
  const panel = await draft.read('panel', '');
  if (panel === undefined) return false;
  return maySeeTask(task, viewerOf(member, agency, { panel, today: localDateOf(at, panel.timeZone) }));
}

async function noteOn({ content, memberId, at }: Reached, draft: Draft): Promise<void> {
  if (content.kind === 'task') {
    const task = await draft.read('task', content.taskId);
    const next = task && tasks.notified(task, memberId, at);
    if (next === undefined || next === task) return;
    draft.put('task', next);
    const subject = { type: 'task', id: next.id, reference: next.reference } as const;
    const note = next.disclosure && gatewayText(next.disclosure);
    // Owner and deputy are of the agency that holds it.
    const told = { readers: taskHearers(next), to: [next.agencyId], ...given({ note }) };
    draft.log({ action: 'task-notified', by: 'system', subject, ...told });
  }
  if (content.kind === 'issue') {
    const issue = await draft.read('issue', content.issueId);
    const next = issue && issues.notified(issue, memberId, at);
    if (next === undefined || next === issue) return;
    draft.put('issue', next);
    const subject = { type: 'issue', id: next.id, reference: next.reference } as const;
    const member = await draft.findMember(memberId);
    const to = member === undefined ? [] : [member.agencyId];
    draft.log({ action: 'issue-notified', by: 'system', subject, readers: issueHearers(next), to });
  }
}
