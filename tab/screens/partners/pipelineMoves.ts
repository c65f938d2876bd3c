import type { PartnerView } from '../../../bot/contract';
import { namesOf } from '../../../bot/domain/byName';
import { type Stage, stageNames } from './partnerWords';

export const stagesInOrder = namesOf(stageNames);

/** What moving a partner along comes to: a step of the way or its being taken back, the agreement's form, or why not. */
export type Move =
  | { readonly step: 'approached' | 'visited'; readonly back: boolean }
  | { readonly form: 'agree' }
  | { readonly why: string };

const early: readonly Stage[] = ['listed', 'approached', 'visited'];
/** What follows from what its people do. */
const notByHand: Partial<Record<Stage, string>> = {
  seated: 'Its seat is filled once somebody sits for it and its agreement is entered.',
  attending: 'It comes once one of its people has been at a meeting.',
};

/** Undefined where it stands there already. */
export function moveTo({ stage, seatsFilled }: PartnerView, to: Stage): Move | undefined {
  if (stage === to) return undefined;
  const why = notByHand[to];
  if (why !== undefined) return { why };
  if (!early.includes(stage)) return { why: 'Its agreement stands, so it does not go back behind it.' };
  if (to === 'agreement') return { form: 'agree' };
  if (to === 'visited') return { step: 'visited', back: false };
  if (to === 'approached') return { step: stage === 'visited' ? 'visited' : 'approached', back: stage === 'visited' };
  if (stage === 'approached' && seatsFilled === 0) return { step: 'approached', back: true };
  return { why: 'Only what was merely approached goes back to those to approach.' };
}

/** The nearest stage on one side to which it may be moved; else that beside it, with why not. */
export function stageBeside(partner: PartnerView, by: 1 | -1): Stage | undefined {
  const at = stagesInOrder.indexOf(partner.stage);
  const beyond = by === 1 ? stagesInOrder.slice(at + 1) : stagesInOrder.slice(0, at).reverse();
  return beyond.find((stage) => !isRefused(moveTo(partner, stage))) ?? beyond[0];
}

export function isRefused(move: Move | undefined): boolean {
  return move === undefined || 'why' in move;
}
