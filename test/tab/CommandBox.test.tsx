import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MeetingId } from '../../bot/domain/ids';
import { taskKeyWords } from '../../tab/components/keyWords';
import { stepsInOrder, stepWords } from '../../tab/screens/actionLog/taskStepWords';
import { aMeeting, chairsSession } from './playedMeeting';
import { aSession, directing, PlayedPanel } from './playedPanel';

const task = {
  ...{ key: 'task:t-1', kind: 'task', reference: 'SEN-27-014', title: 'Visit the scrapyard' },
  ...{ note: 'Allocated, Environment Agency', place: 'action-log?task=t-1' },
};

function opened(answers: Record<string, object> = {}): PlayedPanel {
  const panel = new PlayedPanel({ 'search.find': { items: [task] }, ...answers });
  panel.open('#/help');
  return panel;
}

/** It has the keyboard as soon as it stands. */
async function box(): Promise<HTMLElement> {
  const input = await screen.findByRole('combobox', { name: 'Search and commands' });
  await waitFor(() => expect(document.activeElement).toBe(input));
  return input;
}
const found = async () => (await screen.findAllByRole('option')).map(({ textContent }) => textContent);

describe('the search and command box', () => {
  // The first of all: what draws the box is fetched once.
  it('has what was typed before it stood, Enter too', async () => {
    opened();
    await screen.findByRole('heading', { name: 'Help' });
    for (const key of ['/', '1', '4', 'Enter']) fireEvent.keyDown(document.body, { key });
    expect(screen.queryByRole('combobox')).toBeNull();
    await waitFor(() => expect(location.hash).toBe('#/action-log?task=t-1'));
  });

  it.each(['/', '{Control>}k{/Control}'])('opens by %s on any screen, and closes by Esc', async (keys) => {
    opened();
    await screen.findByRole('heading', { name: 'Help' });
    await userEvent.keyboard(keys);
    await box();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
  });

  it('finds a record by the number that is typed, and opens it with Enter, though that comes before the answer', async () => {
    const panel = opened();
    await screen.findByRole('heading', { name: 'Help' });
    await userEvent.keyboard('/');
    await box();
    await userEvent.keyboard('14{Enter}');
    await waitFor(() => expect(location.hash).toBe('#/action-log?task=t-1'));
    expect(panel.asked.filter((each) => each.startsWith('search.find'))).toEqual(['search.find?text=14']);
  });

  it('who can do something about it is asked in its words, and beside what any words find', async () => {
    const session = aSession({ 'panel.see': true, 'group.see': true });
    opened({ 'search.find': { items: [] }, session });
    await screen.findByRole('heading', { name: 'Help' });
    await userEvent.keyboard('/');
    await box();
    await userEvent.keyboard('who can do something about burnt waste?{Enter}');
    await waitFor(() => expect(location.hash).toBe('#/groups?show=threats&who=burnt+waste'));
  });

  it('looks for a name among the people of groups only once that is chosen, and a quick Enter does not choose it', async () => {
    const person = {
      id: 'n-2',
      called: 'Person 2',
      groupId: 'g-1',
      groupReference: 'NM-OCG-031',
      operation: 'Larchfield',
    };
    const session = aSession({ 'panel.see': true, 'group.see': true });
    const panel = opened({ 'search.find': { items: [] }, 'nominals.find': { items: [person] }, session });
    await screen.findByRole('heading', { name: 'Help' });
    await userEvent.keyboard('/');
    await box();
    await userEvent.keyboard('quill{Enter}');
    await screen.findByText('Nothing that you may see is called “quill”.');
    expect(await found()).toEqual([
      expect.stringMatching(/^Look for “quill” among the people of groups/),
      'Who can do something about “quill”?Powers',
    ]);
    expect(panel.asked.filter((each) => each.startsWith('nominals.find'))).toEqual([]);
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('Person 2')).toBeDefined();
    expect(await found()).toEqual(['NM-OCG-031Person 2LarchfieldPerson']);
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(location.hash).toBe('#/groups?group=g-1&person=n-2'));
    expect(panel.asked.filter((each) => each.startsWith('nominals.find'))).toEqual(['nominals.find?text=quill']);
  });

  it('asks for nothing that an auditor may not have, and says that they read the log alone', async () => {
    const session = aSession({ 'panel.see': true, 'log.read': true });
    const panel = opened({ 'search.find': { items: [] }, session });
    await screen.findByRole('heading', { name: 'Help' });
    await userEvent.keyboard('/');
    await box();
    await userEvent.keyboard('Mill');
    expect(await screen.findByText(/^You read the log alone/)).toBeTruthy();
    expect(panel.asked.filter((each) => each.startsWith('meetings'))).toEqual([]);
  });

  it('asks for access to the reference that it did not find', async () => {
    const session = aSession({ 'access.ask': true });
    opened({ 'search.find': { items: [] }, 'access.own': { items: [] }, session });
    await screen.findByRole('heading', { name: 'Help' });
    await userEvent.keyboard('/');
    await userEvent.type(await box(), 'SEN-27-099');
    await userEvent.click(await screen.findByRole('option', { name: /^Ask for access to SEN-27-099/ }));
    const form = within(await screen.findByRole('dialog', { name: 'Ask for access' }));
    expect(form.getByDisplayValue('SEN-27-099')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(form.getByLabelText(/Why you need it/)));
  });

  it('says which of what is found is chosen, by the arrow keys', async () => {
    const issue = { key: 'issue:i-1', kind: 'issue', reference: 'I-27-014', title: 'Vans', place: 'issues?issue=i-1' };
    opened({ 'search.find': { items: [task, issue] } });
    await userEvent.click(await screen.findByRole('button', { name: 'Search' }));
    await userEvent.type(await box(), '14');
    expect(await found()).toEqual([
      'SEN-27-014Visit the scrapyardAllocated, Environment AgencyTask',
      'I-27-014VansIssue',
    ]);
    await userEvent.keyboard('{ArrowDown}');
    const chosen = screen.getByRole('option', { selected: true });
    expect(chosen.textContent).toContain('Vans');
    expect((await box()).getAttribute('aria-activedescendant')).toBe(chosen.id);
  });

  it('does what may be done, by role, and goes to screens by their names', async () => {
    const session = aSession({ ...directing, 'issue.raise': true });
    opened({ session, 'search.find': { items: [] } });
    await userEvent.click(await screen.findByRole('button', { name: 'Search' }));
    await box();
    expect(await found()).toEqual(
      expect.arrayContaining(['Allocate a taskCommand', 'Raise an issueCommand', 'IssuesScreen']),
    );
    await userEvent.keyboard('allocate{Enter}');
    expect(await screen.findByRole('dialog', { name: 'Allocate a task' })).toBeTruthy();
  });

  it('offers a member no more than they may do', async () => {
    opened();
    await userEvent.click(await screen.findByRole('button', { name: 'Search' }));
    await box();
    const all = (await found()).join();
    expect(all).not.toContain('Allocate a task');
    expect(all).not.toContain('Messages');
  });

  it('asks for no meeting on behalf of whoever may see none: it would stand in the log as a refusal of the auditor', async () => {
    const panel = opened({ session: aSession({ 'agenda.see': false, 'log.read': true }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Search' }));
    await userEvent.type(await box(), '14');
    await found();
    expect(panel.asked.filter((each) => each.startsWith('meetings'))).toEqual([]);
  });

  it.each([
    ['give a', 'Allocate a task'],
    ['publish', 'Publish the agenda of M2'],
    ['start', 'Start M2'],
    ['confirm minutes', 'Confirm the minutes of M1'],
  ])('finds by “%s” what the chair may do: %s', async (typed, title) => {
    const next = aMeeting({ may: { ...aMeeting().may, publish: true } });
    const held = aMeeting({ ...{ id: MeetingId.parse('M1'), reference: 'M1' }, state: 'closed', next: false });
    opened({
      ...{
        session: {
          ...chairsSession(),
          may: aSession({ ...directing, 'meeting.chair': true, 'minutes.see': true }).may,
        },
      },
      'search.find': { items: [] },
      'meetings.list': { items: [held, next] },
      'meetings.minutes': { may: { confirm: true } },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Search' }));
    await userEvent.type(await box(), typed);
    expect(await screen.findByRole('option', { name: new RegExp(`^${title}`) })).toBeTruthy();
  });

  it.each([
    ['invite', 'Invite people', '#/settings?part=people&view=account'],
    ['import a list', 'Import a list of people', '#/settings?part=people&importing=yes'],
    ['add some', 'Add somebody', '#/settings?part=people&adding=yes'],
    ['add a partner', 'Add a partner', '#/partners?adding=yes'],
    ['duty list', 'See the duty list', '#/settings?part=people&view=duty'],
    ['powers', 'See the powers', '#/settings?part=powers'],
    ['confirm', 'Open the minutes of M1', '#/meeting?meeting=M1'],
  ])('finds by “%s” what the coordinator may do, and not a member: %s', async (typed, title, hash) => {
    const held = aMeeting({
      id: MeetingId.parse('M1'),
      reference: 'M1',
      state: 'closed',
      next: false,
      hasMinutes: true,
    });
    const keeping = { 'member.keep': true, 'partner.keep': true, 'partner.see': true, 'settings.see': true } as const;
    const coordinators = {
      session: aSession({ ...directing, ...keeping, 'minutes.see': true }),
      'meetings.list': { items: [held] },
    };
    opened({ ...coordinators, 'search.find': { items: [] } });
    await userEvent.click(await screen.findByRole('button', { name: 'Search' }));
    await userEvent.type(await box(), typed);
    expect(await screen.findByRole('option', { name: new RegExp(`^${title}`) })).toBeTruthy();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(location.hash).toBe(hash));
  });

  it('says of an agency once that it is one, and offers a member nothing that is kept by others', async () => {
    const agency = { key: 'agency:ea', kind: 'agency', title: 'Environment Agency', place: 'action-log?agencyId=ea' };
    opened({ 'search.find': { items: [agency] } });
    await userEvent.click(await screen.findByRole('button', { name: 'Search' }));
    await box();
    expect((await found()).join()).not.toMatch(/Invite|Import|Add|duty|powers/);
    await userEvent.type(await box(), 'environment');
    await waitFor(async () => expect(await found()).toEqual(['Environment AgencyAgency']));
  });

  it('offers nobody to close or start a meeting that they do not run', async () => {
    const meeting = aMeeting({ state: 'running', may: { ...aMeeting().may, run: false } });
    opened({ 'search.find': { items: [] }, 'meetings.list': { items: [meeting] } });
    await userEvent.click(await screen.findByRole('button', { name: 'Search' }));
    await userEvent.type(await box(), 'close');
    expect(await screen.findByText(/^Nothing that you may see/)).toBeTruthy();
  });

  it('says that nothing is called so', async () => {
    opened({ 'search.find': { items: [] } });
    await userEvent.click(await screen.findByRole('button', { name: 'Search' }));
    await userEvent.type(await box(), 'zzz');
    expect(await screen.findByText('Nothing that you may see is called “zzz”.')).toBeTruthy();
  });

  it('opens nothing by itself after an Enter that found nothing', async () => {
    const panel = opened({ 'search.find': { items: [] } });
    await screen.findByRole('heading', { name: 'Help' });
    await userEvent.keyboard('/');
    await box();
    await userEvent.keyboard('zzz{Enter}');
    await screen.findByText('Nothing that you may see is called “zzz”.');
    panel.answers['search.find'] = { items: [task] };
    await userEvent.clear(await box());
    await userEvent.keyboard('14');
    expect(await found()).toHaveLength(1);
    expect(location.hash).toBe('#/help');
  });

  it('is not opened by a key that is written in a field', async () => {
    opened();
    await userEvent.click(await screen.findByRole('button', { name: 'Search' }));
    await userEvent.type(await box(), '/?');
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
  });
});

it('the keys of all screens are shown by ?', async () => {
  opened();
  await screen.findByRole('heading', { name: 'Help' });
  await userEvent.keyboard('?');
  const keys = within(await screen.findByRole('dialog', { name: 'Keys' }));
  expect(keys.getByText('search and commands')).toBeTruthy();
  expect(keys.queryByText('merge it into another open issue')).toBeNull();
  expect(keys.queryByText(/do one thing with several/)).toBeNull();
});

it('the key that selects is told to those who do one thing with several tasks', async () => {
  opened({ session: aSession(directing) });
  await screen.findByRole('heading', { name: 'Help' });
  await userEvent.keyboard('?');
  const keys = within(await screen.findByRole('dialog', { name: 'Keys' }));
  expect(keys.getByRole('heading', { name: 'In the action log' })).toBeTruthy();
  expect(keys.getByText(/do one thing with several/)).toBeTruthy();
});

it('every key that does something with an open task is told', () => {
  const told = taskKeyWords.flatMap(({ keys }) => keys);
  expect(told.sort()).toEqual([...new Set(stepsInOrder.map((step) => stepWords[step].key))].sort());
});

it.each([
  ['{Control>}k{/Control}', 'Search and commands'],
  ['?', 'Keys'],
])('what %s opened over the screen gives the keyboard back to where it was', async (keys, name) => {
  opened();
  const place = await screen.findByRole('link', { name: 'Help' });
  place.focus();
  await userEvent.keyboard(keys);
  const dialog = await screen.findByRole('dialog', { name });
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(place));
});
