import { listed } from './listed';
// The forms of the tab speak of them too: no schema comes in from here.
import type { ReminderRule } from './reminder';

type About = ReminderRule['about'];
type Reader = ReminderRule['to'][number];

export const readerTexts: Readonly<Record<Reader, string>> = {
  owner: 'owner',
  deputy: 'deputy',
  agencyLead: 'agency lead',
  chair: 'chair',
  coordinator: 'coordinator',
  members: 'members',
};

/** Who can be meant, by what is spoken of: a meeting has no owner. */
export const ruleReaders: Readonly<Record<About, readonly Reader[]>> = {
  task: ['owner', 'deputy', 'agencyLead', 'chair', 'coordinator'],
  meeting: ['members'],
  agreement: ['agencyLead', 'chair', 'coordinator'],
};

const nouns: Readonly<Record<About, string>> = { task: 'a task', meeting: 'a meeting', agreement: 'an agreement' };

/** "Of a meeting only members can be told: take out owner."; undefined where each of them can be meant. */
export function readersFault({ about, to }: Pick<ReminderRule, 'about' | 'to'>): string | undefined {
  const wrong = to.filter((reader) => !ruleReaders[about].includes(reader));
  if (wrong.length === 0) return undefined;
  const words = (readers: readonly Reader[]) => listed(readers.map((reader) => readerTexts[reader]));
  return `Of ${nouns[about]} only ${words(ruleReaders[about])} can be told: take out ${words(wrong)}.`;
}
