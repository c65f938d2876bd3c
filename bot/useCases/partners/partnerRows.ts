import { drawsAgreement } from '../drawn';
import { Nothing, row } from '../row';
import * as agreeing from './agreeing';
import { getAgreementToSign } from './agreementToSign';
import { AgreementToSignView } from './agreementViews';
import * as keeping from './keepPartners';
import { getPartner, listPartners, PartnerListing, PartnerRef } from './partners';
import { PartnerDetailView, PartnersView } from './partnerViews';

export const partnerCommands = {
  'partner.add': row({
    summary: 'Take an organisation on as a partner, or as one to approach',
    right: 'partner.keep',
    condition: 'anybody',
    input: keeping.NewPartner,
    result: PartnerDetailView,
    run: keeping.addPartner,
  }),
  'partner.change': row({
    summary: 'Change what is kept of a partner: its name, kind, regime, seats, single point of contact',
    right: 'partner.keep',
    condition: 'anybody',
    input: keeping.PartnerChange,
    result: PartnerDetailView,
    run: keeping.changePartner,
  }),
  'partner.agree': row({
    summary: 'Enter a partner’s information sharing agreement, or its renewal, for the partner’s signatory to sign',
    right: 'partner.keep',
    condition: 'anybody',
    input: agreeing.PartnerAgreement,
    result: PartnerDetailView,
    run: agreeing.agreeWithPartner,
  }),
  'partner.dropAgreement': row({
    summary: 'Take back an agreement that waits for the partner’s signature',
    right: 'partner.keep',
    condition: 'anybody',
    input: agreeing.AgreementDrop,
    result: PartnerDetailView,
    run: agreeing.dropAgreement,
  }),
  'partner.sign': row({
    summary: 'Sign the agreement of one’s own agency, as its signatory: it comes into force',
    right: 'agreement.sign',
    condition: 'oneself',
    input: agreeing.AgreementSigning,
    result: AgreementToSignView,
    run: agreeing.signAgreement,
    draws: drawsAgreement,
  }),
  'partner.step': row({
    summary: 'Say that an organisation was approached or visited, and when',
    right: 'partner.keep',
    condition: 'anybody',
    input: keeping.PartnerStepTaken,
    result: PartnerDetailView,
    run: keeping.stepPartner,
  }),
  'partner.present': row({
    summary: 'Say that a partner was given its awareness presentation, when and to how many',
    right: 'partner.keep',
    condition: 'anybody',
    input: keeping.PartnerPresentation,
    result: PartnerDetailView,
    run: keeping.presentToPartner,
  }),
  'partner.end': row({
    summary: 'Give a partner for whom nobody sits a last day',
    right: 'partner.keep',
    condition: 'anybody',
    input: keeping.PartnerEnd,
    result: PartnerDetailView,
    run: keeping.endPartner,
  }),
};

export const partnerQueries = {
  'partners.toSign': row({
    summary: 'The agreement that waits for one’s signature, or that one has signed',
    right: 'agreement.sign',
    condition: 'oneself',
    input: Nothing,
    result: AgreementToSignView,
    run: getAgreementToSign,
  }),
  'partners.list': row({
    summary: 'Every partner and how it stands: agreement, seats, attendance, presentation',
    right: 'partner.see',
    condition: 'anybody',
    input: PartnerListing,
    result: PartnersView,
    run: listPartners,
  }),
  'partners.get': row({
    summary: 'One partner with its people, agreement, presentations, attendance and history',
    right: 'partner.see',
    condition: 'as far as one may see',
    input: PartnerRef,
    result: PartnerDetailView,
    run: getPartner,
  }),
};
