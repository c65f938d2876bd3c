import type { z } from 'zod';
import { FormVersion, formVersion } from '../../domain/formVersion';
import { type Issue, IssueTags } from '../../domain/issue';
import { noTags, tagged, tagsText } from '../../domain/issueSteps';
import { Refusal } from '../../domain/refusal';
import { refuseAboveCeiling } from '../../domain/text';
import type { Draft } from '../../ledger/changeDraft';
import type { Admitted } from '../ports';
import { namesKept } from '../threats/panelThreats';
import { stampOf } from '../stampOf';
import { changeIssue, IssueRef } from './issueSteps';
import type { IssueStepView } from './issueViews';

export const IssueTagging = IssueRef.merge(IssueTags).extend({ version: FormVersion });

/**
 * Said anew as a whole: what is left out is gone. A threat that nobody has named yet is proposed by it.
 *
 * @throws Refusal `changed-meanwhile`
 */
export function tagIssue(
  { issueId, version, ...wanted }: z.infer<typeof IssueTagging>,
  ctx: Admitted,
): Promise<IssueStepView> {
  const decide = async (issue: Issue, draft: Draft) => {
    refuseAboveCeiling(...wanted.threats, wanted.place ?? '', wanted.sector ?? '');
    const isForFew = issue.audience.kind === 'named';
    const tags = { ...wanted, threats: await namesKept(wanted.threats, { isForFew }, draft, ctx) };
    const next = tagged(issue, tags, stampOf(ctx));
    if (next !== issue && formVersion(issue.tags ?? noTags, ctx.sha256) !== version)
      throw new Refusal('changed-meanwhile');
    return next;
  };
  const textOf = ({ tags = noTags }: Issue) => tagsText(tags);
  return changeIssue(issueId, { action: 'issue-tagged', note: textOf, former: textOf, decide }, ctx);
}
