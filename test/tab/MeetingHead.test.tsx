import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aMeeting, PlayedMeeting, press } from './playedMeeting';
import { aSession, directing } from './playedPanel';

// It asks Vite where the tab lies, which Jest does not know.
jest.mock('../../tab/screens/meeting/useStage', () => ({ useStage: () => ({ may: false, error: null }) }));

beforeEach(() => localStorage.clear());

const joinLink = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting';
const planning = { ...aMeeting().may, plan: true };

describe('a meeting', () => {
  it('is marked as a draft until its agenda is published', async () => {
    const { publishedText: _, ...draft } = aMeeting();
    new PlayedMeeting(draft).openIn('content');
    expect(await screen.findByText(/^Draft: /)).toBeTruthy();
  });

  it('that is published is no draft, and can be joined', async () => {
    new PlayedMeeting(aMeeting({ joinLink })).openIn('content');
    expect(await screen.findByRole('link', { name: 'Join' })).toBeTruthy();
    expect(screen.queryByText(/^Draft: /)).toBeNull();
  });

  it('that is begun from its head says so to those who hear the screen', async () => {
    new PlayedMeeting().openIn('content');
    await screen.findByRole('button', { name: 'Start' });
    const heard = [...document.querySelectorAll('[aria-live="polite"]')];
    await press('Start');
    expect(heard).toContain(await screen.findByText('The meeting has begun.'));
  });

  it.each(['content', 'sidePanel'] as const)('that is begun by key keeps the keyboard (%s)', async (frame) => {
    new PlayedMeeting().openIn(frame);
    (await screen.findByRole('button', { name: 'Start' })).focus();
    await userEvent.keyboard('{Enter}');
    await screen.findByText('The meeting has begun.');
    await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
  });

  it('that has been held offers no Join', async () => {
    new PlayedMeeting(aMeeting({ joinLink, state: 'closed', hasMinutes: false })).openIn('content');
    await screen.findByRole('heading', { name: /^M2, / });
    expect(screen.queryByRole('link', { name: 'Join' })).toBeNull();
  });

  it('is cancelled by a button that says so and whom it is told, beside one that keeps it, with the reason', async () => {
    const cancelling = { told: 34, items: 1, goTo: 'M3' };
    const panel = new PlayedMeeting(aMeeting({ may: planning, cancelling }));
    panel.answers['meeting.cancel'] = () => ({ items: [panel.meeting] });
    panel.openIn('content');
    await choose('Cancel M2');
    expect(await screen.findByText(/^Cancel M2, .*: 34 people are told, 1 item goes to M3$/)).toBeTruthy();
    await press('Keep it');
    expect(panel.sent).toEqual([]);
    await choose('Cancel M2');
    await userEvent.keyboard('The hall is flooded');
    await press('Cancel M2');
    await waitFor(() =>
      expect(panel.sent.at(-1)).toMatchObject({ command: 'meeting.cancel', body: { reason: 'The hall is flooded' } }),
    );
  });

  it('that nobody was told of says so where it is cancelled', async () => {
    new PlayedMeeting(aMeeting({ may: planning, cancelling: { told: 0, items: 0 } })).openIn('content');
    await choose('Cancel M2');
    expect(await screen.findByText(/: nobody was told of it yet$/)).toBeTruthy();
  });

  it.each(['Move M2', 'Change the place', 'Cancel M2'])('has the keyboard in “%s”, which Esc leaves', async (form) => {
    new PlayedMeeting(aMeeting({ may: planning })).openIn('content');
    await choose(form);
    const first = (await screen.findByRole('form')).querySelector('input, select');
    await waitFor(() => expect(document.activeElement).toBe(first));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More for M2' }));
  });

  it('has one form open at a time', async () => {
    const panel = new PlayedMeeting(aMeeting({ may: planning }));
    panel.answers['session'] = aSession({ ...directing, 'meeting.run': true, 'meeting.plan': true });
    panel.openIn('content');
    await press('Plan meetings');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Add an extra meeting' }));
    expect(await screen.findByRole('form', { name: 'An extra meeting' })).toBeTruthy();
    await choose('Move M2');
    expect(await screen.findByRole('form', { name: 'Move M2' })).toBeTruthy();
    expect(screen.getAllByRole('form')).toHaveLength(1);
  });
});

async function choose(item: string): Promise<void> {
  await press('More for M2');
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
}
