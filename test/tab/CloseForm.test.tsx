import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AgendaItemId } from '../../bot/domain/ids';
import { anItem, chairsSession, choose, PlayedMeeting, press, running, settle } from './playedMeeting';

// It asks Vite where the tab lies, which Jest does not know.
jest.mock('../../tab/screens/meeting/useStage', () => ({ useStage: () => ({ may: false, error: null }) }));

beforeEach(() => localStorage.clear());

describe('the chair', () => {
  function closable(): PlayedMeeting {
    const panel = new PlayedMeeting(running());
    panel.answers['meeting.close'] = () => {
      panel.meeting = { ...panel.meeting, state: 'closed' };
      return panel.meeting;
    };
    return panel;
  }

  it('closes out of time in two acts, whatever is on the floor, and says what is carried', async () => {
    const panel = closable();
    const shops = anItem(4, { id: AgendaItemId.parse('shops'), title: 'Vape shops' });
    panel.meeting = { ...panel.meeting, agenda: [...panel.meeting.agenda, shops] };
    panel.openIn('sidePanel');
    await choose('Close, carry 1');
    const form = within(screen.getByRole('form', { name: 'Close M2?' }));
    expect(screen.getAllByRole('button', { name: 'Close, carry 1' })).toHaveLength(1);
    expect(form.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Vape shops']);
    await userEvent.click(form.getByRole('button', { name: 'Close, carry 1' }));
    await waitFor(() =>
      expect(panel.sent.at(-1)).toMatchObject({ command: 'meeting.close', body: { meetingId: 'M2' } }),
    );
  });

  it('closes at the end of the agenda; lines of the template are not carried', async () => {
    const panel = closable();
    panel.openIn('sidePanel');
    await choose('Defer');
    await press('Next: Threat picture');
    await settle();
    await press('Next: New groups');
    await press('Finish the agenda');
    await press('Close the meeting');
    const form = within(screen.getByRole('form', { name: 'Close M2?' }));
    expect(form.getByText('Nothing is carried to the next meeting.')).toBeTruthy();
    await userEvent.click(form.getByRole('button', { name: 'Close the meeting' }));
    await waitFor(() =>
      expect(panel.sent.at(-1)).toMatchObject({ command: 'meeting.close', body: { meetingId: 'M2' } }),
    );
  });

  it('opens the form on its button, and Escape leaves it where it was asked for', async () => {
    closable().openIn('sidePanel');
    await choose('Close the meeting');
    const form = within(screen.getByRole('form', { name: 'Close M2?' }));
    expect(document.activeElement).toBe(form.getByRole('button', { name: 'Close the meeting' }));
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('form', { name: 'Close M2?' })).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More for the meeting' }));
  });

  it('has the close beside “Next” from the planned end on', async () => {
    const panel = closable();
    panel.answers['session'] = chairsSession('2027-03-10T11:00:05.000Z');
    panel.openIn('sidePanel');
    const bar = within(await screen.findByRole('group', { name: 'Run the meeting' }));
    expect(await bar.findByRole('button', { name: 'Close the meeting' })).toBeTruthy();
    // Whole, in the little room that is left.
    expect(bar.getByRole('button', { name: 'Next: Action log' }).textContent).toBe('Next');
    await press('Close the meeting');
    await screen.findByRole('form', { name: 'Close M2?' });
    expect(screen.getAllByRole('button', { name: 'Close the meeting' })).toHaveLength(1);
  });

  it('goes on, hands over and closes also while an item is taken that is hidden from whoever was handed the chair', async () => {
    const panel = closable();
    const { run: _, ...hidden } = panel.meeting;
    panel.meeting = hidden;
    panel.answers['meeting.step'] = () => panel.meeting;
    panel.openIn('sidePanel');
    await screen.findByText('The panel is taking an item that is not shared with you.');
    await choose('Hand over');
    expect(await screen.findByRole('form', { name: 'Who runs the meeting from now on?' })).toBeTruthy();
    await press('Next: Welcome');
    await waitFor(() => expect(panel.sentKinds()).toEqual(['goTo']));
    await choose('Close the meeting');
    await screen.findByRole('form', { name: 'Close M2?' });
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(panel.sent.at(-1)).toMatchObject({ command: 'meeting.close' }));
  });
});
