import { mayStep } from '../support/doors';
import { type TaskState, taskStates } from '../../bot/domain/task';
import { taskStepNames } from '../../bot/domain/taskSteps';
import { aStepContext, aTask, priya, ruth, tuesday } from '../support/builders';
import { laterDay, people, resultOf, take, type Who } from './stepCast';

type Step = keyof typeof take;

const agency: readonly Who[] = ['owner', 'deputy', 'agencyLead', 'colleague', 'ownerWithoutIsa', 'colleagueWithoutIsa'];
const running: readonly Who[] = ['chair', 'deputyChair', 'coordinator'];

/** Who may take a step at all, and what others of the panel are told who see the task: whatever the state of the task. */
const who: Record<Step, { may: readonly Who[]; else: string }> = {
  acknowledge: { may: agency, else: 'not-your-agency' },
  decline: { may: agency, else: 'not-your-agency' },
  progress: { may: agency, else: 'not-your-agency' },
  block: { may: agency, else: 'not-your-agency' },
  unblock: { may: agency, else: 'not-your-agency' },
  complete: { may: agency, else: 'not-your-agency' },
  reassign: { may: ['owner', 'deputy', 'agencyLead', 'ownerWithoutIsa', 'chair'], else: 'not-the-owner' },
  moveAgency: { may: ['chair'], else: 'not-the-owner' },
  escalate: { may: [...agency, ...running], else: 'not-allowed' },
  reallocate: { may: running, else: 'not-allowed' },
  withdraw: { may: running, else: 'not-allowed' },
  close: { may: running, else: 'not-allowed' },
  askTime: { may: agency, else: 'not-your-agency' },
  grantTime: { may: running, else: 'not-allowed' },
  refuseTime: { may: running, else: 'not-allowed' },
  reword: { may: running, else: 'not-allowed' },
};

const withoutTheRight: readonly Who[] = ['observer', 'observerOfTheAgency', 'auditor', 'administrator'];
const holders: readonly Who[] = ['owner', 'deputy', 'agencyLead', 'ownerWithoutIsa'];

/** The right comes first, then whether they may see the task, then the condition. */
function refusalOf(step: Step, name: Who): string {
  if (withoutTheRight.includes(name) || who[step].else === 'not-allowed') {
    return step === 'escalate' && name === 'otherAgencyWithoutIsa' ? 'not-found' : 'not-allowed';
  }
  if (name === 'otherAgencyWithoutIsa') return 'not-found';
  return step === 'moveAgency' && holders.includes(name) ? 'chair-only' : who[step].else;
}

const no = 'wrong-state';
const owed = { allocated: 'done', acknowledged: 'done', inProgress: 'done' };
const nothingAsked = { allocated: 'no-such-wish', acknowledged: 'no-such-wish', inProgress: 'no-such-wish' };
const never: Record<TaskState, string> = {
  ...{ proposed: no, allocated: no, acknowledged: no, inProgress: no },
  ...{ completed: no, closed: no, declined: no, withdrawn: no },
};

/** What becomes of a step, by the state of the task, for those who may take it. 'same': a second click. */
const outcomes: Record<Step, Record<TaskState, string>> = {
  acknowledge: { ...never, allocated: 'done', acknowledged: 'same', inProgress: 'same' },
  decline: { ...never, ...owed, declined: 'same' },
  progress: { ...never, ...owed },
  block: { ...never, ...owed },
  unblock: { ...never, allocated: 'same', acknowledged: 'same', inProgress: 'same' },
  complete: { ...never, ...owed, completed: 'same' },
  reassign: { ...never, ...owed },
  moveAgency: { ...never, ...owed },
  escalate: { ...never, ...owed },
  reallocate: { ...never, proposed: 'done', declined: 'done' },
  withdraw: { ...never, ...owed, proposed: 'done', completed: 'done', declined: 'done', withdrawn: 'same' },
  close: { ...never, completed: 'done', closed: 'same' },
  askTime: { ...never, ...owed },
  grantTime: { ...never, ...nothingAsked },
  refuseTime: { ...never, ...nothingAsked },
  reword: { ...never, ...owed, proposed: 'done', completed: 'done', declined: 'done' },
};

function isStep(name: string): name is Step {
  return name in take;
}
function isWho(name: string): name is Who {
  return name in people;
}
const everyStep = Object.keys(take).filter(isStep);
const everybody = Object.keys(people).filter(isWho);
const pairs = everyStep.flatMap((step) => everybody.map((name) => [step, name] as const));

describe('in every state of a task', () => {
  it.each(pairs)('%s by %s changes it, changes nothing or is refused as the table says', (step, name) => {
    const found = taskStates.map((state) => {
      const task = aTask(state);
      return [state, resultOf(() => take[step](task, aStepContext(people[name])), task)];
    });
    const refused = taskStates.map((state) => [state, refusalOf(step, name)]);
    const expected = who[step].may.includes(name) ? outcomes[step] : Object.fromEntries(refused);
    expect(Object.fromEntries(found)).toEqual(expected);
  });
});

const blocked = { by: ruth, at: tuesday, reason: 'Waiting for keys' };
const escalated = { by: ruth, at: tuesday, reason: 'No answer' };
const moreTime = { by: priya, at: tuesday, dueOn: laterDay, reason: 'No key' };
const flagged = [
  ['without flags', {}],
  ['blocked', { blocked }],
  ['escalated', { escalated }],
  ['blocked and escalated', { blocked, escalated }],
  ['for which more time is asked', { moreTime }],
] as const;

describe('what is offered', () => {
  it.each(flagged)('is exactly what would change a task %s, for everybody, in every state', (_flags, flags) => {
    const disagreeing = taskStepNames.flatMap((step) =>
      taskStates.flatMap((state) =>
        everybody.flatMap((name) => {
          const task = aTask(state, flags);
          const result = resultOf(() => take[step](task, aStepContext(people[name])), task);
          return (result === 'done') === mayStep(task, step, people[name])
            ? []
            : [`${step} ${state} ${name}: ${result}`];
        }),
      ),
    );
    expect(disagreeing).toEqual([]);
  });

  it('includes moving to another agency for the chair alone', () => {
    const movers = everybody.filter((name) => {
      const task = aTask('acknowledged');
      return resultOf(() => take.moveAgency(task, aStepContext(people[name])), task) === 'done';
    });
    expect(movers).toEqual(['chair']);
  });
});
