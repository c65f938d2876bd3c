import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { MinutesView } from '../../bot/contract';
import { PlayedAgenda, someMinutes } from './playedAgenda';
import { aMeeting, chairsSession, press } from './playedMeeting';

// It asks Vite where the tab lies, which Jest does not know.
jest.mock('../../tab/screens/meeting/useStage', () => ({ useStage: () => ({ may: false, error: null }) }));

function played(minutes: object = someMinutes(), answers: PlayedAgenda['answers'] = {}): PlayedAgenda {
  const panel = new PlayedAgenda(aMeeting({ state: 'closed' }), { 'meetings.minutes': minutes, ...answers });
  panel.openMeeting();
  return panel;
}

const confirmed: Partial<MinutesView> = { state: 'confirmed', stateText: 'Confirmed 14:02 by Ruth Calder' };
const agreed: Partial<MinutesView> = { state: 'agreed', stateText: 'Agreed at M3 and locked' };
const nothing: MinutesView['may'] = { edit: false, confirm: false, agree: false, reopen: false };

describe('minutes', () => {
  it('say what was decided and given, and where the task stands', async () => {
    played();
    expect(await screen.findByText('Larchfield becomes a priority')).toBeTruthy();
    for (const words of ['Draft from the meeting', '10:00 to 12:03, 3 minutes over', 'Tom Hesketh']) {
      expect(screen.getByText(words)).toBeTruthy();
    }
    const task = screen.getByRole('link', { name: 'SEN-27-001 Check the permit' });
    expect(task.getAttribute('href')).toBe('#/action-log?task=t-1');
    expect(screen.getByText('30 min')).toBeTruthy();
  });

  it('count no minutes of what was not discussed', async () => {
    const { sections } = someMinutes();
    played(someMinutes({ sections: sections.map((each) => ({ ...each, spentMinutes: 0 })) }));
    expect(await screen.findByText('Larchfield becomes a priority')).toBeTruthy();
    expect(screen.queryByText(/0 min/)).toBeNull();
  });

  it('that are still a draft are not there for those who only read', async () => {
    const panel = new PlayedAgenda(aMeeting({ state: 'closed', hasMinutes: false }), {});
    panel.openMeeting();
    expect(await screen.findByText('The minutes are not confirmed yet.')).toBeTruthy();
    expect(panel.asked.some((each) => each.startsWith('meetings.minutes'))).toBe(false);
  });

  it('are not asked for on behalf of an observer', async () => {
    const panel = played(someMinutes(), { session: chairsSession() });
    await screen.findByRole('region', { name: 'Agenda' });
    expect(panel.asked.some((each) => each.startsWith('meetings.minutes'))).toBe(false);
  });

  it('are edited section by section, a decision a line, and only what was changed is sent', async () => {
    const panel = played(someMinutes(), { 'minutes.edit': someMinutes() });
    await press('Edit New groups');
    await userEvent.type(screen.getByRole('textbox', { name: 'Decisions' }), '{Enter}{Enter} HMRC leads ');
    await press('Save');
    await waitFor(() => expect(panel.sent).toHaveLength(1));
    expect(panel.sent[0]?.body).toEqual({
      ...{ meetingId: 'M2', itemId: 'item-4' },
      decisions: ['Larchfield becomes a priority', 'HMRC leads'],
      former: { decisions: ['Larchfield becomes a priority'] },
    });
  });

  it('are confirmed by the chair with one button', async () => {
    const panel = played(someMinutes(), {
      'minutes.confirm': someMinutes({ ...confirmed, may: { ...nothing, agree: true } }),
    });
    await press('Confirm minutes');
    expect(await screen.findByText('Confirmed 14:02 by Ruth Calder')).toBeTruthy();
    expect(panel.timesAsked('meetings.minutes')).toBe(1);
    expect(screen.queryByRole('button', { name: 'Confirm minutes' })).toBeNull();
  });

  it('are agreed at a later meeting, with its amendments, and then locked', async () => {
    const next = { ...aMeeting(), id: 'M3', reference: 'M3', dayText: 'Wed 12 May, in 63 days' };
    const panel = played(someMinutes({ ...confirmed, may: { ...nothing, agree: true } }), {
      'meetings.list': { items: [aMeeting({ state: 'closed' }), next] },
      'minutes.agree': someMinutes({ ...agreed, may: nothing }),
    });
    await press('Agree at a meeting');
    const form = within(screen.getByRole('form', { name: 'Agree the minutes of M2' }));
    await form.findByRole('option', { name: 'M3, Wed 12 May, in 63 days' });
    expect(form.queryByRole('option', { name: /^M2/ })).toBeNull();
    await userEvent.type(form.getByRole('textbox', { name: 'Amendments' }), 'Item 6: read Saltmarsh');
    await press('Agree and lock');
    expect(await screen.findByText('Agreed at M3 and locked')).toBeTruthy();
    expect(panel.sent[0]?.body).toEqual({
      ...{ meetingId: 'M2', atMeetingId: 'M3', amendments: ['Item 6: read Saltmarsh'] },
    });
    expect(screen.queryByRole('button', { name: 'Edit New groups' })).toBeNull();
  });

  it('of an older version are only read', async () => {
    const panel = played(someMinutes({ version: 2, versions: 2 }));
    const picker = await screen.findByRole('combobox', { name: 'Version' });
    panel.answers['meetings.minutes'] = someMinutes({ ...agreed, versions: 2, may: { ...nothing, reopen: true } });
    await userEvent.selectOptions(picker, 'Version 1');
    expect(await screen.findByText('Agreed at M3 and locked')).toBeTruthy();
    expect(panel.asked).toContain('meetings.minutes?meetingId=M2&version=1');
    expect(screen.queryByRole('button', { name: 'Start a new version' })).toBeNull();
  });

  it('keep the restricted annex apart, for those who may read it', async () => {
    const paper = { fileName: 'M2-restricted-annex.pdf', mediaType: 'application/pdf', base64: 'QQ==' };
    const panel = played(someMinutes({ hasAnnex: true }), { 'meetings.minutesPaper': paper });
    await press('Restricted annex (PDF)');
    await waitFor(() =>
      expect(panel.asked).toContain('meetings.minutesPaper?meetingId=M2&version=1&part=annex&format=pdf'),
    );
    expect(screen.getByText(/Do not pass it on with the minutes/)).toBeTruthy();
  });
});
