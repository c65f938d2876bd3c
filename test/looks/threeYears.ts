import { instantOf, LocalDate } from '../../bot/domain/time';
import { chanceOf } from '../support/chance';
import { fictionalPanel } from '../history/fictionalPanel';
import { liveHistory } from '../history/main';
import type { LifeName } from './life';
import { people, type RoleName } from './panel';

/** Three years of a panel with less in each month than `npm run history` has, so that one waits minutes and no more. */
const size = { meetings: 18, tasks: 260, issues: 120, groups: 24 };
const SEED = 20_270_202;
export const THREE_YEARS_ON = instantOf(new Date('2027-02-02T09:14:00.000Z'));

export async function liveThreeYears(dataDir: string): Promise<void> {
  await liveHistory({ seed: SEED, size, now: THREE_YEARS_ON, dataDir });
}

/** Somebody of the role on the panel that is looked at. */
export function personOf(life: LifeName, role: RoleName): string {
  if (life !== 'threeYears') return people[role];
  const theirs = fictionalPanel(chanceOf(SEED), LocalDate.parse('2024-01-10')).people;
  const called: Partial<Record<RoleName, string>> = { lead: 'lro', deputy: 'deputyChair', substitute: 'member' };
  const somebody = theirs.find((each) => each.role === (called[role] ?? role));
  if (somebody === undefined) throw new Error(`Nobody there is ${role}`);
  return somebody.id;
}
