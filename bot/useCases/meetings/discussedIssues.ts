import { issueHearers } from '../../access/sight';
import { type Audience, isSameAudience, narrowest, wholePanel } from '../../domain/audience';
import { isDiscussed } from '../../domain/closing';
import { isOpenIssue } from '../../domain/issue';
import * as steps from '../../domain/issueSteps';
import type { Meeting } from '../../domain/meeting';
import type { Draft } from '../../ledger/changeDraft';
import type { Context } from '../ports';
import type { Recorded } from './draftMinutes';

/**
 * An issue that was discussed says what came of it, and whoever raised it hears. An item may be for fewer people than its
 * issue: what was recorded for them alone is not counted.
 */
export async function settleDiscussed(
  meeting: Meeting,
  { entries, tasks }: Recorded,
  draft: Draft,
  ctx: Context,
): Promise<void> {
  for (const item of meeting.agenda) {
    const issue = item.issueId === undefined ? undefined : await draft.read('issue', item.issueId);
    if (issue === undefined || !isOpenIssue(issue) || !isDiscussed(item, meeting.run)) continue;
    const isForAll = ({ audience = wholePanel }: { readonly audience?: Audience | undefined }) =>
      isSameAudience(narrowest([issue.audience, audience]), issue.audience);
    const given = tasks.filter(({ origin }) => origin.kind === 'meeting' && origin.itemId === item.id);
    const decisions = entries.filter(({ itemId, kind }) => itemId === item.id && kind === 'decision');
    const taskReferences = given.filter(isForAll).map(({ reference }) => reference);
    const came = { decisions: decisions.filter(isForAll).length, taskReferences };
    const discussed = steps.discussed(issue, meeting.id, came, { by: ctx.viewer.member.id, at: ctx.now });
    if (discussed !== issue) draft.put('issue', discussed);
    const subject = { type: 'issue', id: issue.id, reference: issue.reference } as const;
    const readers = issueHearers(discussed);
    draft.log({ action: 'issue-discussed', by: ctx.viewer.member.id, subject, readers, note: meeting.id });
    const content = { kind: 'issue', issueId: issue.id } as const;
    draft.send({ task: 'refresh', content, to: [] });
    draft.send({ task: 'post', content, to: [issue.raised.by] });
  }
}
