import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { MeetingView } from '../../bot/contract';
import { MemberId } from '../../bot/domain/ids';
import { takeStep } from '../../bot/domain/runSteps';
import { NOBODY, ownPart, PlayedAgenda, sessionWith } from './playedAgenda';
import { aMeeting, anItem, choose, chairsSession, press } from './playedMeeting';
import { failure } from './playedPanel';

// It asks Vite where the tab lies, which Jest does not know.
jest.mock('../../tab/screens/meeting/useStage', () => ({ useStage: () => ({ may: false, error: null }) }));

beforeEach(() => localStorage.clear());

/** Somebody who attends and does not run the panel. */
function attending(changes: Partial<MeetingView> = {}): MeetingView {
  const meeting = aMeeting(changes);
  return { ...meeting, may: { ...meeting.may, run: false, attend: true } };
}

function running(changes: Partial<MeetingView> = {}): MeetingView {
  const meeting = attending(changes);
  const { now, person } = chairsSession();
  const { run } = takeStep(meeting, { stepId: 'begun-by-the-chair', step: { kind: 'start' }, at: now, by: person.id });
  return { ...meeting, state: 'running', ...(run && { run }) };
}

function played(meeting: MeetingView, answers: PlayedAgenda['answers'] = {}): PlayedAgenda {
  return new PlayedAgenda(meeting, { session: chairsSession(), ...answers });
}

/** An hour before its time. */
const early = { session: chairsSession('2027-03-10T09:00:05.000Z') };

const inRoom = { mode: 'inPerson', placeText: 'Castle Lane HQ' } as const;

describe('before the meeting', () => {
  it('one tap says that I come, and what the server then says is shown', async () => {
    const coming = ownPart({ reply: 'coming', replyText: 'Coming' });
    const panel = played(attending(), { ...early, 'attendance.reply': coming });
    panel.openMeeting();
    await screen.findByRole('button', { name: 'Coming' });
    panel.answers['meetings.ownAttendance'] = coming;
    await press('Coming');
    expect(await screen.findByText('You come')).toBeTruthy();
    expect(panel.sent[0]?.body).toEqual({ meetingId: 'M2', answer: 'coming' });
    expect(screen.queryByRole('button', { name: 'Coming' })).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Change' }));
  });

  it('what was answered by mistake is taken back from its toast, be it the first answer or another one', async () => {
    const [coming, asked] = [ownPart({ reply: 'coming' }), ownPart()];
    const panel = played(attending(), { ...early, 'attendance.reply': coming });
    panel.openMeeting();
    await press('Coming');
    await screen.findByText('You come: M2.');
    Object.assign(panel.answers, { 'attendance.reply': asked, 'meetings.ownAttendance': asked });
    await press('Undo');
    await waitFor(() => expect(panel.sent[1]?.body).toEqual({ meetingId: 'M2', answer: 'none' }));

    const substitute = { name: 'Zoe Grant', memberId: MemberId.parse('zoe-grant') };
    const other = { reply: 'substitute', replyText: 'Zoe Grant comes instead', substitute } as const;
    panel.answers['meetings.ownAttendance'] = ownPart(other);
    panel.tell('change', { subject: { type: 'attendance', id: 'M2.x' } });
    await screen.findByText('Zoe Grant comes instead');
    await press('Change');
    await press('Coming');
    await waitFor(() => expect(panel.sent).toHaveLength(3));
    await press('Undo');
    await waitFor(() =>
      expect(panel.sent[3]?.body).toEqual({ meetingId: 'M2', answer: 'substitute', substituteId: 'zoe-grant' }),
    );
  });

  it('what I said can be changed', async () => {
    const apology = ownPart({ reply: 'apology', replyText: 'Apologies' });
    const panel = played(attending(), { ...early, 'attendance.reply': apology, 'meetings.ownAttendance': apology });
    panel.openMeeting();
    await screen.findByText('You sent apologies');
    await press('Change');
    expect(screen.getByRole('button', { name: 'Apologies' }).getAttribute('aria-pressed')).toBe('true');
    await press('Coming');
    await waitFor(() => expect(panel.sent[0]?.body).toEqual({ meetingId: 'M2', answer: 'coming' }));
  });

  it('somebody who comes instead is one of my agency, each with what they will see', async () => {
    const panel = played(attending(), { ...early, 'attendance.reply': ownPart() });
    panel.openMeeting();
    await choose('Somebody comes instead', 'More for your part');
    expect(await screen.findByRole('button', { name: 'Sam Odell: sees what an observer sees' })).toBeTruthy();
    await press('Zoe Grant: sees content');
    await waitFor(() =>
      expect(panel.sent[0]?.body).toEqual({ meetingId: 'M2', answer: 'substitute', substituteId: 'zoe-grant' }),
    );
  });

  it('or anybody by name', async () => {
    const panel = played(attending(), { ...early, 'attendance.reply': ownPart() });
    panel.openMeeting();
    await choose('Somebody comes instead', 'More for your part');
    await press('Send this name');
    expect(screen.getByText('Write who comes.')).toBeTruthy();
    await userEvent.type(screen.getByRole('textbox', { name: 'Somebody else' }), 'Siân Ó Néill');
    await press('Send this name');
    await waitFor(() =>
      expect(panel.sent[0]?.body).toEqual({ meetingId: 'M2', answer: 'substitute', substituteName: 'Siân Ó Néill' }),
    );
  });

  it('nobody is asked any more once its time has come', async () => {
    played(attending()).openMeeting();
    await screen.findByRole('heading', { name: /^M2, / });
    await screen.findByRole('button', { name: /interest/i });
    expect(screen.queryByRole('button', { name: 'Coming' })).toBeNull();
  });

  it('Today offers the same', async () => {
    const question = {
      ...{ key: 'meeting:M2', kind: 'meeting', rank: 27, count: 1, waits: true, isLate: false, reference: 'M2' },
      ...{ text: 'is on Wed 10 Mar. Do you come?', place: 'meeting?meeting=M2', go: 'Open' },
      act: { kind: 'reply', meetingId: 'M2' },
    };
    const panel = played(attending(), { 'attendance.reply': ownPart(), 'today.lines': { items: [question] } });
    panel.open('#/today');
    await press(/^Apologies/);
    await waitFor(() => expect(panel.sent[0]?.body).toEqual({ meetingId: 'M2', answer: 'apology' }));
  });
});

describe('signing in', () => {
  it('takes one tap on Teams', async () => {
    const panel = played(running(), { 'attendance.signIn': ownPart() });
    panel.openMeeting();
    await press('I am here');
    await waitFor(() => expect(panel.sent[0]?.body).toEqual({ meetingId: 'M2' }));
  });

  it('in a room wants the code', async () => {
    played(running(inRoom)).openMeeting();
    expect(await screen.findByText('Scan the room’s code to sign in.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Sign in|I am here/ })).toBeNull();
  });

  it('with the code from the wall sends it, and the code leaves the address', async () => {
    const here = ownPart({ present: true, presentText: 'In at 09:55' });
    const panel = played(attending(inRoom), { 'attendance.signIn': here });
    panel.openMeeting('&signIn=code-on-the-wall-1');
    await screen.findByRole('button', { name: 'Sign in to M2' });
    panel.answers['meetings.ownAttendance'] = here;
    await press('Sign in to M2');
    expect(await screen.findByText('In at 09:55')).toBeTruthy();
    expect(panel.sent[0]?.body).toEqual({ meetingId: 'M2', code: 'code-on-the-wall-1' });
    await waitFor(() => expect(window.location.hash).toBe('#/meeting?meeting=M2'));
    expect(screen.getByRole('button', { name: 'I am leaving' })).toBeTruthy();
  });

  it('with a code of yesterday is refused in words', async () => {
    const panel = played(running(inRoom), {
      'attendance.signIn': failure(422, 'This code is not the one in the room.'),
    });
    panel.openMeeting('&signIn=old');
    await press('Sign in to M2');
    expect(await screen.findByText('This code is not the one in the room.')).toBeTruthy();
  });
});

describe('during the meeting', () => {
  it('one tap says that I want to speak on the item on the floor, another that I no longer do', async () => {
    const shared = ownPart({ present: true, floors: [{ itemId: anItem(0).id, answer: 'share' }] });
    const here = ownPart({ present: true });
    const panel = played(running(), { 'attendance.answerFloor': shared, 'meetings.ownAttendance': here });
    panel.openMeeting();
    await screen.findByRole('button', { name: 'I want to speak' });
    panel.answers['meetings.ownAttendance'] = shared;
    await press('I want to speak');
    expect(await screen.findByRole('button', { name: 'I want to speak', pressed: true })).toBeTruthy();
    expect(panel.sent[0]?.body).toEqual({ meetingId: 'M2', itemId: 'item-1', answer: 'share' });
    await press('I want to speak');
    await waitFor(() => expect(panel.sent[1]?.body).toMatchObject({ answer: 'none' }));
  });

  it('whoever left for the item on the floor is not asked for their word on it', async () => {
    const [first, ...rest] = aMeeting().agenda;
    const left = { ...(first ?? anItem(0)), may: { record: false, giveTask: false, speak: false } };
    const here = { 'meetings.ownAttendance': ownPart({ present: true }) };
    played(running({ agenda: [left, ...rest] }), here).openMeeting();
    await screen.findByRole('button', { name: 'Declare an interest' });
    expect(screen.queryByRole('button', { name: 'I want to speak' })).toBeNull();
  });

  it('an interest is declared, with leaving for the item', async () => {
    const panel = played(running(), { 'attendance.declareInterest': ownPart() });
    panel.openMeeting();
    await press('Declare an interest');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Item' }), '3. Threat picture');
    await userEvent.type(screen.getByRole('textbox', { name: 'Your interest' }), 'My sister owns the shop');
    await userEvent.click(screen.getByRole('checkbox', { name: /I leave for this item/ }));
    await press('Declare it');
    await waitFor(() =>
      expect(panel.sent[0]?.body).toEqual({
        ...{ meetingId: 'M2', itemId: 'item-3', text: 'My sister owns the shop', recused: true },
      }),
    );
  });
});

describe('the attendance, for those who run the panel', () => {
  const priya = {
    ...{ memberId: 'priya-sandhu', name: 'Priya Sandhu', roleName: 'Member', agencyId: 'ea' },
    ...{ agencyName: 'Environment Agency', state: 'unknown', stateText: 'No word yet', interests: [], floors: [] },
  };

  it.each([
    ['teams', 'Time of signing in or out'],
    ['inPerson', 'Time written on the sheet'],
  ] as const)('is kept by one tap a person, and at a meeting %s it asks for the “%s”', async (mode, label) => {
    const panel = played(running(mode === 'inPerson' ? inRoom : {}), {
      session: sessionWith('people.see', 'meeting.plan'),
      'meetings.attendance': { ...NOBODY, people: [priya] },
      'attendance.mark': { ...NOBODY, people: [{ ...priya, state: 'present', stateText: 'In at 10:00' }] },
    });
    panel.openMeeting();
    expect(await screen.findByLabelText(label)).toBeTruthy();
    expect(screen.getByTitle('Priya Sandhu, Member, Environment Agency')).toBeTruthy();
    await press('Sign in: Priya Sandhu');
    await waitFor(() => expect(panel.sent[0]?.body).toMatchObject({ memberId: 'priya-sandhu', present: true }));
  });

  it('tells once the meeting is over who came, and is corrected by whoever asks for that', async () => {
    const came = { ...priya, memberId: 'zoe-grant', name: 'Zoe Grant', state: 'left', stateText: '10:00 to 12:00' };
    const panel = played(attending({ state: 'closed', hasMinutes: false }), {
      session: sessionWith('people.see', 'meeting.plan'),
      'meetings.attendance': { ...NOBODY, people: [{ ...priya, stateText: 'Did not come' }, came] },
    });
    panel.openMeeting();
    expect(await screen.findByRole('button', { name: 'Did not come 1' })).toBeTruthy();
    expect(within(screen.getByRole('list', { name: 'People' })).getAllByTitle(/Agency$/)[0]?.title).toMatch(/^Zoe/);
    expect(screen.queryByRole('button', { name: /^(Came:|Left|Sign)/ })).toBeNull();
    await press('Correct who came');
    expect(await screen.findByRole('button', { name: 'Came: Priya Sandhu' })).toBeTruthy();
  });
});
