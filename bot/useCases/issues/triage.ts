import type { z } from 'zod';
import { maySeeIssue } from '../../access/sight';
import { viewerOf } from '../../access/viewer';
import { Audience, isSameAudience } from '../../domain/audience';
import { gatewayText, guardDisclosure, needsGateway } from '../../domain/disclosure';
import type { AgencyId } from '../../domain/ids';
import { disclosedTo, type Issue, sharedUnder } from '../../domain/issue';
import type { LogAction } from '../../domain/logActions';
import type { Draft } from '../../ledger/changeDraft';
import { agenciesOf, agencyOf } from '../../ledger/roster';
import { agenciesNamed, guardAudience } from '../members/audiences';
import { disclosureFields, type DisclosureInput, disclosureOf } from '../partners/askedDisclosure';
import type { Admitted, Context } from '../ports';
import { askedWhy, whyFields } from '../restrictions/askedReaders';
import { restrictOnAgendas } from './issueOnAgenda';
import { changeIssue, decided, IssueRef } from './issueSteps';
import type { IssueStepView } from './issueViews';

export const IssueTriage = IssueRef.extend({
  audience: Audience.optional().describe('Who needs to know; unchanged if absent'),
  ...disclosureFields,
  ...whyFields,
});

/** Looked at, and restricted or opened where `audience` says so. */
export function triageIssue(input: z.infer<typeof IssueTriage>, ctx: Admitted): Promise<IssueStepView> {
  const { issueId, audience } = input;
  const decide = async (issue: Issue, draft: Draft) => {
    if (audience !== undefined) guardAudience(audience, issue.audience, ctx);
    const { restriction } = askedWhy(audience ?? issue.audience, input, ctx, issue);
    const next = decided(issue, { kind: 'triaged', audience: audience ?? issue.audience, restriction }, ctx);
    if (next === issue) return issue;
    if (audience !== undefined) await restrictOnAgendas(next, draft, ctx);
    return audience?.kind === 'named' ? namedTo(next, issue, agenciesNamed(audience, ctx), input, ctx) : next;
  };
  // Who else may see it is for those who triage: the history, which others read, does not name them.
  const to = (before: Issue, next: Issue) => {
    if (audience === undefined) return undefined;
    return audience.kind === 'named' ? agenciesNamed(audience, ctx) : agenciesReading(next, before, ctx);
  };
  // The log says under which gateway somebody was told anew; the purpose is the record's.
  const note = ({ disclosures = [] }: Issue) => {
    const why = disclosures.find(({ at }) => at === ctx.now);
    return why && gatewayText(why);
  };
  return changeIssue(issueId, { action: triageAction, note, to, decide }, ctx);
}

function triageAction(before: Issue, { audience }: Issue): LogAction {
  if (isSameAudience(before.audience, audience)) return 'issue-triaged';
  return audience.kind === 'panel' ? 'issue-widened' : 'issue-restricted';
}

/** Whoever reads it now and did not before, by agency. */
function agenciesReading(now: Issue, before: Issue, { roster }: Context): AgencyId[] | undefined {
  const readers = [...roster.members.values()].filter((member) => {
    const viewer = viewerOf(member, agencyOf(roster, member.agencyId), roster);
    return maySeeIssue(now, viewer) && !maySeeIssue(before, viewer);
  });
  const ids = readers.map(({ id }) => id);
  return ids.length === 0 ? undefined : agenciesOf(ids, roster);
}

/** Told by name: those that need a gateway only through one, and for a purpose, which stay with it. */
function namedTo(
  next: Issue,
  before: Issue,
  agencyIds: readonly AgencyId[],
  input: DisclosureInput,
  ctx: Context,
): Issue {
  const { panel } = ctx.roster;
  const known = agenciesNamed(before.audience, ctx);
  const added = agencyIds.filter((id) => id !== before.agencyId && !known.includes(id));
  const barred = added.map((id) => agencyOf(ctx.roster, id)).filter((each) => needsGateway(each, panel));
  const why = disclosureOf(input, ctx);
  guardDisclosure(barred, why, panel);
  const told = disclosedTo(next, agencyIds, ctx.now);
  const ids = barred.map(({ id }) => id);
  return why === undefined ? told : sharedUnder(told, ids, why, ctx.now);
}
