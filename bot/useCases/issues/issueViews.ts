import { HistoryLine } from '../log/logViews';
import { z } from 'zod';
import { byName } from '../../domain/byName';
import { AgencyId, IssueId, MemberId } from '../../domain/ids';
import { IssueTags, issueStates } from '../../domain/issue';
import { issueStepNames } from '../../domain/issueSteps';
import { BorneMarking } from '../../domain/marking';
import { Instant } from '../../domain/time';
import { restrictFields } from '../restrictions/restrictPart';

export const IssueView = z.object({
  id: IssueId,
  reference: z.string().describe('I-27-006'),
  marking: BorneMarking,
  text: z.string(),
  headline: z.string().describe('The first words of the text'),
  agencyId: AgencyId,
  agencyName: z.string(),
  raisedById: MemberId,
  raisedByName: z.string(),
  raisedAt: Instant,
  raisedText: z.string(),
  urgent: z.boolean(),
  restricted: z.boolean(),
  ...restrictFields,
  restrictedText: z.string().optional().describe('Restricted to …; told to those who triage'),
  state: z.enum(issueStates),
  stateName: z.string(),
  statusText: z.string().describe('Raised 09:14 by Tom Hesketh'),
  sharedText: z.string().optional().describe('Shared with HM Revenue and Customs after 3 h 5 min'),
  disclosureTexts: z
    .array(z.string())
    .optional()
    .describe('Shared with … under … for …; to others than those who triage, what concerns their own agency'),
  urgentText: z.string().optional().describe('Answer by 13:10 · In hand after 21 min: Siobhan Kerr'),
  answerDueAt: Instant.optional().describe('Of an urgent one that nobody has in hand: it stands first'),
  answer: z.string().optional(),
  tags: IssueTags.optional().describe('Threats by the names under which they go on, place, sector'),
  tagsVersion: z.string().describe('Sent back with other tags'),
  may: z.object(byName(issueStepNames, () => z.boolean())),
});
export type IssueView = z.infer<typeof IssueView>;

/** After a step: with what it added to the issue's history. */
export const IssueStepView = IssueView.extend({ added: z.array(HistoryLine) });
export type IssueStepView = z.infer<typeof IssueStepView>;

export const IssueDetailView = IssueView.extend({ history: z.array(HistoryLine) });
export type IssueDetailView = z.infer<typeof IssueDetailView>;

/** What a chat of many may say of an issue: its number; unless it is restricted, whose it is and how it stands. */
export interface SharedIssue {
  readonly id: IssueId;
  readonly reference: string;
  readonly marking: BorneMarking;
  readonly outline?: Pick<IssueView, 'agencyName' | 'statusText'>;
}
