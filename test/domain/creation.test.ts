import { wholePanel } from '../../bot/domain/audience';
import { newIssue } from '../../bot/domain/newIssue';
import { newTask, taskCounter } from '../../bot/domain/newTask';
import { IssueId, TaskId } from '../../bot/domain/ids';
import { Issue } from '../../bot/domain/issue';
import { Refusal } from '../../bot/domain/refusal';
import { Task } from '../../bot/domain/task';
import { anAgency, aPanel, day, ea, hmrc, moment, priya, ruth, tuesday } from '../support/builders';

const stamp = { by: ruth, at: tuesday };
const panel = aPanel();
const wanted = {
  ...{ id: TaskId.parse('t-1'), title: 'Visit the scrapyard', agencyId: ea, ownerId: priya, urgent: false },
  ...{ dueOn: day('2027-03-12'), origin: { kind: 'panel' } as const, audience: wholePanel },
};
const surroundings = { panel, agency: anAgency(), today: day('2027-03-02'), number: 14 };

describe('a new task', () => {
  it('is proposed under the panel’s next reference, with nothing in it that was not said', () => {
    const task = newTask({ ...wanted, detail: undefined, deputyId: undefined }, surroundings, stamp);
    expect(Task.parse(task)).toStrictEqual(task);
    expect(task).toMatchObject({ reference: 'SEN-27-014', state: 'proposed', created: stamp, changed: stamp });
    expect(Object.keys(task)).not.toContain('detail');
  });

  const customs = anAgency({ id: hmrc, kind: 'tax' });
  it.each([
    ['due before today', { dueOn: day('2027-03-01') }, {}, 'due-date-passed'],
    ['marked SECRET in its detail', { detail: 'SECRET: see the file' }, {}, 'marking-too-high'],
    ['that asks a partner for covert activity', { title: 'Covertly film the yard' }, {}, 'covert-activity'],
    ['for a body that needs a gateway, without one', {}, { agency: customs }, 'gateway-needed'],
  ] as const)('%s is refused', (_what, changes, around, code) => {
    const act = () => newTask({ ...wanted, ...changes }, { ...surroundings, ...around }, stamp);
    expect(act).toThrow(new Refusal(code));
  });

  it('counts in the year that it is where the panel sits', () => {
    const atHome = { by: ruth, at: moment('2027-06-30T23:30Z') };
    expect(taskCounter(atHome, panel)).toBe('task-27');
    expect(taskCounter({ by: ruth, at: moment('2026-12-31T23:30Z') }, aPanel({ timeZone: 'Europe/Paris' }))).toBe(
      'task-27',
    );
  });
});

describe('a new issue', () => {
  const said = { id: IssueId.parse('i-1'), text: 'Three new vape shops', urgent: true, agencyId: ea };

  it('is raised for the whole panel under the next reference of the year', () => {
    const issue = newIssue(said, { panel, number: 6 }, stamp);
    expect(Issue.parse(issue)).toStrictEqual(issue);
    expect(issue).toMatchObject({ reference: 'I-27-006', state: 'raised', audience: wholePanel, raised: stamp });
  });

  it('marked SECRET is refused', () => {
    const act = () => newIssue({ ...said, text: 'TOP SECRET source report' }, { panel, number: 6 }, stamp);
    expect(act).toThrow(new Refusal('marking-too-high'));
  });
});
