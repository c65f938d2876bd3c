import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aMeeting, PlayedMeeting, press } from './playedMeeting';

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

  it('is cancelled by a button that says so, beside one that keeps it', async () => {
    const panel = new PlayedMeeting(aMeeting({ may: planning }));
    panel.answers['meeting.cancel'] = () => ({ items: [panel.meeting] });
    panel.openIn('content');
    await press('More for M2');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Cancel M2' }));
    await press('Keep it');
    expect(panel.sent).toEqual([]);
    await press('More for M2');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Cancel M2' }));
    await press('Cancel M2');
    await waitFor(() => expect(panel.sent.at(-1)).toMatchObject({ command: 'meeting.cancel' }));
  });
});
