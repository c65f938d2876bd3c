import { z } from 'zod';
import { LocalDate } from '../../bot/domain/time';
import { chanceOf } from '../support/chance';
import { fictionalPanel } from './fictionalPanel';
import { fictionalWords } from './fictionalWords';
import { historySteps, wholeHistory } from './historySteps';
import type { HistorySize } from './stage';

const Recorded = z.object({ groupId: z.string() });
const Linked = z.object({ to: Recorded });
const few = { meetings: 1, tasks: 9, issues: 3, groups: 1 };

function lived(seed: number, size: HistorySize) {
  const chance = chanceOf(seed);
  const firstOn = LocalDate.parse('2023-12-13');
  const { people } = fictionalPanel(chance, firstOn);
  return {
    people,
    steps: historySteps({ people, words: fictionalWords(chance), chance, firstOn, size }),
  };
}

describe('a made-up history of a panel', () => {
  it('is the same of one seed, and another of another', () => {
    expect(lived(7, few)).toEqual(lived(7, few));
    expect(lived(7, few)).not.toEqual(lived(8, few));
  });

  it('has three years of 60 people: 18 meetings, some 1,500 tasks, 400 issues, 60 groups and 210 people in them', () => {
    const { people, steps } = lived(7, wholeHistory);
    const count = (name: string) => steps.filter((step) => step.name === name).length;
    expect(people).toHaveLength(60);
    expect([count('meeting.close'), count('issue.raise')]).toEqual([18, 400]);
    expect(count('task.allocate') + count('opportunity.task')).toBeGreaterThanOrEqual(1_480);
    expect([count('group.record'), count('nominal.record')]).toEqual([60, 210]);
  });

  it('links nobody to a group that is not there yet', () => {
    const there = new Set<unknown>();
    const early: unknown[] = [];
    for (const { name, input } of lived(7, wholeHistory).steps) {
      if (name === 'group.record') there.add(Recorded.parse(input).groupId);
      else if (name === 'link.make' && !there.has(Linked.parse(input).to.groupId)) early.push(input);
    }
    expect(there.size).toBe(60);
    expect(early).toEqual([]);
  });
});
