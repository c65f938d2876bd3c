import { addDays, type Instant, type LocalDate, localDateOf } from '../../bot/domain/time';
import type { CommandName } from '../../bot/useCases/commands';
import type { Somebody } from './fictionalPanel';
import {
  asksGateway,
  grades,
  meetingDay,
  oneOfRole,
  shareOf,
  slotAfter,
  type Stage,
  type Step,
  strands,
  ZONE,
} from './stage';

/** What the panel gives at a meeting and in the weeks after it, each with what becomes of it. */
export function tasksAfter(stage: Stage, number: number): Step[] {
  const { size, chance } = stage;
  const count = shareOf(size.tasks, size.meetings, number);
  return Array.from({ length: count }, (_, at) => {
    // A third of them at the meeting itself, so that they are given on the day after it.
    const givenAt = slotAfter(meetingDay(stage, number), at % 3 === 0 ? 1 : 1 + chance.below(54));
    return taskLife(stage, `task-${number}-${at}`, givenAt);
  }).flat();
}

function taskLife(stage: Stage, taskId: string, givenAt: Instant): Step[] {
  const { people, chance } = stage;
  const owner = chance.oneOf(people.filter(({ role }) => !['auditor', 'chair', 'coordinator'].includes(role)));
  const input = task(stage, taskId, owner, localDateOf(givenAt, ZONE));
  const given: Step = { at: givenAt, who: oneOfRole(people, 'chair'), name: 'task.allocate', input };
  return [given, ...workOn(stage, taskId, owner, givenAt)];
}

/** What becomes of a task: some wait, some are declined, most are done. */
export function workOn({ people, words, chance }: Stage, taskId: string, owner: Somebody, givenAt: Instant): Step[] {
  const day = localDateOf(givenAt, ZONE);
  const own = (days: number, name: CommandName, said: object = {}): Step => {
    return { at: slotAfter(day, days), who: owner.id, name, input: { taskId, ...said } };
  };
  const fate = chance.below(100);
  if (fate < 5) return [];
  if (fate < 9) return [own(2 + chance.below(5), 'task.decline', { reason: words.reason() })];
  const acknowledged = own(1 + chance.below(4), 'task.acknowledge');
  const worked = own(9 + chance.below(8), 'task.progress', { note: words.outcome() });
  if (fate < 16) return [acknowledged, worked];
  const isGraded = chance.below(3) === 0;
  const fourP = chance.oneOf(strands);
  const doneIn = 18 + chance.below(40);
  const graded = isGraded ? { proposedGrade: chance.oneOf(grades) } : {};
  const done = own(doneIn, 'task.complete', { outcome: words.outcome(), fourP, ...graded });
  if (fate < 22) return [acknowledged, worked, done];
  const moderated = isGraded ? { moderatedGrade: chance.oneOf(grades) } : {};
  const closed = own(doneIn + 2 + chance.below(20), 'task.close', { fourP, ...moderated });
  return [acknowledged, worked, done, { ...closed, who: oneOfRole(people, 'chair') }];
}

function task({ words, chance }: Stage, taskId: string, owner: Somebody, day: LocalDate): object {
  return {
    ...{ taskId, title: words.task(), agencyId: owner.agency, ownerId: owner.id },
    dueOn: addDays(day, 21 + chance.below(50)),
    ...asksGateway(owner),
  };
}
