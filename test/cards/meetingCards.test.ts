import { agendaCard, nextMeetingCard, startedCard } from '../../bot/cards/meetingCards';
import { summaryCard } from '../../bot/cards/summaryCard';
import { MemberId } from '../../bot/domain/ids';
import type { OwnAttendanceView } from '../../bot/useCases/meetings/meetingViews';
import { aMeetingView, anAgendaItemView } from '../support/builders';
import { labelsOf, partsOfType, verbsOf, wordsOf } from './cardReading';
import { url } from './cardShelf';

const joinLink = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting';

function ownPart(changes: Partial<OwnAttendanceView> = {}): OwnAttendanceView {
  return { present: false, interests: [], floors: [], substitutes: [], ...changes };
}

describe.each([
  ['agenda', agendaCard],
  ['next meeting', nextMeetingCard],
] as const)('the card of the %s', (_name, draw) => {
  it.each([
    [undefined, 'You have not said yet whether you come', ['I will come', 'Apologies', 'Somebody comes instead']],
    ['coming', 'You said that you come', ['Apologies', 'Somebody comes instead']],
    ['apology', 'You sent apologies', ['I will come', 'Somebody comes instead']],
    ['substitute', 'You said that Zoe Grant comes instead', ['I will come', 'Apologies', 'Somebody comes instead']],
  ] as const)('says what one has answered (%s), and offers the other answers', (reply, words, labels) => {
    const own = ownPart(reply === undefined ? {} : { reply, replyText: 'Zoe Grant comes instead' });
    const card = draw(aMeetingView(), { tabUrl: url, own });
    expect(wordsOf(card)).toContain(words);
    expect(labelsOf(card)).toEqual([...labels, 'Open']);
  });

  it('puts three buttons to the fore and the rest under More', () => {
    const card = draw(aMeetingView({ mode: 'teams', joinLink }), { tabUrl: url, own: ownPart() });
    expect(card.actions.filter(({ mode }) => mode === 'secondary').map(({ title }) => title)).toEqual(['Join', 'Open']);
  });

  it('for everybody shows no answer, and a button that shows one’s own', () => {
    const card = draw(aMeetingView(), { tabUrl: url });
    expect(labelsOf(card)).toEqual(['Say whether you come', 'Open']);
    expect(new Set(verbsOf(card))).toEqual(new Set(['card.show']));
    expect(wordsOf(card).join(' ')).not.toContain('You ');
  });

  it.each(['running', 'closed', 'cancelled'] as const)('offers no answer once the meeting is %s', (state) => {
    const card = draw(aMeetingView({ state }), { tabUrl: url, own: ownPart() });
    expect(labelsOf(card)).toEqual(['Open']);
    expect(wordsOf(card).includes('Cancelled')).toBe(state === 'cancelled');
  });

  it('names itself with every answer, so that it is what comes back', () => {
    const card = draw(aMeetingView(), { tabUrl: url, own: ownPart() });
    const kind = draw === agendaCard ? 'agenda' : 'nextMeeting';
    const replies = partsOfType(card, 'Action.Execute').filter(({ verb }) => verb === 'attendance.reply');
    expect(replies).toHaveLength(3);
    for (const { data } of replies) {
      expect(data).toMatchObject({ meetingId: 'M2', content: { kind, meetingId: 'M2' } });
    }
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
