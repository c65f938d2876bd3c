import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, failure, PlayedPanel } from './playedPanel';

// It asks Vite where the tab lies, which Jest does not know.
jest.mock('../../tab/screens/meeting/useStage', () => ({ useStage: () => ({ may: false, error: null }) }));

const session = aSession({ 'panel.see': true, 'settings.see': true, 'past.keep': true });
const row = (number: number, standing: string, more: object = {}) => ({
  ...{ id: String(number), row: number, standing, title: `Visit unit ${number}`, says: `AL/${number}`, faults: [] },
  cells: [{ column: 'State', text: 'Opn' }],
  ...more,
});
const columns = [{ name: 'State', isLong: false, choices: ['Open', 'Closed'] }];
const none = { unread: [], columns, asksGateway: [], asksFourP: false };
const fault = { column: '4P', message: 'What is closed has a 4P.' };

beforeEach(() => {
  window.innerWidth = 1280;
});
afterEach(() => {
  window.innerWidth = 1024;
});

describe('the meetings of before', () => {
  const past = [{ id: '2015-03-11', title: 'Meeting 47, Wed 11 Mar 2015', decisions: ['Write to the landlords'] }];
  const m1 = { id: 'm1', reference: 'M1', on: '2027-01-13', dayText: 'Wed 13 Jan, in 3 days', mode: 'teams' };
  const meetings = { items: [{ ...m1, state: 'planned', next: true }] };

  it('stand before the year for whoever reads minutes, each with what was decided', async () => {
    const reading = aSession({ 'panel.see': true, 'agenda.see': true, 'minutes.see': true });
    const panel = new PlayedPanel({ session: reading, 'meetings.list': meetings, 'meetings.past': { items: past } });
    panel.open('#/meeting');
    const link = await screen.findByRole('link', { name: 'Before Sentinel' });
    window.location.hash = link.getAttribute('href') ?? '';
    await userEvent.click(await screen.findByText('Meeting 47, Wed 11 Mar 2015'));
    expect(await screen.findByText('Write to the landlords')).toBeTruthy();
    expect(link.getAttribute('aria-current')).toBe('true');
  });

  it('have no place where none was brought in', async () => {
    const reading = aSession({ 'panel.see': true, 'agenda.see': true, 'minutes.see': true });
    const panel = new PlayedPanel({ session: reading, 'meetings.list': meetings, 'meetings.past': { items: [] } });
    panel.open('#/meeting');
    expect(await screen.findByRole('link', { name: /^M1/ })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Before Sentinel' })).toBeNull();
  });
});

describe('an old action log', () => {
  it('is looked at, put right by one choice for all rows, and brought in part by part', async () => {
    const faulty = { ...none, asksFourP: true, items: [row(2, 'new'), row(3, 'fault', { faults: [fault] })] };
    const panel = new PlayedPanel({ session, 'tasks.before': faulty });
    panel.open('#/settings?part=past');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Paste the old action log' }), 'Ref');
    await userEvent.click(screen.getByRole('button', { name: 'Look at it' }));
    expect(await screen.findByText(/^One row is at fault/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Bring in/ })).toBeNull();
    panel.answers['tasks.before'] = { ...faulty, items: [row(2, 'new'), row(3, 'new')] };
    panel.answers['task.bringIn'] = { done: 2, of: 2, added: 2, changed: 0 };
    const choice = screen.getByRole('combobox', { name: '4P of closed tasks that say none' });
    await userEvent.selectOptions(choice, 'Prevent');
    await userEvent.click(screen.getByRole('button', { name: 'Look again with these' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Bring in 2 rows' }));
    const body = { text: 'Ref', cells: [], leftOut: [], fourP: 'Prevent', from: 0 };
    await waitFor(() => expect(panel.sent).toEqual([{ command: 'task.bringIn', body }]));
    expect(await screen.findByRole('textbox', { name: 'Paste the old action log' })).toBeTruthy();
  });

  it('has each row at fault put right in its place, or left out', async () => {
    const state = { column: 'State', message: 'There is no state “Opn”.' };
    const faulty = (at: number) => row(at, 'fault', { faults: [state] });
    const panel = new PlayedPanel({
      session,
      'tasks.before': { ...none, items: [row(2, 'new'), faulty(3), faulty(5)] },
    });
    panel.open('#/settings?part=past');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Paste the old action log' }), 'Ref');
    await userEvent.click(screen.getByRole('button', { name: 'Look at it' }));
    const rows = within(await screen.findByRole('list', { name: 'Rows of the list' }));
    expect(rows.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      ...['Visit unit 3', 'Visit unit 5', 'Visit unit 2'],
    ]);
    await userEvent.click(rows.getByText('Visit unit 3'));
    await userEvent.click(await screen.findByRole('button', { name: 'Put it right' }));
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'State' }), 'Open');
    panel.answers['tasks.before'] = { ...none, items: [row(2, 'new'), row(3, 'new'), faulty(5)] };
    await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
    expect(await screen.findByText(/^Row 3: new/)).toBeTruthy();
    panel.answers['tasks.before'] = { ...none, items: [row(2, 'new'), row(3, 'new'), row(5, 'leftOut')] };
    await userEvent.click(screen.getByRole('button', { name: 'Leave out all that is at fault' }));
    panel.answers['task.bringIn'] = { done: 3, of: 3, added: 2, changed: 0 };
    await userEvent.click(await screen.findByRole('button', { name: 'Bring in 2 rows' }));
    const body = { text: 'Ref', cells: [{ row: 3, column: 'State', text: 'Open' }], leftOut: [5], from: 0 };
    await waitFor(() => expect(panel.sent).toEqual([{ command: 'task.bringIn', body }]));
  });
});

describe('the chats of many', () => {
  const yard = {
    ...{
      id: 'c-1',
      name: 'Fellgate yard',
      named: true,
      kindText: 'Group chat',
      state: 'waiting',
      may: { approve: true, revoke: true },
    },
    stateText: 'Added 09:14 by Priya Sandhu',
  };
  const session = aSession({ 'panel.see': true, 'settings.see': true, 'chat.approve': true });
  function opened(answers: Record<string, object>): PlayedPanel {
    const panel = new PlayedPanel({ session, ...answers });
    panel.open('#/settings?part=chats');
    return panel;
  }

  it('are listed for the coordinator, with who added the bot, and approved once it is said what follows', async () => {
    const user = userEvent.setup();
    const panel = opened({ 'chats.list': { items: [yard] }, 'chat.approve': { ...yard, state: 'approved' } });
    const part = within(await screen.findByRole('region', { name: 'They wait for your approval' }));
    expect(await part.findByText('Added 09:14 by Priya Sandhu')).toBeTruthy();
    await user.click(part.getByRole('button', { name: 'Approve: Fellgate yard' }));
    const form = within(await part.findByRole('form', { name: 'Approve “Fellgate yard”?' }));
    expect(form.getByText(/people from outside included/)).toBeTruthy();
    expect(panel.sent).toEqual([]);
    await user.click(form.getByRole('button', { name: 'Approve' }));
    await waitFor(() => expect(panel.sent).toEqual([{ command: 'chat.approve', body: { chatId: 'c-1' } }]));
  });

  it('say why one cannot be approved, and keep the question', async () => {
    const user = userEvent.setup();
    const taken = 'Another panel speaks in this chat already, so it cannot be approved here.';
    opened({ 'chats.list': { items: [yard] }, 'chat.approve': failure(409, taken) });
    await user.click(await screen.findByRole('button', { name: 'Approve: Fellgate yard' }));
    await user.click(within(screen.getByRole('form')).getByRole('button', { name: 'Approve' }));
    expect(await screen.findByText(taken)).toBeTruthy();
  });

  it('are named by the coordinator where neither Teams nor anybody else did', async () => {
    const user = userEvent.setup();
    const nameless = { ...yard, name: 'Group chat without a name', named: false };
    const panel = opened({ 'chats.list': { items: [nameless] }, 'chat.name': yard });
    await user.click(await screen.findByRole('button', { name: /^Name: Group chat without a name/ }));
    const form = within(screen.getByRole('form', { name: 'Name this chat' }));
    await user.type(form.getByRole('textbox', { name: 'Name' }), 'Fellgate yard');
    panel.answers['chats.list'] = { items: [yard] };
    await user.click(form.getByRole('button', { name: 'Save the name' }));
    expect(await screen.findByText('The chat is called “Fellgate yard” here.')).toBeTruthy();
    expect(panel.sent).toEqual([{ command: 'chat.name', body: { chatId: 'c-1', name: 'Fellgate yard' } }]);
    expect(screen.queryByRole('button', { name: /^Name:/ })).toBeNull();
  });

  it('are not shown to others who may see the settings', async () => {
    const panel = opened({
      session: aSession({ 'panel.see': true, 'settings.see': true }),
      'chats.list': { items: [yard] },
    });
    expect(await screen.findByRole('link', { name: 'Gateways' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Chats' })).toBeNull();
    expect(panel.asked.filter((asked) => asked.startsWith('chats.'))).toEqual([]);
  });
});
