import { writeFileSync } from 'node:fs';
import path from 'node:path';
import northmoor from '../../bot/panels/northmoor.json';

/** Somebody of each role. */
export const people = {
  chair: 'ruth-calder',
  deputy: 'owen-pryce',
  coordinator: 'callum-reeve',
  lead: 'amira-nadeem',
  agencyLead: 'priya-sandhu',
  member: 'dan-ives',
  substitute: 'zoe-grant',
  observer: 'jo-falk',
  auditor: 'nadia-rowe',
  administrator: 'colin-marsh',
  /** A member who has not accepted the panel's statement yet. */
  newcomer: 'bea-cole',
} as const;
export type RoleName = keyof typeof people;
export const roleNames = Object.keys(people).filter(isRoleName);

function isRoleName(name: string): name is RoleName {
  return Object.hasOwn(people, name);
}

/** Those for whom screens are made of different parts; the others have the parts of one of these. */
export const unlikeRoles = ['chair', 'coordinator', 'agencyLead', 'observer', 'auditor', 'administrator'] as const;

/** Who else sees what somebody of the role sees, of work of their own. */
export const alike: Readonly<Partial<Record<RoleName, readonly RoleName[]>>> = {
  chair: ['deputy'],
  agencyLead: ['lead', 'member', 'substitute'],
};

const alsoThere = [
  { name: 'Nadia Rowe', title: 'Audit manager', agency: 'police', role: 'auditor' },
  { name: 'Colin Marsh', title: 'Systems administrator', agency: 'police', role: 'administrator' },
].map((each) => ({
  ...each,
  email: `${each.name.toLowerCase().replace(' ', '.')}@northmoor.police.example`,
  // As everybody else on it.
  accepted: northmoor.members[0]?.accepted,
}));
const newcomer = { name: 'Bea Cole', email: 'bea.cole@ea.example', agency: 'ea', role: 'member' };

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
  const members = [...northmoor.members, ...alsoThere, newcomer];
  const file = path.join(folder, 'panel.json');
  writeFileSync(file, JSON.stringify({ ...northmoor, agencies, members }));
  return file;
}
