import { agendaCard, nextMeetingCard, startedCard } from '../../bot/cards/meetingCards';
import { summaryCard } from '../../bot/cards/summaryCard';
import { MemberId } from '../../bot/domain/ids';
import type { OwnAttendanceView } from '../../bot/useCases/meetings/meetingViews';
import { aMeetingView, anAgendaItemView, aPanel } from '../support/builders';
import { labelsOf, partsOfType, verbsOf, wordsOf } from './cardReading';
import { markedWithPanel } from '../../bot/cards/panelMark';
import { url } from './cardShelf';

const joinLink = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting';

function ownPart(changes: Partial<OwnAttendanceView> = {}): OwnAttendanceView {
  return { present: false, interests: [], floors: [], substitutes: [], ...changes };
}

describe.each([
  ['agenda', agendaCard],
  ['next meeting', nextMeetingCard],
] as const)('the card of the %s', (name, draw) => {
  it.each([
    ['coming', 'You said that you come', ['Apologies', 'Substitute']],
    ['apology', 'You sent apologies', ['Coming', 'Substitute']],
    ['substitute', 'You said that Zoe Grant comes instead', ['Coming', 'Apologies', 'Substitute']],
  ] as const)('says what one has answered (%s), and offers the other answers', (reply, words, labels) => {
    const card = draw(aMeetingView(), { tabUrl: url, own: ownPart({ reply, replyText: 'Zoe Grant comes instead' }) });
    expect(wordsOf(card)).toContain(words);
    const within = partsOfType(card, 'ActionSet').flatMap(({ actions }) => actions);
    expect(within).toMatchObject(labels.map((title) => ({ title })));
    expect(labelsOf(card)).toEqual(['Open', 'Agenda']);
  });

  it('asks whoever has not said whether they come before it tells of the meeting', () => {
    const said = 'Reminder of Wed 3 Mar: do you come?';
    const card = draw(aMeetingView(), { tabUrl: url, own: ownPart(), said });
    const [head, reason, answers, instead, day] = card.body;
    expect(day).toMatchObject({ spacing: 'Medium' });
    expect(head).toMatchObject({ type: 'ColumnSet' });
    expect(reason).toMatchObject({ inlines: [{ text: said }] });
    expect(answers).toMatchObject({ actions: [{ title: 'Coming', style: 'positive' }, { title: 'Apologies' }] });
    expect(instead).toMatchObject({ actions: [{ title: 'Substitute' }] });
  });

  it('tells of an agenda that is too long whoever makes it; the others read for how long they come', () => {
    const meeting = aMeetingView({ agendaMinutes: 160 });
    const words = (edit: boolean) =>
      wordsOf(draw({ ...meeting, may: { ...meeting.may, edit } }, { tabUrl: url, own: ownPart() })).join(' ');
    expect(words(true)).toContain('160 of 120 minutes planned');
    expect(words(false)).toMatch(/items? in 120 minutes/);
  });

  it('asks it itself where no reminder does', () => {
    const words = wordsOf(draw(aMeetingView(), { tabUrl: url, own: ownPart() }));
    expect(words[2]).toBe('Do you come?');
  });

  it('goes on saying why it came once one has answered', () => {
    const said = 'Reminder of Wed 3 Mar: do you come?';
    const card = draw(aMeetingView(), { tabUrl: url, own: ownPart({ reply: 'coming' }), said });
    expect(wordsOf(card).slice(2, 4)).toEqual([said, 'You said that you come']);
  });

  it.each([
    ['running', 'Reminder of Wed 3 Mar: M2 is under way'],
    ['closed', 'Reminder of Wed 3 Mar: M2 was held'],
    ['cancelled', 'Reminder of Wed 3 Mar: M2 was cancelled'],
  ] as const)('asks nothing any more once the meeting is %s, and still says of which day it is', (state, words) => {
    const said = 'Reminder of Wed 3 Mar: do you come?';
    const read = wordsOf(draw(aMeetingView({ state }), { tabUrl: url, own: ownPart(), said }));
    expect(read).toContain(words);
    expect(read).not.toContain(said);
    const late = `${said} This reminder comes late.`;
    const readLate = wordsOf(draw(aMeetingView({ state }), { tabUrl: url, own: ownPart(), said: late }));
    expect(readLate).toContain(`${words}. This reminder comes late.`);
  });

  it('asks nothing once the planned time is over, though nobody started it, and says what was answered', () => {
    const meeting = aMeetingView();
    const said = 'Reminder of Wed 3 Mar: do you come?';
    const parts = { tabUrl: url, said, now: meeting.endsAtInstant };
    const card = draw(meeting, { ...parts, own: ownPart() });
    expect(wordsOf(card)).toContain('Reminder of Wed 3 Mar: M2’s planned time is over');
    expect(labelsOf(card)).not.toContain('Coming');
    expect(wordsOf(draw(meeting, { ...parts, own: ownPart({ reply: 'coming' }) }))).toContain('You said that you come');
  });

  it('is marked as a draft until its agenda is published', () => {
    const { publishedText: _, ...draft } = aMeetingView({ publishedText: 'Published 09:14 by Callum Reeve' });
    const words = (meeting: typeof draft) => wordsOf(draw(meeting, { tabUrl: url, own: ownPart() })).join(' ');
    expect(words(draft)).toContain('Draft');
    expect(words(aMeetingView({ publishedText: 'Published 09:14 by Callum Reeve' }))).not.toContain('Draft');
  });

  it('offers to join first, whoever has been asked', () => {
    const card = draw(aMeetingView({ mode: 'teams', joinLink }), { tabUrl: url, own: ownPart() });
    expect(labelsOf(card).slice(0, 2)).toEqual(['Join', 'Open']);
  });

  it('for everybody shows no answer, and a button that shows one’s own', () => {
    const card = draw(aMeetingView(), { tabUrl: url });
    expect(labelsOf(card).slice(0, 2)).toEqual(['Do you come?', 'Open']);
    expect(new Set(verbsOf(card))).toEqual(new Set(['card.show']));
    expect(wordsOf(card).join(' ')).not.toContain('You ');
  });

  it.each(['running', 'closed', 'cancelled'] as const)('offers no answer once the meeting is %s', (state) => {
    const card = draw(aMeetingView({ state }), { tabUrl: url, own: ownPart() });
    expect(verbsOf(card).filter((verb) => verb !== 'card.show')).toEqual([]);
    expect(wordsOf(card).includes('Cancelled')).toBe(state === 'cancelled');
  });

  it('names itself with every answer, so that it is what comes back', () => {
    const kind = name === 'agenda' ? 'agenda' : 'nextMeeting';
    const own = draw(aMeetingView(), { tabUrl: url, own: ownPart() });
    const card = markedWithPanel(own, aPanel().id, { kind, meetingId: 'M2' });
    const replies = partsOfType(card, 'Action.Execute').filter(({ verb }) => verb === 'attendance.reply');
    expect(replies).toHaveLength(3);
    for (const { data } of replies) {
      expect(data).toMatchObject({ meetingId: 'M2', standsFor: { kind, meetingId: 'M2' } });
    }
  });
});

describe('a long agenda', () => {
  const agenda = Array.from({ length: 16 }, (_, index) => anAgendaItemView({ title: `Item ${index + 1}` }));
  const card = agendaCard(aMeetingView({ agenda }), { tabUrl: url, own: ownPart() });

  it('is folded behind a button that shows it and hides it again', () => {
    const [toggle, ...others] = partsOfType(card, 'Action.ToggleVisibility');
    expect(others).toEqual([]);
    expect(toggle).toMatchObject({ title: 'Agenda', targetElements: ['agenda'] });
    expect(card.actions).toContainEqual(toggle);
    const items = partsOfType(card, 'Container').find(({ id }) => id === 'agenda');
    expect(items).toMatchObject({ isVisible: false });
    expect(JSON.stringify(items)).toContain('Item 16');
  });

  it('says beside its date how many items there are', () => {
    expect(wordsOf(card)).toContainEqual(expect.stringMatching(/^16 items in 120 minutes$/));
  });
});

describe('the form for a substitute', () => {
  const zoe = { id: MemberId.parse('zoe-grant'), name: 'Zoe Grant', seesContent: true };
  const max = { id: MemberId.parse('max-ode'), name: 'Max Ode', seesContent: false };
  const inputsFor = (substitutes: OwnAttendanceView['substitutes']) =>
    partsOfType(
      agendaCard(aMeetingView(), { tabUrl: url, own: ownPart({ substitutes }) }),
      'Input.ChoiceSet',
      'Input.Text',
    );

  it('says of each colleague what they would see, and takes a name instead', () => {
    expect(inputsFor([zoe, max])).toMatchObject([
      {
        id: 'substituteId',
        choices: [
          { title: 'Zoe Grant (sees what is recorded)', value: 'zoe-grant' },
          { title: 'Max Ode (sees the agenda only)', value: 'max-ode' },
        ],
      },
      { id: 'substituteName', isRequired: false },
    ]);
  });

  it('asks somebody without colleagues for a name', () => {
    expect(inputsFor([])).toMatchObject([{ id: 'substituteName', isRequired: true }]);
  });
});

describe('the card of a meeting that begins', () => {
  it('in a room sends people to the code on the screen', () => {
    const card = startedCard(aMeetingView({ state: 'running' }), url);
    expect(wordsOf(card)).toEqual([
      ...['OFFICIAL-SENSITIVE', 'M2', 'M2 is starting now', 'Castle Lane HQ, Room 2'],
      'Scan the code on the screen to sign in.',
    ]);
    expect(labelsOf(card)).toEqual(['Open']);
  });

  it('on Teams offers to join', () => {
    const meeting = aMeetingView({ state: 'running', mode: 'teams', joinLink, placeText: 'Microsoft Teams' });
    expect(labelsOf(startedCard(meeting, url))).toEqual(['Join', 'Open']);
    expect(wordsOf(startedCard(meeting, url)).join(' ')).not.toContain('code');
  });

  it('that comes late calls nobody in', () => {
    const card = startedCard(aMeetingView({ state: 'closed', mode: 'teams', joinLink }), url);
    expect(wordsOf(card)).toContain('M2 is over');
    expect(labelsOf(card)).toEqual(['Open']);
  });

  it('tells nothing of the agenda', () => {
    const agenda = [anAgendaItemView({ title: 'Narrative' })];
    expect(JSON.stringify(startedCard(aMeetingView({ state: 'running', agenda }), url))).not.toContain('Narrative');
  });
});

it('a summary of one of each counts them in words, and carries no items where none are carried', () => {
  const meeting = aMeetingView({ state: 'closed' });
  const one = { meeting, timesText: '10:00 to 11:58', people: 1, agencies: 1, decisions: 1, tasks: [], carried: 1 };
  const words = wordsOf(summaryCard({ ...one, carriedTo: 'M3' }, url));
  expect(words).toEqual(
    expect.arrayContaining(['1 person from 1 agency', '1, in the minutes', '1 item carried to M3']),
  );
  const none = wordsOf(summaryCard({ ...one, carried: 0 }, url));
  expect(none.join(' ')).not.toContain('carried');
});

it('a summary does not say that there was nothing where it shows nothing: there may be what is for some alone', () => {
  const meeting = aMeetingView({ state: 'closed' });
  const nothing = { meeting, timesText: '', people: 9, agencies: 5, decisions: 0, tasks: [], carried: 0 };
  const words = wordsOf(summaryCard(nothing, url)).join(' ');
  expect(words).not.toMatch(/none|Decisions|Tasks/);
  expect(words).toContain('This tells what everybody on the panel may know.');
});
