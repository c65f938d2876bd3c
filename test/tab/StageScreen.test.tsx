import { screen, within } from '@testing-library/react';
import { MeetingId } from '../../bot/domain/ids';
import { anItem, chairsSession, PlayedMeeting, running, settle } from './playedMeeting';

describe('the stage', () => {
  it('shows the item, its time, what was decided and the three next ones, and nothing to press', async () => {
    const panel = new PlayedMeeting(running());
    panel.answers['session'] = chairsSession('2027-03-10T10:09:10.000Z');
    const { id: itemId } = anItem(0);
    panel.record = {
      entries: [
        {
          ...{ id: 'e-1' as never, meetingId: MeetingId.parse('M1'), itemId },
          ...{ kind: 'decision', text: 'Minutes agreed', restricted: false, statusText: '' },
        },
      ],
      tasks: [],
    };
    panel.openIn('meetingStage');
    expect(await screen.findByRole('heading', { name: 'Welcome' })).toBeTruthy();
    expect(screen.getByText('6 minutes left')).toBeTruthy();
    expect(await screen.findByText(/Minutes agreed/)).toBeTruthy();
    const next = within(screen.getByRole('region', { name: 'Next' })).getAllByRole('listitem');
    expect(next.map((item) => item.textContent)).toEqual([
      'Action log, 15 min',
      'Threat picture, 15 min',
      'New groups, 15 min',
    ]);
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('names no restricted item and nothing recorded on it', async () => {
    const agenda = [anItem(0, { title: 'Harbour cash', restricted: true }), anItem(1), anItem(2, { restricted: true })];
    const panel = new PlayedMeeting(running({ agenda }));
    panel.record = {
      entries: [
        {
          id: 'e-1' as never,
          meetingId: MeetingId.parse('M1'),
          itemId: anItem(0).id,
          kind: 'decision',
          text: 'Freeze the account',
          restricted: true,
          statusText: '',
        },
      ],
      tasks: [],
    };
    panel.openIn('meetingStage');
    expect(await screen.findByRole('heading', { name: 'Restricted item' })).toBeTruthy();
    await settle();
    expect(document.body.textContent).not.toMatch(/Harbour|Threat picture|Freeze/);
  });
});
