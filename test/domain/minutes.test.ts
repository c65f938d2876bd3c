import { wholePanel } from '../../bot/domain/audience';
import { noAttendance, Attendance } from '../../bot/domain/attendance';
import { AgendaItemId, MeetingId, MinuteEntryId } from '../../bot/domain/ids';
import {
  agreed,
  confirmed,
  corrected,
  edited,
  MinuteEntry,
  Minutes,
  MinuteSection,
  newMinuteEntry,
  newMinutes,
  newVersion,
  reattended,
} from '../../bot/domain/minutes';
import { Refusal } from '../../bot/domain/refusal';
import { ea, moment, northmoor, priya, ruth, tuesday } from '../support/builders';

const M1 = MeetingId.parse('M1');
const M2 = MeetingId.parse('M2');
const itemId = AgendaItemId.parse('item-1');
const later = moment('2027-03-02T11:00Z');

const restricted = { kind: 'named' as const, agencyIds: [ea], memberIds: [] };
const recorded = {
  ...{ id: MinuteEntryId.parse('entry-0001'), panelId: northmoor, meetingId: M1, itemId, kind: 'decision' as const },
  ...{ text: 'Visit all three yards', grade: undefined, fourP: undefined, audience: wholePanel },
};
const entry = newMinuteEntry(recorded, [], { by: ruth, at: tuesday });

describe('an entry of the minutes', () => {
  it('is recorded by whom and when it was, with nothing in it that was not said', () => {
    expect(MinuteEntry.parse(entry)).toStrictEqual(entry);
    expect(entry).toMatchObject({ by: ruth, at: tuesday, text: 'Visit all three yards' });
    expect(Object.keys(entry)).not.toContain('grade');
    expect(Object.keys(entry)).not.toContain('recusedIds');
  });

  it('names those who left for its item', () =>
    expect(newMinuteEntry(recorded, [priya], { by: ruth, at: tuesday }).recusedIds).toEqual([priya]));

  it.each([
    ['recorded', () => newMinuteEntry(recorded, [ruth], { by: ruth, at: tuesday })],
    ['corrected', () => corrected(entry, { ...recorded, text: 'Two' }, [ruth], ruth)],
  ])('is not %s by one of them', (_how, act) => expect(act).toThrow(new Refusal('item-gone')));

  it('corrected keeps its time, and what a later release wrote into it', () => {
    const newer = { ...entry, weight: 3 };
    const after = corrected(newer, { ...recorded, text: 'Visit two yards' }, [], priya);
    expect(after).toEqual({ ...newer, text: 'Visit two yards', by: priya });
  });

  it('corrected once its item is open to all stays with those for whom it was recorded', () => {
    const before = newMinuteEntry({ ...recorded, audience: restricted }, [], { by: ruth, at: tuesday });
    expect(corrected(before, { ...recorded, text: 'Visit two yards' }, [], ruth).audience).toEqual(restricted);
  });

  it('said again is the very same, and its id is not another meeting’s', () => {
    expect(corrected(entry, recorded, [], priya)).toBe(entry);
    expect(() => corrected(entry, { ...recorded, meetingId: M2 }, [], ruth)).toThrow(new Refusal('id-taken'));
  });
});

const there = { quorate: false, present: [], apologies: [] };
const section = {
  ...{ itemId, title: 'Welcome', purpose: 'note' as const, audience: wholePanel, outcome: 'discussed' as const },
  ...{ spentMinutes: 5, interests: [], text: '', decisions: [], disruptions: [], tasks: [] },
};
const drafted = newMinutes(
  {
    ...{ panelId: northmoor, meetingId: M1, beganAt: tuesday, endedAt: later, overrunMinutes: 0 },
    ...{ ...there, sections: [section] },
  },
  later,
);

describe('new minutes', () => {
  it('are the first draft, by the server', () => {
    expect(Minutes.parse(drafted)).toStrictEqual(drafted);
    expect(drafted).toMatchObject({ version: 1, state: 'draft', changed: { by: 'system', at: later } });
  });

  it('follow who was there until they are confirmed', () => {
    expect(reattended(drafted, { ...there, quorate: true }).quorate).toBe(true);
    const done = confirmed(drafted, ruth, later);
    expect(reattended(done, { ...there, quorate: true })).toBe(done);
  });
});

const asConfirmed = confirmed({ ...drafted, ...{ weight: 3 } }, ruth, later);
const agreement = { by: ruth, at: later, meetingId: M2, amendments: [] };

it.each([
  ['confirmed', asConfirmed],
  ['edited', edited({ ...drafted, ...{ weight: 3 } }, itemId, { text: 'All came' }, ruth, later)],
  ['agreed', agreed(asConfirmed, agreement)],
  ['written anew', newVersion(agreed(asConfirmed, agreement), ruth, later)],
])('minutes that are %s keep what a later release wrote into them', (_step, minutes) =>
  expect(minutes).toMatchObject({ weight: 3 }),
);

it('a part in a meeting begins with nothing said', () => {
  const part = noAttendance(northmoor, M1, priya);
  expect(Attendance.parse(part)).toStrictEqual(part);
});

it('minutes drafted before declared interests were kept in them still read, and name none', () => {
  const before = MinuteSection.parse({
    ...{ itemId: 'item-1', title: 'Welcome', purpose: 'note', audience: { kind: 'panel' } },
    ...{ outcome: 'discussed', spentMinutes: 5, text: '', decisions: [], disruptions: [], tasks: [] },
  });
  expect(before.interests).toEqual([]);
});
