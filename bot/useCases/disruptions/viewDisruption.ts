import { isOpenTo, type DisruptionStep } from '../../access/conditions';
import { disruptionConditions } from '../../access/disruptionConditions';
import type { DisruptionOf } from '../../access/disruptionSight';
import { byName } from '../../domain/byName';
import { type Disruption, recheckOn } from '../../domain/disruption';
import { formVersion } from '../../domain/formVersion';
import { markingOf } from '../../domain/marking';
import { dayText } from '../../domain/time';
import { agencyName, doneText } from '../members/names';
import type { Context } from '../ports';
import type { DisruptionView } from './disruptionViews';

const steps = ['moderate', 'correct', 'withdraw', 'check'] as const satisfies readonly DisruptionStep[];

export function disruptionView(of: DisruptionOf, ctx: Context): DisruptionView {
  const { disruption, group } = of;
  const { id, reference, on, what, fourP, agencyIds, groupId, apmisReference, withdrawn } = disruption;
  const { taskId, taskReference, meetingId, entryId, moderated } = disruption;
  const restricted = isRestricted(of);
  const isOpen = (step: DisruptionStep) =>
    isOpenTo(ctx.doors[`disruption.${step}`], disruptionConditions, of, ctx.viewer);
  return {
    ...{
      id,
      reference,
      on,
      what,
      restricted,
      fourP,
      groupId,
      taskId,
      taskReference,
      meetingId,
      entryId,
      apmisReference,
    },
    marking: markingOf(ctx.roster.panel, restricted),
    onText: dayText(on, ctx.today),
    agencies: agencyIds.map((each) => ({ id: each, name: agencyName(each, ctx) })),
    ...(group === undefined ? {} : { groupReference: group.reference, operation: group.operation }),
    ...gradesOf(disruption, ctx),
    waits: moderated === undefined && withdrawn === undefined,
    ...(withdrawn === undefined
      ? {}
      : { withdrawnText: said(doneText('Taken back', withdrawn, ctx), withdrawn.reason) }),
    ...controlPart(disruption, ctx),
    version: formVersion(disruption, ctx.sha256),
    may: byName(steps, (step) => withdrawn === undefined && isOpen(step) && leadsOn(step, disruption)),
  };
}

/** There is nothing to look after where nothing was to last, or it is gone. */
function leadsOn(step: DisruptionStep, { control }: Disruption): boolean {
  return step !== 'check' || control?.recheckOn !== undefined;
}

/** For fewer than the panel: what it says is not read without a trace. */
function isRestricted({ disruption, group }: DisruptionOf): boolean {
  return !disruption.readers.includes('*') || group?.audience.kind === 'named';
}

function gradesOf({ proposed, moderated }: Disruption, ctx: Context): Pick<DisruptionView, 'proposed' | 'moderated'> {
  return {
    proposed: { grade: proposed.grade, text: doneText('Proposed', proposed, ctx) },
    ...(moderated === undefined
      ? {}
      : { moderated: { grade: moderated.grade, reason: moderated.reason, text: doneText('Graded', moderated, ctx) } }),
  };
}

function controlPart(disruption: Disruption, ctx: Context): Pick<DisruptionView, 'control'> {
  const { control } = disruption;
  if (control === undefined) return {};
  const { what, checked } = control;
  const due = recheckOn(disruption);
  const found =
    checked && said(doneText(checked.holds ? 'In place' : 'No longer in place', checked, ctx), checked.text);
  const again = due && `looked at again ${dayText(due, ctx.today)}`;
  const text = [found, again].filter((part) => part !== undefined).join('; ');
  return { control: { what, recheckOn: due, text: text.charAt(0).toUpperCase() + text.slice(1) } };
}

function said(text: string, why: string | undefined): string {
  return why === undefined ? text : `${text}: ${why}`;
}
