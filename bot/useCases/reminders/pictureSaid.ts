import { looksAfterControl } from '../../access/disruptionConditions';
import { maySeeDisrupted, maySeeDisruption } from '../../access/disruptionSight';
import { hasRight } from '../../access/rights';
import { maySeeGroup } from '../../access/sight';
import { recheckOn } from '../../domain/disruption';
import { calledGroup, type Group, isDueForReview } from '../../domain/group';
import type { PictureDue } from '../../domain/pictureDue';
import type { Referral } from '../../domain/referral';
import { dayText, dueText, localDateOf } from '../../domain/time';
import { zoneOf } from '../../ledger/roster';
import { groupIn } from '../disruptions/disruptionChange';
import type { Context } from '../ports';
import { readingOf } from '../retention/reviewed';

/** A sentence, and where in the tab it is answered. */
export interface PictureSaid {
  readonly said: string;
  readonly place: string;
}

/**
 * What of the threat picture waits for the viewer, by operation and number alone. Undefined where it was settled
 * meanwhile, or is not theirs to see or to settle.
 */
export function pictureSaid(due: PictureDue, ctx: Context): Promise<PictureSaid | undefined> {
  switch (due.kind) {
    case 'review':
      return reviewSaid(due, ctx);
    case 'control':
      return controlSaid(due, ctx);
    case 'referral':
      return referralSaid(due, ctx);
  }
}

type Due<Kind extends PictureDue['kind']> = Extract<PictureDue, { kind: Kind }>;

async function reviewSaid({ groupId, on }: Due<'review'>, ctx: Context): Promise<PictureSaid | undefined> {
  const { viewer, today } = ctx;
  const group = await groupIn(groupId, readingOf(ctx));
  if (group === undefined || !maySeeGroup(group, viewer) || group.lroId !== viewer.member.id) return undefined;
  if (group.nextReviewOn !== on || !isDueForReview(group, today)) return undefined;
  return {
    said: `The review of ${calledGroup(group)}, which you lead, is due: ${dueText(on, today)}.`,
    place: placeIn(group),
  };
}

async function controlSaid({ disruptionId, on }: Due<'control'>, ctx: Context): Promise<PictureSaid | undefined> {
  const { viewer, today } = ctx;
  const disruption = await readingOf(ctx).read('disruption', disruptionId);
  if (disruption === undefined || recheckOn(disruption) !== on || on > today) return undefined;
  const of = { disruption, group: await groupIn(disruption.groupId, readingOf(ctx)) };
  if (!maySeeDisruption(of, viewer)) return undefined;
  if (!looksAfterControl(of, viewer) && !hasRight(viewer, 'disruption.moderate')) return undefined;
  const what = of.group === undefined ? disruption.reference : `${disruption.reference} of ${calledGroup(of.group)}`;
  const said = `Is what was to last of ${what} still in place? To be looked at ${dueText(on, today)}.`;
  return { said, place: of.group === undefined ? 'groups?show=disruptions' : placeIn(of.group) };
}

async function referralSaid({ referralId }: Due<'referral'>, ctx: Context): Promise<PictureSaid | undefined> {
  const { viewer, today } = ctx;
  const referral = await readingOf(ctx).read('referral', referralId);
  if (referral?.answer !== undefined || referral?.disposed !== undefined) return undefined;
  if (referral?.made.by !== viewer.member.id) return undefined;
  const of = await referred(referral, ctx);
  const day = dayText(localDateOf(referral.made.at, zoneOf(ctx)), today);
  const said = (called: string) =>
    `${referral.reference}, by which you referred ${called} on ${day}, has no answer. Ask, and say what came back.`;
  return of && { said: said(of.called), place: of.place };
}

/** What was referred, as the viewer may see it. */
async function referred({ taskId, groupId }: Referral, ctx: Context) {
  const reading = readingOf(ctx);
  const task = taskId === undefined ? undefined : await reading.read('task', taskId);
  const group = await groupIn(groupId, reading);
  if (!maySeeDisrupted({ task, group }, ctx.viewer)) return undefined;
  if (task !== undefined) return { called: task.reference, place: `action-log?task=${task.id}` };
  return group && { called: calledGroup(group), place: placeIn(group) };
}

function placeIn({ id }: Group): string {
  return `groups?group=${id}`;
}
