import type { CommandName } from '../useCases/commands';
import type { QueryName } from '../useCases/queries';

/** Under which heading the rows of a noun stand; the headings in the order in which they are first named. */
export const areas: Readonly<Record<string, string>> = {
  task: 'Tasks',
  tasks: 'Tasks',
  issue: 'Issues',
  issues: 'Issues',
  groups: 'Groups and their people',
  nominal: 'Groups and their people',
  nominals: 'Groups and their people',
  referral: 'Disruptions and referrals',
  referrals: 'Disruptions and referrals',
  disruption: 'Disruptions and referrals',
  disruptions: 'Disruptions and referrals',
  link: 'Groups and their people',
  links: 'Groups and their people',
  opportunity: 'Groups and their people',
  opportunities: 'Groups and their people',
  roundTable: 'Groups and their people',
  meeting: 'Meetings',
  meetings: 'Meetings',
  agenda: 'Agendas',
  attendance: 'Attendance',
  minutes: 'Minutes',
  member: 'People',
  members: 'People',
  people: 'People',
  partner: 'Partners and their agreements',
  partners: 'Partners and their agreements',
  agencies: 'Partners and their agreements',
  gateways: 'Partners and their agreements',
  log: 'The log',
  retention: 'Retention and legal holds',
  hold: 'Retention and legal holds',
  person: 'Retention and legal holds',
  reminder: 'Reminders and messages',
  reminders: 'Reminders and messages',
  chat: 'Chats of many',
  chats: 'Chats of many',
  session: 'Oneself, and what waits',
  today: 'Oneself, and what waits',
  search: 'Search',
  panel: 'Settings and powers',
  settings: 'Settings and powers',
  power: 'Settings and powers',
  powers: 'Settings and powers',
};

/** Of a row, by its dotted name; of a noun without a heading its own name. */
export function areaOf(name: CommandName | QueryName): string {
  const noun = name.split('.', 1)[0] ?? name;
  return areas[noun] ?? `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
}
