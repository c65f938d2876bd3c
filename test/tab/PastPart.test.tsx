import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, PlayedPanel } from './playedPanel';

// It asks Vite where the tab lies, which Jest does not know.
jest.mock('../../tab/screens/meeting/useStage', () => ({ useStage: () => ({ may: false, error: null }) }));

const session = aSession({ 'panel.see': true, 'settings.see': true, 'past.keep': true });
const row = (number: number, standing: string, more: object = {}) => ({
  ...{ id: String(number), row: number, standing, title: `Visit unit ${number}`, says: `AL/${number}`, faults: [] },
  ...more,
});
const none = { unread: [], asksGateway: [], asksFourP: false };
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
    expect(await screen.findByText(/^1 row is at fault/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Bring in/ })).toBeNull();
    panel.answers['tasks.before'] = { ...faulty, items: [row(2, 'new'), row(3, 'new')] };
    panel.answers['task.bringIn'] = { done: 2, of: 2, added: 2, changed: 0 };
    const choice = screen.getByRole('combobox', { name: '4P of closed tasks that say none' });
    await userEvent.selectOptions(choice, 'Prevent');
    await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Bring in 2 rows' }));
    const body = { text: 'Ref', fourP: 'Prevent', from: 0 };
    await waitFor(() => expect(panel.sent).toEqual([{ command: 'task.bringIn', body }]));
    expect(await screen.findByRole('textbox', { name: 'Paste the old action log' })).toBeTruthy();
  });
});
