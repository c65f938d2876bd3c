import type { SettingsView } from '../../../../bot/contract';

export type Rule = Omit<SettingsView['rules']['rules'][number], 'text'>;
export type Reader = Rule['to'][number];

export const readerTexts: Readonly<Record<Reader, string>> = {
  owner: 'owner',
  deputy: 'deputy',
  agencyLead: 'agency lead',
  chair: 'chair',
  coordinator: 'coordinator',
  members: 'members',
};

/** Who can be meant, by what is spoken of. */
export const readersOf: Readonly<Record<Rule['about'], readonly Reader[]>> = {
  task: ['owner', 'deputy', 'agencyLead', 'chair', 'coordinator'],
  meeting: ['members'],
  agreement: ['agencyLead', 'chair', 'coordinator'],
};
