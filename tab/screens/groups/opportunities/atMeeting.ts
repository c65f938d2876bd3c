import type { AgendaItemId, MeetingId } from '../../../../bot/domain/ids';

/** The item of the group at the meeting that runs; nothing away from a meeting. */
export interface AtMeeting {
  readonly meetingId?: MeetingId;
  readonly itemId?: AgendaItemId;
}
