import { mayStep } from '../support/doors';
import { z } from 'zod';
import { Refusal } from '../../bot/domain/refusal';
import {
  isOpen,
  isOverdue,
  isOwed,
  stateStamp,
  Task,
  taskReaders,
  taskReference,
  taskStates,
} from '../../bot/domain/task';
import * as steps from '../../bot/domain/taskSteps';
import { ackDueAt } from '../../bot/domain/taskSteps';
import { addMinutes } from '../../bot/domain/time';
import { aStepContext, aTask, day, ea, hmrc, moment, priya, ruth, tuesday } from '../support/builders';
import { elsewhere, inTheAgency, people, take } from './stepCast';

const later = addMinutes(tuesday, 1);
const owner = aStepContext(people.owner);
const chair = aStepContext(people.chair);

/** Faults of a task that carries more, or less, than its state is made of. */
function strayFacts(task: Task): string[] {
  const schema = Task.optionsMap.get(task.state);
  if (!(schema instanceof z.ZodObject)) throw new Error(`No schema for ${task.state}`);
  const read = schema.strict().safeParse(task);
  return read.success ? [] : read.error.issues.map(({ message }) => message);
}

describe('a task', () => {
  const flags = {
    blocked: { by: ruth, at: tuesday, reason: 'No keys' },
    escalated: { by: ruth, at: tuesday, reason: 'No answer' },
  };
  const moves = taskStates.flatMap((state) => Object.entries(take).map(([step, act]) => [step, state, act] as const));

  it.each(moves)('after %s from %s carries the facts of its new state and no others', (_step, state, act) => {
    const results = Object.values(people).flatMap((viewer) => {
      try {
        return [act(aTask(state, { ...flags, detail: 'By the river' }), aStepContext(viewer))];
      } catch (error) {
        if (error instanceof Refusal) return [];
        throw error;
      }
    });
    expect(results.flatMap(strayFacts)).toEqual([]);
    for (const task of results) expect(task).toMatchObject({ id: 'task-1', detail: 'By the river', number: 14 });
  });

  it('that is worked on without a word counts as acknowledged from then', () => {
    const stamp = { by: priya, at: tuesday };
    expect(take.progress(aTask(), owner)).toMatchObject({ acknowledged: stamp, started: stamp });
    expect(take.complete(aTask(), owner)).toMatchObject({ acknowledged: stamp, completed: stamp });
  });

  it('keeps its first acknowledgement and its start however often progress is noted', () => {
    const noted = steps.progress(aTask('inProgress'), 'Second visit', owner);
    expect(noted).toMatchObject({ lastNote: 'Second visit', acknowledged: { at: moment('2027-03-01T10:00Z') } });
    expect(noted).toMatchObject({ started: { at: moment('2027-03-01T10:00Z') }, changed: { at: tuesday } });
  });

  it('stays in its state while it is blocked or escalated', () => {
    for (const state of ['allocated', 'acknowledged', 'inProgress'] as const) {
      expect(take.block(aTask(state), owner)).toMatchObject({ state, blocked: { reason: 'Waiting for keys' } });
      expect(take.escalate(aTask(state), owner)).toMatchObject({ state, escalated: { reason: 'No answer' } });
    }
  });

  it('that goes to somebody else is acknowledged anew, and loses its flags and its former deputy', () => {
    const moved = take.reassign(aTask('inProgress', flags), owner);
    expect(moved).toMatchObject({ state: 'allocated', ownerId: inTheAgency.id, agencyId: ea });
    for (const lost of ['deputyId', 'blocked', 'escalated', 'acknowledged']) expect(moved).not.toHaveProperty(lost);
    expect(take.moveAgency(aTask('inProgress'), chair)).toMatchObject({ agencyId: hmrc, ownerId: elsewhere.id });
  });

  it('keeps what was proposed beside what was moderated', () => {
    const completed = steps.complete(
      aTask('acknowledged'),
      { outcome: 'Closed it down', fourP: 'Pursue', proposedGrade: 'moderate' },
      owner,
    );
    expect(steps.close(completed, { fourP: 'Prevent', moderatedGrade: 'minor' }, chair)).toMatchObject({
      ...{ outcome: 'Closed it down', proposedGrade: 'moderate', moderatedGrade: 'minor', fourP: 'Prevent' },
    });
  });

  it('says in its refusal who brought it where it is, and when', () => {
    const decline = () => take.decline(aTask('closed'), owner);
    expect(decline).toThrow(Refusal);
    try {
      decline();
    } catch (error) {
      expect(error).toMatchObject({
        facts: { step: 'decline', state: 'closed', by: ruth, at: stateStamp(aTask('closed')).at },
      });
    }
  });
});

describe('a second click', () => {
  const steady = Object.entries(take).flatMap(([step, act]) =>
    taskStates.flatMap((state) => Object.entries(people).map(([who, viewer]) => ({ step, act, state, who, viewer }))),
  );
  const working = steady.filter(({ act, state, viewer }) => {
    try {
      return act(aTask(state), aStepContext(viewer)) !== aTask(state);
    } catch {
      return false;
    }
  });

  it.each([...new Set(working.map(({ step }) => step))])('on %s gives back the very same task', (step) => {
    const faults = working
      .filter((each) => each.step === step)
      .flatMap(({ act, state, who, viewer }) => {
        const once = act(aTask(state), aStepContext(viewer));
        try {
          return act(once, aStepContext(viewer, later)) === once ? [] : [`${state} ${who}: changed again`];
        } catch (error) {
          return [`${state} ${who}: ${String(error)}`];
        }
      });
    expect(faults).toEqual([]);
  });

  it('on a stale card that still offers Blocked leaves the first reason standing', () => {
    const once = take.block(aTask('acknowledged'), owner);
    expect(mayStep(once, 'block', people.owner)).toBe(false);
    expect(steps.block(once, 'Something else', aStepContext(people.owner, later))).toBe(once);
  });
});

describe('the target for acknowledging a task', () => {
  it.each([
    ['on Tuesday', '2027-03-02T09:30Z', '2027-03-04T09:30Z'],
    ['on Thursday, over a weekend', '2027-03-04T09:30Z', '2027-03-08T09:30Z'],
    ['on Friday, over a weekend', '2027-03-05T16:45Z', '2027-03-09T16:45Z'],
    ['on Saturday', '2027-03-06T22:10Z', '2027-03-09T22:10Z'],
    ['on Sunday', '2027-03-07T11:00Z', '2027-03-09T11:00Z'],
    ['before Good Friday and Easter Monday and the clocks go forward', '2027-03-25T10:00Z', '2027-03-31T09:00Z'],
    ['two days before Good Friday', '2027-03-24T10:00Z', '2027-03-30T09:00Z'],
    ['on Good Friday', '2027-03-26T10:00Z', '2027-03-31T09:00Z'],
    ['on the Friday before the clocks go back', '2027-10-29T09:00Z', '2027-11-02T10:00Z'],
    ['just after midnight in British Summer Time', '2027-06-30T23:30Z', '2027-07-04T23:30Z'],
    ['before the Christmas holidays', '2027-12-24T09:00Z', '2027-12-30T09:00Z'],
  ])('given %s is two working days later at the same time of day', (_when, now, expected) => {
    expect(ackDueAt(false, aStepContext(people.chair, moment(now)))).toBe(moment(expected));
    expect(take.reallocate(aTask('proposed'), aStepContext(people.chair, moment(now)))).toMatchObject({
      allocated: { ackDueAt: moment(expected) },
    });
  });

  it.each([
    ['on a Saturday night', '2027-02-20T22:10Z', '2027-02-21T02:10Z'],
    ['on Good Friday', '2027-03-26T12:00Z', '2027-03-26T16:00Z'],
    ['before the clocks go forward', '2027-03-27T23:30Z', '2027-03-28T03:30Z'],
    ['before the clocks go back', '2027-10-30T23:30Z', '2027-10-31T03:30Z'],
  ])('of an urgent one given %s is four hours later', (_when, now, expected) => {
    expect(ackDueAt(true, aStepContext(people.chair, moment(now)))).toBe(moment(expected));
  });
});

describe('a task due on 12 March', () => {
  it.each([
    ['2027-03-11', false],
    ['2027-03-12', false],
    ['2027-03-13', true],
  ])('is, on %s, overdue: %s', (today, overdue) => {
    for (const state of ['allocated', 'acknowledged', 'inProgress'] as const) {
      expect(isOverdue(aTask(state), day(today))).toBe(overdue);
    }
  });

  it.each(['proposed', 'completed', 'closed', 'declined', 'withdrawn'] as const)(
    'is never overdue when %s',
    (state) => {
      expect(isOverdue(aTask(state), day('2027-12-31'))).toBe(false);
      expect(isOwed(aTask(state))).toBe(false);
    },
  );

  it('is open until it is closed or withdrawn', () => {
    expect(taskStates.filter((state) => !isOpen({ state }))).toEqual(['closed', 'withdrawn']);
  });
});

it('a restricted task is known to the agency that does the work', () => {
  const audience = { kind: 'named' as const, agencyIds: [hmrc], memberIds: [ruth] };
  expect(taskReaders(aTask('allocated', { audience }))).toEqual(['agency:hmrc', 'member:ruth-calder', 'agency:ea']);
});

it.each([
  [1, 'SEN-27-001'],
  [14, 'SEN-27-014'],
  [1000, 'SEN-27-1000'],
])('task %i of 2027 is %s', (number, reference) => expect(taskReference('SEN', '27', number)).toBe(reference));
