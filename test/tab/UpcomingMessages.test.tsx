import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, directing, failure, PlayedPanel } from './playedPanel';

const reminder = {
  ...{ key: 'task-2-before.t-1.2027-03-12', day: '2027-03-10', dayText: 'Wed 10 Mar, in 8 days', state: 'planned' },
  ...{ about: 'task', subjectId: 't-1', reference: 'SEN-27-014', said: 'Due Fri 12 Mar, in 2 days.' },
  to: [
    { memberId: 'priya-sandhu', name: 'Priya Sandhu' },
    { memberId: 'zoe-grant', name: 'Zoe Grant' },
  ],
};

function opened(answers: Record<string, object> = {}): PlayedPanel {
  const panel = new PlayedPanel({
    session: aSession({ ...directing, 'reminder.plan': true }),
    'reminders.notReached': { items: [] },
    'reminders.upcoming': { items: [reminder] },
    'reminders.deliveries': { items: [] },
    ...answers,
  });
  panel.open('#/messages');
  return panel;
}

describe('the reminders of the coming days', () => {
  it('say what goes out by day, with its words and readers', async () => {
    const many = ['Ruth Calder', 'Owen Pryce', 'Tom Hesketh', 'Jo Falk'].map((name) => ({ memberId: name, name }));
    const other = { ...reminder, key: 'other', about: 'meeting', reference: 'M2', said: 'The panel meets.', to: many };
    const named = { ...reminder, key: 'named', title: 'Visit the scrapyard' };
    const later = { ...reminder, key: 'later', day: '2027-03-12', dayText: 'Fri 12 Mar, in 10 days' };
    opened({ 'reminders.upcoming': { items: [reminder, named, other, later] } });
    const rows = async (day: string) => {
      const list = within(await screen.findByRole('list', { name: day }));
      return list.getAllByRole('listitem').map(({ textContent }) => textContent);
    };
    expect(await rows('Wed 10 Mar, in 8 days')).toEqual([
      expect.stringMatching(/^Task SEN-27-014, to Priya Sandhu and Zoe Grant“Due Fri 12 Mar, in 2 days.”/),
      expect.stringMatching(/^SEN-27-014 Visit the scrapyard, to Priya Sandhu and Zoe Grant“/),
      expect.stringMatching(/^Meeting M2, to 4 people“The panel meets.”Ruth Calder, Owen Pryce, Tom Hesketh/),
    ]);
    expect(await rows('Fri 12 Mar, in 10 days')).toHaveLength(1);
    expect(screen.getByRole('heading', { name: 'Fri 12 Mar, in 10 days' })).toBeTruthy();
  });

  it('come a page at a time, those of one day under one heading', async () => {
    const next = { ...reminder, key: 'next', reference: 'SEN-27-015' };
    const panel = opened({ 'reminders.upcoming': { items: [reminder], cursor: 'further' } });
    const more = await screen.findByRole('button', { name: 'Show more' });
    panel.answers['reminders.upcoming'] = { items: [next] };
    await userEvent.click(more);
    await screen.findByText(/SEN-27-015/);
    expect(within(screen.getByRole('list', { name: reminder.dayText })).getAllByRole('listitem')).toHaveLength(2);
    expect(panel.asked).toContain('reminders.upcoming?cursor=further');
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it.each(['its button', 'Ctrl+Z'])('take back by %s that a reminder is held back', async (way) => {
    const panel = opened({ 'reminder.hold': { ...reminder, state: 'heldBack' } });
    await userEvent.click(await screen.findByRole('button', { name: /^Hold back: SEN-27-014/ }));
    await screen.findByText('The reminder about SEN-27-014 is held back.');
    if (way === 'Ctrl+Z') await userEvent.keyboard('{Control>}z{/Control}');
    else await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Undone.')).toBeTruthy();
    expect(panel.sent.map(({ body }) => body)).toEqual([
      { key: reminder.key, heldBack: true },
      { key: reminder.key, heldBack: false },
    ]);
    // Once.
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(panel.sent).toHaveLength(2);
  });

  it('say why something is not undone', async () => {
    const panel = opened({ 'reminder.hold': { ...reminder, state: 'heldBack' } });
    await userEvent.click(await screen.findByRole('button', { name: /^Hold back: SEN-27-014/ }));
    panel.answers['reminder.hold'] = failure(409, 'This reminder has gone out already.');
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('It was not undone: This reminder has gone out already.')).toBeTruthy();
  });
});
