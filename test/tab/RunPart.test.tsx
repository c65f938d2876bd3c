import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { MeetingView } from '../../bot/contract';
import {
  aMeeting,
  anItem,
  chairsSession,
  choose,
  openForm,
  PlayedMeeting,
  press,
  record,
  running,
  settle,
} from './playedMeeting';
import { aSession, failure, waiting } from './playedPanel';

// It asks Vite where the tab lies, which Jest does not know.
jest.mock('../../tab/screens/meeting/useStage', () => ({ useStage: () => ({ may: false, error: null }) }));

beforeEach(() => localStorage.clear());

function floor(): ReturnType<typeof within> {
  return within(screen.getByRole('region', { name: 'On the floor' }));
}

it.each([
  ['sidePanel', 'OFFICIAL-SENSITIVE RECIPIENTS ONLY', 'Harbour cash'],
  ['meetingStage', 'OFFICIAL-SENSITIVE', 'Restricted item'],
] as const)('the %s bears, of a meeting with an item for few, what it shows of it: %s', async (frame, borne, title) => {
  const agenda = [anItem(0, { title: 'Harbour cash', restricted: true }), anItem(1)];
  new PlayedMeeting(running({ agenda, marking: 'OFFICIAL-SENSITIVE RECIPIENTS ONLY' })).openIn(frame);
  await screen.findByRole('heading', { name: title });
  expect(screen.getAllByText(/^OFFICIAL/).map((each) => each.textContent)).toEqual([borne, borne]);
});

describe('before the meeting', () => {
  it('the chair starts it on its day, and the first item is on the floor at once', async () => {
    const panel = new PlayedMeeting();
    panel.answers['meeting.step'] = waiting;
    panel.openIn('sidePanel');
    await press('Start');
    expect(await screen.findByRole('heading', { name: 'Welcome' })).toBeTruthy();
    expect(panel.sentKinds()).toEqual(['start']);
  });

  it('an agenda that is not published is published first', async () => {
    const planned = aMeeting({ may: { ...aMeeting().may, publish: true } });
    const { publishedText: _, ...unpublished } = planned;
    const panel = new PlayedMeeting(unpublished);
    panel.answers['session'] = chairsSession('2027-03-10T09:00:05.000Z');
    panel.openIn('sidePanel');
    await screen.findByRole('button', { name: 'Publish agenda' });
    panel.meeting = planned;
    await press('Publish agenda');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Publish agenda' })).toBeNull());
    await press('More for M2');
    expect(await screen.findByRole('menuitem', { name: 'Publish again' })).toBeTruthy();
    expect(screen.getByText('Published 09:14 by Callum Reeve')).toBeTruthy();
  });

  it('at its time is started first: an agenda that is not published yet is published under “…”', async () => {
    const { publishedText: _, ...unpublished } = aMeeting({ may: { ...aMeeting().may, publish: true } });
    const panel = new PlayedMeeting(unpublished);
    panel.openIn('sidePanel');
    await screen.findByRole('button', { name: 'Start' });
    expect(screen.queryByRole('button', { name: 'Publish agenda' })).toBeNull();
    await press('More for M2');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Publish agenda' }));
    await waitFor(() => expect(panel.sent.at(-1)).toMatchObject({ command: 'agenda.publish' }));
  });

  it('is offered on the day of the meeting alone', async () => {
    const later = aMeeting({ on: '2027-05-12' as MeetingView['on'], dayText: 'Wed 12 May, in 63 days' });
    new PlayedMeeting(later).openIn('sidePanel');
    await screen.findByText('Published 09:14 by Callum Reeve');
    expect(screen.queryByRole('button', { name: 'Start' })).toBeNull();
  });
});

describe('running the meeting', () => {
  it('next starts the next item and shows it before the server has answered', async () => {
    const panel = new PlayedMeeting(running());
    panel.openIn('sidePanel');
    panel.answers['meeting.step'] = waiting;
    await press('Next: Action log');
    expect(floor().getByRole('heading', { name: 'Action log' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Next: Threat picture' })).toBeTruthy();
    expect(panel.sent[0]?.body).toMatchObject({
      meetingId: 'M2',
      step: { kind: 'goTo', itemId: 'item-2', leave: 'done' },
    });
    expect(panel.sent[0]?.body).not.toHaveProperty('waitedMs');
  });

  it('says the time of the item in words, and when the meeting will be over, by the server’s clock alone', async () => {
    const wrong = jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2031-01-01T00:00:00.000Z'));
    const panel = new PlayedMeeting(running());
    panel.answers['session'] = chairsSession('2027-03-10T10:04:10.000Z');
    panel.openIn('sidePanel');
    expect(await screen.findByRole('img', { name: '4 of 15 minutes' })).toBeTruthy();
    expect(floor().getByText('4 of 15 minutes')).toBeTruthy();
    expect(floor().getByText('Finish 11:00')).toBeTruthy();
    expect(floor().getByText('on time')).toBeTruthy();
    wrong.mockRestore();
  });

  it('says by how much an item is over its time, and the meeting late', async () => {
    const panel = new PlayedMeeting(running());
    panel.answers['session'] = chairsSession('2027-03-10T10:18:05.000Z');
    panel.openIn('sidePanel');
    expect(await screen.findByRole('img', { name: '3 minutes over' })).toBeTruthy();
    expect(floor().getByText('3 minutes late')).toBeTruthy();
  });

  it('says months after the planned end how late it is in words that people use', async () => {
    const panel = new PlayedMeeting(running());
    panel.answers['session'] = chairsSession('2027-05-05T10:00:05.000Z');
    panel.openIn('sidePanel');
    expect(await screen.findByRole('img', { name: '55 days over' })).toBeTruthy();
    expect(floor().getByText('+55 d')).toBeTruthy();
  });

  it('says of what is to come what is planned, of a line with what stands in it, and counts no zero', async () => {
    const inLine = { kind: 'issue', minutes: 15 } as const;
    const [welcome, line, ...issues] = [
      anItem(0),
      anItem(1, { ...inLine, minutes: 30, title: 'Partner issues' }),
      anItem(2, { ...inLine, number: '2.1', isEntry: true, title: 'I-27-006' }),
      anItem(3, { ...inLine, number: '2.2', isEntry: true, title: 'I-27-007' }),
    ];
    const panel = new PlayedMeeting(running({ agenda: [welcome, line, ...issues] }));
    panel.openIn('content');
    const rest = within(await screen.findByRole('region', { name: 'Agenda' }));
    const rows = () => rest.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(rows()).toEqual([
      '1. WelcomeNow15 min',
      '2. Partner issuesTo come30 min',
      '2.1. I-27-006To come15 min',
      '2.2. I-27-007To come15 min',
    ]);
    await press('Next: I-27-006');
    await press('Next: I-27-007');
    await press('Finish the agenda');
    await waitFor(() => expect(rows()[1]).toMatch(/^2. Partner issuesDone/));
  });

  it('pauses, extends, defers, goes back and finishes', async () => {
    const panel = new PlayedMeeting(running());
    panel.openIn('sidePanel');
    await choose('Pause');
    expect(await screen.findByText('Paused')).toBeTruthy();
    await choose('Resume');
    await choose('Extend by 5');
    expect(await screen.findByRole('img', { name: '0 of 20 minutes' })).toBeTruthy();
    await choose('Defer');
    await choose('Back');
    for (const title of ['Action log', 'Threat picture', 'New groups']) {
      await press(`Next: ${title}`);
      await settle();
    }
    await press('Finish the agenda');
    expect(await screen.findByRole('heading', { name: 'The agenda is finished' })).toBeTruthy();
    await waitFor(() =>
      expect(panel.sentKinds()).toEqual([
        ...['pause', 'resume', 'extend', 'defer', 'goTo', 'goTo', 'goTo', 'goTo', 'finish'],
      ]),
    );
  });

  it.each(['sidePanel', 'content'] as const)(
    'in the %s whoever left for the item on the floor moves it along and is offered no form',
    async (frame) => {
      const left = { record: false, giveTask: false, speak: false };
      const agenda = aMeeting().agenda.map((item, index) => (index === 0 ? { ...item, may: left } : item));
      new PlayedMeeting(running({ agenda })).openIn(frame);
      expect(await screen.findByText('You have left for this item.')).toBeTruthy();
      expect(screen.queryByRole('button', { name: 'Record a decision, note or task' })).toBeNull();
      await press('Next: Action log');
      await openForm('Decision');
      expect(await screen.findByRole('textbox', { name: 'What was decided' })).toBeTruthy();
    },
  );

  it('Alt+ArrowUp moves the item, keeps the focus on it and says where it is', async () => {
    const panel = new PlayedMeeting(running());
    panel.openIn('content');
    const row = async () => (await screen.findByText(/\d\. New groups/)).closest('li') ?? document.createElement('li');
    (await row()).focus();
    fireEvent.keyDown(await row(), { key: 'ArrowUp', altKey: true });
    expect(await screen.findByText('3. New groups')).toBeTruthy();
    expect(document.activeElement).toBe(await row());
    expect(screen.getByText('New groups is now number 3 of 4.')).toBeTruthy();
    fireEvent.keyDown(await row(), { key: 'ArrowDown', altKey: true });
    expect(await screen.findByText('4. New groups')).toBeTruthy();
    expect(document.activeElement).toBe(await row());
    await waitFor(() => expect(panel.sent).toHaveLength(2));
    expect(panel.sent.map(({ body }) => body['step'])).toEqual([
      { kind: 'move', itemId: 'item-4', beforeId: 'item-3' },
      { kind: 'move', itemId: 'item-4' },
    ]);
  });

  it('is followed by everybody else without anything to press', async () => {
    const panel = new PlayedMeeting(running({ may: { ...aMeeting().may, run: false } }));
    panel.openIn('sidePanel');
    expect(await screen.findByRole('heading', { name: 'Welcome' })).toBeTruthy();
    expect(floor().queryAllByRole('button')).toEqual([]);
  });

  it('says so when the item is not shared with the viewer', async () => {
    const { run: _, ...hidden } = running({ may: { ...aMeeting().may, run: false } });
    new PlayedMeeting(hidden).openIn('sidePanel');
    expect(await screen.findByText('The panel is taking an item that is not shared with you.')).toBeTruthy();
  });
});

describe('while the line is lost', () => {
  async function goOn(): Promise<void> {
    await press('Next: Action log');
    await settle();
    await choose('Extend by 5');
    await record('Decision', 'What was decided', 'Inspect the yard');
    await press('Record the decision');
    await openForm('Task');
    await userEvent.type(await screen.findByRole('textbox', { name: 'What is to be done' }), 'Visit the yard');
    await press('All fields');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Agency' }), 'ea');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Owner' }), 'priya-sandhu');
    fireEvent.change(screen.getByLabelText(/^Due/), { target: { value: '2027-03-12' } });
    await press('Allocate the task');
  }

  it('two steps, a decision and a task wait, survive a reload, and are sent once, in order', async () => {
    const panel = new PlayedMeeting(running());
    panel.answers['members.list'] = { items: [aSession().person] };
    panel.openIn('sidePanel');
    await screen.findByRole('button', { name: 'Next: Action log' });
    await settle();
    panel.loseLine();
    await goOn();
    expect(await screen.findByText(/4 things wait to be sent/, {}, { timeout: 4000 })).toBeTruthy();
    expect(floor().getByRole('img', { name: '0 of 20 minutes' })).toBeTruthy();
    expect(floor().getAllByText('Waiting to be sent')).toHaveLength(2);
    expect(panel.sent).toEqual([]);

    panel.lost = false;
    panel.openAnew('sidePanel');
    await waitFor(() => expect(panel.sentKinds()).toEqual(['goTo', 'extend', 'decision', 'meeting.giveTask']));
    await waitFor(() => expect(localStorage).toHaveLength(0));
    const waits = panel.sent.slice(0, 3).map(({ body }) => Number(body['waitedMs']));
    for (const waitedMs of waits) expect(waitedMs).toBeGreaterThanOrEqual(1000);
    expect(await screen.findByRole('heading', { name: 'Action log' })).toBeTruthy();
    await settle();
    expect(panel.sent).toHaveLength(4);
  });

  it('what is refused is told in words with what it was, the rest goes on, and nothing written is lost', async () => {
    const panel = new PlayedMeeting(running());
    panel.refused.add('extend');
    panel.openIn('sidePanel');
    await screen.findByRole('button', { name: 'Next: Action log' });
    panel.loseLine();
    await choose('Extend by 5');
    await record('Decision', 'What was decided', 'Larchfield: the source');
    await press('Record the decision');
    await press('Next: Action log');
    panel.answers['meeting.record'] = failure(400, 'Please keep this to 2000 characters.');
    panel.findLine();
    expect(
      await screen.findByText('‘Extend Welcome’ was not done: This item is no longer on the agenda.'),
    ).toBeTruthy();
    expect(screen.getByText(/‘Decision: Larchfield: the source’ was not done: Please keep this to/)).toBeTruthy();
    await waitFor(() => expect(panel.sentKinds()).toEqual(['extend', 'decision', 'goTo']));
    await waitFor(() => expect(panel.meeting.run?.floor).toMatchObject({ itemId: 'item-2' }));

    await press('Put it right');
    expect(screen.getByDisplayValue('Larchfield: the source')).toBeTruthy();
    await press('Understood');
    expect(screen.queryByText(/was not done/)).toBeNull();
    expect(localStorage).toHaveLength(0);
  });
});
