import * as attending from './attending';
import { getAttendance, getOwnAttendance, MeetingQuery } from './meetingLists';
import { MeetingView, OwnAttendanceView, AttendanceView } from './meetingViews';
import { drawsOwnAttendance } from '../drawn';
import { row } from '../row';
import { attendanceOpened, meetingOpened } from '../log/opened';

export const attendanceCommands = {
  'attendance.reply': row({
    summary: 'Come, send apologies, or send a substitute',
    right: 'meeting.attend',
    condition: 'oneself, on the panel until then',
    input: attending.ReplyToMeeting,
    result: OwnAttendanceView,
    draws: drawsOwnAttendance,
    run: attending.replyToMeeting,
  }),
  'attendance.signIn': row({
    summary: 'Sign in to a meeting',
    right: 'meeting.attend',
    condition: 'oneself, on the panel until then',
    input: attending.SignIn,
    result: OwnAttendanceView,
    draws: drawsOwnAttendance,
    run: attending.signIn,
  }),
  'attendance.signOut': row({
    summary: 'Leave a meeting',
    right: 'meeting.attend',
    condition: 'oneself',
    input: attending.SignOut,
    result: OwnAttendanceView,
    draws: drawsOwnAttendance,
    run: attending.signOut,
  }),
  'attendance.mark': row({
    summary: 'Mark somebody as present or gone',
    right: 'meeting.plan',
    condition: 'anybody',
    input: attending.Mark,
    result: MeetingView,
    run: attending.markAttendance,
    consults: meetingOpened,
  }),
  'attendance.declareInterest': row({
    summary: 'Declare an interest in an item',
    right: 'meeting.attend',
    condition: 'who may see the item',
    input: attending.InterestDeclaration,
    result: OwnAttendanceView,
    draws: drawsOwnAttendance,
    run: attending.declareInterest,
  }),
  'attendance.answerFloor': row({
    summary: 'Say whether one has something to share on an item',
    right: 'meeting.attend',
    condition: 'who takes part in the item',
    input: attending.FloorAnswering,
    result: OwnAttendanceView,
    draws: drawsOwnAttendance,
    run: attending.answerFloor,
  }),
};

export const attendanceQueries = {
  'meetings.attendance': row({
    summary: 'Who comes and who is there',
    right: 'people.see',
    condition: 'as far as one may see',
    input: MeetingQuery,
    result: AttendanceView,
    run: getAttendance,
    consults: attendanceOpened,
  }),
  'meetings.ownAttendance': row({
    summary: 'One’s own part in a meeting',
    right: 'meeting.attend',
    condition: 'oneself',
    input: MeetingQuery,
    result: OwnAttendanceView,
    run: getOwnAttendance,
  }),
};
