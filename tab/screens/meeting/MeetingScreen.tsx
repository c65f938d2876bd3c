import { Button, makeStyles, mergeClasses, Subtitle1, Title3, tokens, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { CalendarRegular } from '@fluentui/react-icons/svg/calendar';
import type { MeetingSummaryView, MeetingView } from '../../../bot/contract';
import { EmptyNotice } from '../../components/EmptyNotice';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useAddress } from '../../data/address';
import { useMay } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';
import { AttendancePart } from './attend/AttendancePart';
import { OwnPart } from './attend/OwnPart';
import { AgendaPart } from './build/AgendaPart';
import { MinutesPart } from './minutes/MinutesPart';
import { LateItems } from './LateItems';
import { ModeLabel } from './ModeLabel';
import { PlanActions } from './PlanActions';
import { PlanSeries } from './PlanSeries';
import { RunPart } from './run/RunPart';
import { YearStrip } from './YearStrip';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
    // As high as what it stands in: its bar is at the foot, however little there is above.
    minHeight: '100%',
    boxSizing: 'border-box',
  },
  compact: { gap: tokens.spacingVerticalM },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, flexGrow: 1, minWidth: 0 },
  where: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, color: tokens.colorNeutralForeground2 },
});

/** The year's meetings, the chosen one below; beside a meeting its agenda comes first. */
export default function MeetingScreen({ inSidePanel }: { inSidePanel: boolean }) {
  const meetings = useQueryOf('meetings.list');
  if (meetings.data !== undefined) return <Meetings meetings={meetings.data.items} inSidePanel={inSidePanel} />;
  return meetings.status === 'error' ? (
    <ProblemNotice what="The meetings could not be loaded." error={meetings.error} onRetry={meetings.refetch} />
  ) : (
    <LoadingLines count={10} />
  );
}

function Meetings({ meetings, inSidePanel }: { meetings: readonly MeetingSummaryView[]; inSidePanel: boolean }) {
  const styles = useStyles();
  const plans = useMay('meeting.plan');
  const chosen = useAddress().parameters['meeting'];
  // The meeting that was next when the screen opened stays, also when it is closed meanwhile: nothing jumps.
  const [opened] = useState(meetings.find(({ next }) => next)?.id ?? meetings.at(-1)?.id);
  const shown = chosen ?? opened;
  if (shown === undefined) return <NoMeetings />;
  const strip = <YearStrip meetings={meetings} shown={shown} />;
  return (
    <div className={mergeClasses(styles.screen, inSidePanel && styles.compact)}>
      {!inSidePanel && <Title3 as="h1">Meeting</Title3>}
      {!inSidePanel && strip}
      {!inSidePanel && plans && <PlanSeries />}
      <ChosenMeeting key={shown} meetingId={shown} inSidePanel={inSidePanel} />
      {inSidePanel && strip}
    </div>
  );
}

function NoMeetings() {
  return (
    <EmptyNotice
      icon={<CalendarRegular />}
      title="No meeting is planned"
      why="The coordinator plans the year’s meetings. They appear here, each with its agenda."
    />
  );
}

function ChosenMeeting({ meetingId, inSidePanel }: { meetingId: string; inSidePanel: boolean }) {
  const meeting = useQueryOf('meetings.get', { meetingId });
  if (meeting.data !== undefined) {
    const parts = { meeting: meeting.data, inSidePanel };
    // RunPart keeps its place through start and close, and with it what is half written.
    return (
      <>
        <AboveRun {...parts} />
        <RunPart {...parts}>
          {meeting.data.state === 'running' ? <BelowRunning {...parts} /> : <BelowResting {...parts} />}
        </RunPart>
      </>
    );
  }
  return meeting.status === 'error' ? (
    <ProblemNotice what="The meeting could not be opened." error={meeting.error} onRetry={meeting.refetch} />
  ) : (
    <LoadingLines count={8} />
  );
}

interface PartsProps {
  readonly meeting: MeetingView;
  readonly inSidePanel: boolean;
}

function AboveRun({ meeting, inSidePanel }: PartsProps) {
  const running = meeting.state === 'running';
  return inSidePanel && running ? null : <MeetingHead meeting={meeting} />;
}

function BelowRunning({ meeting, inSidePanel }: PartsProps) {
  const { may } = meeting;
  return (
    <>
      {may.acceptLate && <LateItems meeting={meeting} />}
      {!inSidePanel && <PlanActions meeting={meeting} />}
      {may.attend && <OwnPart meeting={meeting} />}
      <People meeting={meeting} inSidePanel={inSidePanel} />
    </>
  );
}

/** Before and after. */
function BelowResting({ meeting, inSidePanel }: PartsProps) {
  return (
    <>
      <PlanActions meeting={meeting} />
      {meeting.may.attend && <OwnPart meeting={meeting} />}
      {meeting.state === 'closed' && <MinutesPart meeting={meeting} />}
      <AgendaPart meeting={meeting} />
      <People meeting={meeting} inSidePanel={inSidePanel} />
    </>
  );
}

function People({ meeting, inSidePanel }: PartsProps) {
  const seesPeople = useMay('people.see');
  return seesPeople && !inSidePanel ? <AttendancePart meeting={meeting} /> : null;
}

function MeetingHead({ meeting }: { meeting: MeetingView }) {
  const styles = useStyles();
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <Subtitle1 as="h2">
          {meeting.reference}, {meeting.dayText}
        </Subtitle1>
        <div className={styles.where}>
          <Text>
            {meeting.startsAt}–{meeting.endsAt}
          </Text>
          <ModeLabel mode={meeting.mode} words={meeting.placeText} />
          {meeting.access !== undefined && <Text>{meeting.access}</Text>}
        </div>
        {meeting.state === 'cancelled' && <Text weight="semibold">This meeting is cancelled.</Text>}
        {meeting.state === 'planned' && meeting.publishedText === undefined && (
          <Text weight="semibold">Draft: the agenda is not published yet, and may still change.</Text>
        )}
        {meeting.dayWarning !== undefined && <Text>{meeting.dayWarning}</Text>}
      </div>
      {meeting.joinLink !== undefined && isToCome(meeting) && (
        <Button as="a" appearance="primary" href={meeting.joinLink} target="_blank" rel="noreferrer">
          Join
        </Button>
      )}
    </header>
  );
}

function isToCome({ state }: MeetingView): boolean {
  return state === 'planned' || state === 'running';
}
