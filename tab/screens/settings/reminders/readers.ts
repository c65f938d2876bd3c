import type { SettingsView } from '../../../../bot/contract';

export type Rule = Omit<SettingsView['rules']['rules'][number], 'text'>;
export type Reader = Rule['to'][number];
