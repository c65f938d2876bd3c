import { Link, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { MeetingSummaryView } from '../../../bot/contract';
import { ProblemBar } from '../../components/ProblemNotice';
import { addressText } from '../../data/address';
import { useQueryOf } from '../../data/useQueryOf';
import { Agenda } from '../meeting/Agenda';
import { ReplyPart } from '../meeting/attend/ReplyPart';
import { ModeLabel } from '../meeting/ModeLabel';
import { TodayPart } from './TodayPart';

const useStyles = makeStyles({
  meeting: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
  },
});

/** When and where, and whether one comes; the agenda too for those who come to see it. */
export function NextMeeting({ withAgenda }: { withAgenda: boolean }) {
  const meetings = useQueryOf('meetings.list');
  return (
    <TodayPart title="Next meeting" all={{ href: addressText('meeting'), words: 'All meetings' }} query={meetings}>
      {({ items }) => <NextOf meeting={items.find(({ next }) => next)} withAgenda={withAgenda} />}
    </TodayPart>
  );
}

function NextOf({ meeting, withAgenda }: { meeting: MeetingSummaryView | undefined; withAgenda: boolean }) {
  const styles = useStyles();
  if (meeting === undefined) {
    return <Text className={styles.meeting}>No meeting is planned yet. The coordinator plans them.</Text>;
  }
  return (
    <div className={styles.meeting}>
      <Subtitle2>{meeting.dayText}</Subtitle2>
      <Text>
        {meeting.reference}, {meeting.startsAt}–{meeting.endsAt}
      </Text>
      <ModeLabel mode={meeting.mode} words={meeting.placeText} />
      {meeting.joinLink !== undefined && (
        <Link href={meeting.joinLink} target="_blank" rel="noreferrer">
          Join on Teams
        </Link>
      )}
      {meeting.may.attend && meeting.state === 'planned' && <OwnReply meetingId={meeting.id} />}
      {withAgenda ? (
        <NextAgenda />
      ) : (
        <Link href={addressText('meeting', { meeting: meeting.id })}>Open the agenda</Link>
      )}
    </div>
  );
}

function OwnReply({ meetingId }: { meetingId: MeetingSummaryView['id'] }) {
  const own = useQueryOf('meetings.ownAttendance', { meetingId });
  return own.data === undefined ? <ProblemBar error={own.error} /> : <ReplyPart meetingId={meetingId} own={own.data} />;
}

function NextAgenda() {
  const meeting = useQueryOf('meetings.get');
  return meeting.data === undefined ? null : <Agenda meeting={meeting.data} />;
}
