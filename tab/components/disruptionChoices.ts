import type { DisruptionGrade, FourP } from '../../bot/domain/disruption';

export const strands: readonly { value: FourP; label: string }[] = [
  { value: 'Pursue', label: 'Pursue: prosecute and disrupt' },
  { value: 'Prevent', label: 'Prevent: keep people out of crime' },
  { value: 'Protect', label: 'Protect: harden people and places' },
  { value: 'Prepare', label: 'Prepare: lessen the harm' },
];

export const grades: readonly { value: DisruptionGrade; label: string }[] = [
  { value: 'major', label: 'Major' },
  { value: 'moderate', label: 'Moderate' },
  { value: 'minor', label: 'Minor' },
];
