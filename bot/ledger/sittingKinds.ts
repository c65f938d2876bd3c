import { Attendance } from '../domain/attendance';
import { MinuteEntry, Minutes, recordReaders } from '../domain/minutes';
import { sectionsWithoutIssueWords } from './issueTitles';
import { kind } from './recordKind';

/** What is kept of a meeting beside the meeting itself: who was there, and what was recorded. */
export const sittingKinds = {
  attendance: kind({
    // Whoever has left the room for an item is kept there.
    decidesSight: true,
    schema: Attendance,
    idOf: ({ meetingId, memberId }) => `attendance:${meetingId}.${memberId}`,
    keysOf: ({ meetingId }) => ({ meetingId }),
  }),
  minuteEntry: kind({
    schema: MinuteEntry,
    idOf: (entry) => `minuteEntry:${entry.id}`,
    keysOf: (entry) => ({ meetingId: entry.meetingId, readers: recordReaders(entry) }),
  }),
  minutes: kind({
    schema: Minutes,
    upgrades: [sectionsWithoutIssueWords],
    idOf: ({ meetingId, version }) => `minutes:${meetingId}.${version}`,
    keysOf: ({ meetingId, version, state }) => ({ meetingId, number: version, state }),
  }),
};
