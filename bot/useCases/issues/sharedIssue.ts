import { issueSight } from '../../access/sight';
import { everybody } from '../../access/viewer';
import type { IssueId } from '../../domain/ids';
import { Refusal } from '../../domain/refusal';
import { recordOf } from '../../ledger/records';
import { agencyName } from '../members/names';
import type { Onlooking } from '../ports';
import type { SharedIssue } from './issueViews';
import { issueStatusText } from './viewIssue';

/** An issue as a chat of many may show it, whoever asked. @throws Refusal `not-found` */
export async function loadSharedIssue(issueId: IssueId, ctx: Onlooking): Promise<SharedIssue> {
  const found = await ctx.store.read(ctx.roster.panel.id, `issue:${issueId}`);
  if (found === undefined) throw new Refusal('not-found', { what: 'issue' });
  const issue = recordOf('issue', found);
  const { id, reference, agencyId } = issue;
  const statusText = await issueStatusText(issue, { ...ctx, viewer: everybody });
  const outline = { agencyName: agencyName(agencyId, ctx), statusText };
  const shown = issueSight(issue, everybody) === 'outline' ? { outline } : {};
  return { id, reference, marking: ctx.roster.panel.marking, ...shown };
}
