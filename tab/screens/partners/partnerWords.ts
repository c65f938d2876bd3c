import type { PartnerView } from '../../../bot/contract';

export type Stage = PartnerView['stage'];

/** The pipeline, in its order. */
export const stageNames: Readonly<Record<Stage, string>> = {
  listed: 'To approach',
  approached: 'Approached',
  visited: 'Visited',
  agreement: 'Agreement',
  seated: 'Seat filled',
  attending: 'Comes',
};

export const regimes = [
  { value: 'part3', label: 'Law enforcement (DPA 2018, Part 3)' },
  { value: 'ukgdpr', label: 'General (UK GDPR)' },
  { value: 'both', label: 'Both' },
] as const;

export function regimeName(regime: PartnerView['regime']): string {
  return regimes.find(({ value }) => value === regime)?.label ?? regime;
}

/** "1 of 2 filled"; with more people than seats, who is there and what was wanted. */
export function seatsText({ seatsFilled, seatsWanted }: Pick<PartnerView, 'seatsFilled' | 'seatsWanted'>): string {
  if (seatsFilled > seatsWanted)
    return `${seatsFilled} ${seatsFilled === 1 ? 'person' : 'people'}, ${wanted(seatsWanted)}`;
  return seatsWanted === 0 ? 'No seat wanted' : `${seatsFilled} of ${seatsWanted} filled`;
}

function wanted(seats: number): string {
  if (seats === 0) return 'no seat wanted';
  return seats === 1 ? '1 seat wanted' : `${seats} seats wanted`;
}

type Attended = NonNullable<PartnerView['attendance']>['meetings'][number]['state'];

export const attendedNames: Readonly<Record<Attended, string>> = {
  came: 'came',
  apology: 'sent apologies',
  absent: 'nobody came',
  before: 'nobody sat for it yet',
};
