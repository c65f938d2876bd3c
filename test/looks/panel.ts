import { writeFileSync } from 'node:fs';
import path from 'node:path';
import northmoor from '../../bot/panels/northmoor.json';

/** Somebody of each role that screens and cards are drawn for. */
export const people = {
  chair: 'ruth-calder',
  coordinator: 'callum-reeve',
  member: 'priya-sandhu',
  observer: 'jo-falk',
  auditor: 'nadia-rowe',
  administrator: 'colin-marsh',
} as const;
export type RoleName = keyof typeof people;
export const roleNames = ['chair', 'coordinator', 'member', 'observer', 'auditor', 'administrator'] as const;

const alsoThere = [
  { name: 'Nadia Rowe', title: 'Audit manager', agency: 'police', role: 'auditor' },
  { name: 'Colin Marsh', title: 'Systems administrator', agency: 'police', role: 'administrator' },
].map((each) => ({ ...each, email: `${each.name.toLowerCase().replace(' ', '.')}@northmoor.police.example` }));

/** Names as long as real ones come, and in two scripts. */
const longNames: Readonly<Record<string, string>> = {
  ea: 'Environment Agency: Greater Northmoor, Saltmarsh and Coastway waste and environmental crime operations',
  ts: 'Northmoor Metropolitan Borough Council: trading standards and consumer protection',
  planning: 'الهيئة المشتركة للتخطيط',
};

/** Northmoor with an auditor and an administrator, as a file to start a server from. @returns where it is */
export function panelFile(folder: string, { long }: { long: boolean }): string {
  const agencies = northmoor.agencies.map((agency) => ({
    ...agency,
    ...(long && longNames[agency.id] !== undefined ? { name: longNames[agency.id] } : {}),
  }));
  const members = [...northmoor.members, ...alsoThere];
  const file = path.join(folder, 'panel.json');
  writeFileSync(file, JSON.stringify({ ...northmoor, agencies, members }));
  return file;
}
