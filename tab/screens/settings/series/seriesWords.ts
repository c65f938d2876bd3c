import type { SettingsView } from '../../../../bot/contract';

type Rule = SettingsView['series']['rule'];

export const weekTexts: Readonly<Record<number, string>> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth' };

export function monthsText(months: number): string {
  return months === 1 ? 'every month' : `every ${months} months`;
}

export function modeText(mode: Rule['firstMode']): string {
  return mode === 'teams' ? 'On Teams' : 'In a room';
}

export function modeRuleText(rule: Rule['rule']): string {
  return rule === 'bySlot'
    ? 'a cancelled meeting keeps its mode'
    : 'the next meeting held takes the mode of a cancelled one';
}
