import { agendaFrom } from '../../bot/domain/agenda';
import { wholePanel } from '../../bot/domain/audience';
import { newIssue } from '../../bot/domain/newIssue';
import { newTask, taskCounter } from '../../bot/domain/newTask';
import { IssueId, TaskId } from '../../bot/domain/ids';
import { Issue } from '../../bot/domain/issue';
import { Meeting } from '../../bot/domain/meeting';
import { type Delivery, Message, newMessage, queuedFor, retried } from '../../bot/domain/message';
import { Refusal } from '../../bot/domain/refusal';
import { heldOrReleased, sentReminder, SentReminder } from '../../bot/domain/reminder';
import { newFlashMeeting, newMeeting } from '../../bot/domain/series';
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

  it.each([
    ['the force’s own', 'Northmoor Constabulary', undefined],
    ['another force, a partner', 'Eastvale Police', 'covert-activity'],
  ])('asks %s for covert activity: %s', (_who, name, code) => {
    const agency = anAgency({ kind: 'police', name });
    const act = () => newTask({ ...wanted, title: 'Covertly film the yard' }, { ...surroundings, agency }, stamp);
    if (code === undefined) expect(act()).toMatchObject({ state: 'proposed' });
    else expect(act).toThrow(new Refusal('covert-activity'));
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
    expect(act).toThrow(new Refusal('marking-too-high', { word: 'SECRET' }));
  });
});

describe('a new meeting', () => {
  it.each([
    ['on Teams has no room', 'teams', false],
    ['in a room has the panel’s venue', 'inPerson', true],
  ] as const)('%s', (_what, mode, hasVenue) => {
    const meeting = newMeeting(panel, 2, day('2027-03-02'), mode);
    expect(Meeting.parse(meeting)).toStrictEqual(meeting);
    expect(meeting).toMatchObject({ id: 'M2', state: 'planned', mode, sequence: 0, extra: false });
    expect('venue' in meeting).toBe(hasVenue);
  });

  it('called in a flash is about one thing, at the hour where the panel sits, and leaves the series alone', () => {
    const [item] = agendaFrom(panel.agendaTemplate);
    if (item === undefined) throw new Error('The template is empty');
    const begins = moment('2027-06-30T23:30Z');
    const meeting = newFlashMeeting(panel, 7, { begins, minutes: 30, item });
    expect(Meeting.parse(meeting)).toStrictEqual(meeting);
    expect(meeting).toMatchObject({ id: 'M7', mode: 'teams', extra: true, on: '2027-07-01', startsAt: '00:30' });
    expect(meeting).toMatchObject({ durationMinutes: 30, agenda: [item] });
  });
});

describe('a reminder', () => {
  const key = 'task-day.t-1.2027-03-02';
  const sent = sentReminder(key, tuesday);
  const held = { key, state: 'held', at: tuesday } as const;
  const planned = { key, state: 'planned', at: tuesday } as const;
  it.each([
    ['planned', undefined, true, held],
    ['released', planned, true, held],
    ['held back', held, false, planned],
  ])('that is %s can be turned the other way', (_was, before, wanted, after) =>
    expect(heldOrReleased(before, key, wanted, tuesday)).toEqual(after),
  );

  it('is the very same where it is so already, and refused once it has gone out', () => {
    expect(heldOrReleased(held, key, true, moment('2027-03-03T09:00Z'))).toBe(held);
    expect(heldOrReleased(undefined, key, false, tuesday)).toBeUndefined();
    expect(SentReminder.parse(sent)).toStrictEqual(sent);
    expect(() => heldOrReleased(sent, key, true, tuesday)).toThrow(new Refusal('reminder-sent'));
  });
});

describe('a message', () => {
  const reached = { state: 'sent', recipient: { kind: 'member', memberId: ruth }, rung: 'card' } as const;
  const message = newMessage({
    ...{ id: 'message-1', task: 'post', content: { kind: 'digest' }, createdAt: tuesday, dueAt: tuesday },
    deliveries: [{ ...reached, tried: [], at: tuesday }],
  });

  it('waits, and nobody has tried it', () => {
    expect(Message.parse(message)).toStrictEqual(message);
    expect(message).toMatchObject({ state: 'waiting', attempts: 0 });
  });

  it('tried again goes to those alone who did not get it, from the first way on', () => {
    const to = { kind: 'member', memberId: priya } as const;
    const failed: Delivery = { state: 'failed', recipient: to, tried: [], at: tuesday, reason: 'blocked' };
    const over: Message = { ...message, state: 'done', deliveries: [...message.deliveries, failed] };
    const again = retried(over, moment('2027-03-03T09:00Z'));
    expect(again.deliveries).toEqual([message.deliveries[0], queuedFor(to)]);
    expect(again).toMatchObject({ state: 'waiting', dueAt: moment('2027-03-03T09:00Z') });
    expect(retried(message, tuesday)).toBe(message);
  });
});
