import type { z } from 'zod';
import { type Disruption, DisruptionGrade } from '../../domain/disruption';
import { FormVersion, formVersion } from '../../domain/formVersion';
import type { MemberId } from '../../domain/ids';
import { Refusal } from '../../domain/refusal';
import { Reason } from '../../domain/task';
import type { Draft } from '../../ledger/changeDraft';
import { overtaken } from '../log/changedMeanwhile';
import type { Admitted } from '../ports';
import { changeDisruption, guardSaid } from './disruptionChange';
import type { DisruptionView } from './disruptionViews';
import { DisruptionRef } from './keepDisruptions';
import { gradeTask } from './ofRecord';

export const DisruptionModeration = DisruptionRef.extend({
  version: FormVersion,
  grade: DisruptionGrade,
  reason: Reason.optional().describe('Why; needed where another grade was proposed'),
});

/**
 * Says which grade it is, beside the one that was proposed. Never by who proposed it.
 *
 * @throws Refusal `own-grade`, `other-grade-why`, `changed-meanwhile`, `taken-back`
 */
export function moderateDisruption(
  { disruptionId, version, grade, reason }: z.infer<typeof DisruptionModeration>,
  ctx: Admitted,
): Promise<DisruptionView> {
  const by = ctx.viewer.member.id;
  const decide = async (before: Disruption, draft: Draft) => {
    if (isGradedSo(before, by, grade, reason)) return before;
    if (formVersion(before, ctx.sha256) !== version) throw overtaken(before.changed, undefined, ctx);
    const { grade: proposed } = before.proposed;
    if (proposed !== undefined && proposed !== grade && reason === undefined)
      throw new Refusal('other-grade-why', { grade: capital(proposed) });
    await guardSaid([reason], before.groupId, draft, ctx);
    await gradeTask(before, grade, draft, ctx);
    return { ...before, moderated: { grade, by, at: ctx.now, ...(reason === undefined ? {} : { reason }) } };
  };
  const said = ({ moderated: former }: Disruption) => ({
    note: reason === undefined ? grade : `${grade}: ${reason}`,
    former: former?.grade,
  });
  return changeDisruption(disruptionId, { action: 'disruption-moderated', said, decide }, ctx);
}

/** A second click. */
function isGradedSo(
  { moderated }: Disruption,
  by: MemberId,
  grade: DisruptionGrade,
  reason: string | undefined,
): boolean {
  return moderated?.by === by && moderated.grade === grade && (reason === undefined || reason === moderated.reason);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
