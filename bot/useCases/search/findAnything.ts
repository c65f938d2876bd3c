import { z } from 'zod';
import type { Context } from '../ports';
import { askedFor } from './asked';
import { findGroups } from './findGroups';
import { findMeetings } from './findMeetings';
import { findPeople } from './findPeople';
import { findWork } from './findWork';
import { findIssues, findTasks } from './findTasksAndIssues';
import type { FoundView } from './searchViews';

export const Search = z.object({ text: z.string().trim().min(1).max(100) });

/**
 * Records by number and words, people, agencies: as far as whoever asks may see them. What has the number that was typed
 * comes first. Of what is restricted the number alone is told; that it says what was typed is read in it, and logged.
 * People in groups are found by a search of their own (findNominals).
 */
export async function findAnything({ text }: z.infer<typeof Search>, ctx: Context): Promise<{ items: FoundView[] }> {
  const asked = askedFor(text, ctx.roster.panel.referencePrefix);
  const all = await Promise.all([
    findTasks(asked, ctx),
    findIssues(asked, ctx),
    findMeetings(asked, ctx),
    findGroups(asked, ctx),
    findWork(asked, ctx),
  ]);
  const byNumber = all.flatMap(({ numbered }) => numbered);
  const numbered = new Set(byNumber.map(({ key }) => key));
  const byWords = all.flatMap(({ worded }) => worded.filter(({ key }) => !numbered.has(key)));
  return { items: [...byNumber, ...findPeople(asked, ctx), ...byWords] };
}
