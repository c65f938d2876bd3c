import type { ComponentType } from 'react';
import type { PartnerDetailView } from '../../../bot/contract';
import { AgreementForm } from './AgreementForm';
import { ApproachForm, VisitForm } from './StepForms';
import { ChangePartner } from './ChangePartner';
import { DropAgreement } from './DropAgreement';
import { EndPartner } from './EndPartner';
import type { PartnerFormProps } from './partnerForm';
import { PresentationForm } from './PresentationForm';
import { VisitorForm } from './VisitorForm';

export const partnerForms = {
  approach: ApproachForm,
  visit: VisitForm,
  agree: AgreementForm,
  drop: DropAgreement,
  present: PresentationForm,
  change: ChangePartner,
  end: EndPartner,
  invite: VisitorForm,
} as const satisfies Record<string, ComponentType<PartnerFormProps>>;
export type PartnerDeed = keyof typeof partnerForms;

interface Deed {
  readonly deed: PartnerDeed;
  readonly label: string;
  readonly key: string;
}

/** What may be done with a partner, what comes next on its way first. */
export function deedsOf({ stage, isa, agreement, observes, presentation }: PartnerDetailView): Deed[] {
  const change: Deed = { deed: 'change', label: 'Change', key: 'e' };
  const end: Deed = { deed: 'end', label: 'End the partnership', key: 'w' };
  if (observes) return [{ deed: 'invite', label: 'Invite an observer', key: 'i' }, change, end];
  const isHost = agreement.state === 'unneeded';
  const agree: Deed[] = isHost ? [] : [{ deed: 'agree', label: agreeLabel(isa, agreement), key: 'a' }];
  const drop: Deed[] =
    agreement.waits === undefined ? [] : [{ deed: 'drop', label: 'Take the new agreement back', key: 'z' }];
  const present: Deed = { deed: 'present', label: 'Presentation given', key: 'p' };
  const approach: Deed = { deed: 'approach', label: 'Approached', key: 'o' };
  const visit: Deed = { deed: 'visit', label: 'Visited', key: 'v' };
  if (stage === 'listed') return [approach, visit, change, ...agree, ...drop, present, end];
  if (stage === 'approached') return [visit, ...agree, ...drop, change, present, approach, end];
  const isSettled = isHost || agreement.state === 'current' || agreement.waits !== undefined;
  const first =
    isSettled && presentation.due
      ? [present, change, ...agree]
      : isSettled
        ? [change, present, ...agree]
        : [...agree, change, present];
  return [...first, ...drop, visit, approach, end];
}

function agreeLabel(isa: PartnerDetailView['isa'], { waits }: PartnerDetailView['agreement']): string {
  if (waits !== undefined) return 'Change the new agreement';
  return isa === null ? 'Enter the agreement' : 'Renew the agreement';
}
