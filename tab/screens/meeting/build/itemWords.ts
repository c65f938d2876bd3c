import type { AgendaItemView } from '../../../../bot/contract';

export const purposeNames: Record<AgendaItemView['purpose'], string> = {
  note: 'To note',
  discuss: 'To discuss',
  decide: 'To decide',
};

export const kindNames: Record<AgendaItemView['kind'], string> = {
  standing: 'Standing item',
  group: 'Groups',
  issue: 'Issue',
  taskReview: 'Review of tasks',
  otherBusiness: 'Other business',
};
