import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, PlayedPanel } from './playedPanel';

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
