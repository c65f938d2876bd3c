import { defaultAgendaTemplate } from '../../bot/domain/agenda';
import type { FoundingDraft } from '../../bot/useCases/founding/foundingDraft';

/** Westmarch, ready to be founded from January 2027 on. */
export const westmarch: FoundingDraft = {
  panel: { name: 'Westmarch', force: 'Westmarch Police', referencePrefix: 'WST', marking: 'OFFICIAL-SENSITIVE' },
  meetings: {
    ...{ venue: 'Bridge House, Room 4', firstMeetingOn: '2027-03-10', startsAt: '10:00' },
    ...{ firstMode: 'teams', rule: 'bySlot', everyMonths: 2, durationMinutes: 120 },
  },
  agencies: [
    { name: '', kind: 'police', regime: 'part3' },
    { name: 'Environment Agency', kind: 'environment', regime: 'part3' },
    { name: 'Llais Tai Cymru', kind: 'charity', regime: 'ukgdpr' },
  ],
  you: { name: 'Morgan Ellis', title: 'Systems administrator' },
  people: [
    { name: 'Ana Quill', email: 'ana.quill@westmarch.police.example', agency: 'Westmarch Police', role: 'Chair' },
    { name: 'Ben Fry', email: 'ben.fry@westmarch.police.example', agency: 'Westmarch Police', role: 'Deputy chair' },
    { name: 'Cass Lyle', email: 'cass.lyle@westmarch.police.example', agency: 'Westmarch Police', role: 'Coordinator' },
    { name: 'Dee Marsh', email: 'dee.marsh@ea.example', agency: 'Environment Agency', role: 'Agency lead' },
  ],
  agenda: defaultAgendaTemplate,
};
