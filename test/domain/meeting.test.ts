import { agendaFrom, AgendaTemplate, defaultAgendaTemplate } from '../../bot/domain/agenda';
import { carriedBack, carriedTo } from '../../bot/domain/closing';
import { AgendaItemId } from '../../bot/domain/ids';
import { totalMinutes } from '../../bot/domain/sections';
import { findNextMeeting, Meeting, meetingReference, startOf } from '../../bot/domain/meeting';
import { seriesMeetings } from '../../bot/domain/series';
import { aPanel, day, london, moment } from '../support/builders';

const meetings = seriesMeetings(aPanel(), day('2028-01-31'), 1);

describe('the series of Northmoor', () => {
  it('meets on the second Wednesday every two months, alternately on Teams and in the room', () => {
    expect(meetings.map((meeting) => [meetingReference(meeting), meeting.on, meeting.mode])).toEqual([
      ['M1', '2027-01-13', 'teams'],
      ['M2', '2027-03-10', 'inPerson'],
      ['M3', '2027-05-12', 'teams'],
      ['M4', '2027-07-14', 'inPerson'],
      ['M5', '2027-09-08', 'teams'],
      ['M6', '2027-11-10', 'inPerson'],
      ['M7', '2028-01-12', 'teams'],
    ]);
  });

  it('starts at ten in London on both sides of the clock change', () => {
    expect(meetings.slice(1, 3).map((meeting) => startOf(meeting, london))).toEqual([
      moment('2027-03-10T10:00Z'),
      moment('2027-05-12T09:00Z'),
    ]);
  });

  it('gives a room to the meetings in person and to no other', () => {
    for (const meeting of meetings) {
      expect('venue' in meeting).toBe(meeting.mode === 'inPerson');
      expect(meeting).not.toHaveProperty('joinLink');
      expect(Meeting.parse(meeting)).toEqual(meeting);
    }
  });

  it('starts in the room where the panel says so', () => {
    const panel = aPanel({ series: { ...aPanel().series, firstMode: 'inPerson' } });
    expect(seriesMeetings(panel, day('2027-06-01'), 1).map(({ mode }) => mode)).toEqual([
      'inPerson',
      'teams',
      'inPerson',
    ]);
  });

  it('has at least so many meetings, however near the end', () => {
    expect(seriesMeetings(aPanel(), day('2027-01-01'), 4)).toHaveLength(4);
  });

  it('keeps an odd first day and follows its rule from the second meeting', () => {
    const panel = aPanel({ series: { ...aPanel().series, firstMeetingOn: day('2027-01-20') } });
    expect(seriesMeetings(panel, day('2027-03-31'), 1).map(({ on }) => on)).toEqual(['2027-01-20', '2027-03-10']);
  });
});

describe('the next meeting', () => {
  it.each([
    ['2027-03-09', 'M2'],
    ['2027-03-10', 'M2'],
    ['2027-03-11', 'M3'],
    ['2028-06-01', undefined],
  ])('is, on %s, %s', (today, reference) => {
    expect(findNextMeeting(meetings, day(today))?.id).toBe(reference);
  });

  it('is not one that was cancelled or closed', () => {
    const cancelled = meetings.map((meeting) =>
      meeting.number === 2 ? { ...meeting, state: 'cancelled' as const } : meeting,
    );
    expect(findNextMeeting(cancelled.reverse(), day('2027-03-01'))?.id).toBe('M3');
  });
});

describe('the default agenda', () => {
  it('fills 120 minutes with eleven items', () => {
    expect(totalMinutes(agendaFrom(defaultAgendaTemplate))).toBe(120);
    expect(defaultAgendaTemplate).toHaveLength(11);
    expect(AgendaTemplate.parse(defaultAgendaTemplate)).toEqual(defaultAgendaTemplate);
  });

  it('allots its minutes as the product says', () => {
    expect(defaultAgendaTemplate.map(({ minutes }) => minutes)).toEqual([5, 5, 15, 15, 20, 30, 15, 5, 5, 3, 2]);
  });

  it('gives each item of a meeting an id of its own', () => {
    const ids = agendaFrom(defaultAgendaTemplate).map(({ id }) => id);
    expect(new Set(ids).size).toBe(11);
  });
});

it('a panel without an agenda gets none: one item is the least', () => {
  expect(AgendaTemplate.safeParse([]).success).toBe(false);
});

describe('an item that left several meetings before they began', () => {
  const [first, second, third] = meetings;
  const [line] = first?.agenda ?? [];

  it('comes back from one to the other as it stood at each', () => {
    if (first === undefined || second === undefined || third === undefined || line === undefined) throw new Error();
    const item = { ...line, id: AgendaItemId.parse('vape'), late: 'accepted' as const };
    const on = carriedTo(second, [item], first).next;
    const carried = on.agenda.find(({ id }) => id === item.id);
    const further = carriedTo(third, carried === undefined ? [] : [carried], second).next;
    const back = carriedBack(further, item.id, second.id)?.item;
    expect(back).toEqual(carried);
    const before = { ...second, agenda: back === undefined ? [] : [back] };
    expect(carriedBack(before, item.id, first.id)?.item).toEqual(item);
  });
});
