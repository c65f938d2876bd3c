import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CalendarRegular } from '@fluentui/react-icons/svg/calendar';
import { Suspense, useState } from 'react';
import type { MeetingSummaryView, MeetingView } from '../../../bot/contract';
import type { LocalDate } from '../../../bot/domain/time';
import { useBears } from '../../components/BetweenMarkings';
import { EmptyNotice } from '../../components/EmptyNotice';
import { useFocusBack } from '../../components/formFocus';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useAddress } from '../../data/address';
import { useMay, useSession } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';
import { BeforeSentinel } from '../../laterParts';
import { AttendancePart } from './attend/AttendancePart';
import { OwnPart } from './attend/OwnPart';
import { AgendaPart } from './build/AgendaPart';
import { Readiness } from './build/Readiness';
import { LateItems } from './LateItems';
import { MeetingHead } from './MeetingHead';
import { MeetingSkeleton } from './MeetingSkeleton';
import { MinutesPart } from './minutes/MinutesPart';
import type { OpenForm, PlanForm } from './planForm';
import { PlanSeries, SeriesMore } from './PlanSeries';
import { RunPart } from './run/RunPart';
import { useMeetingWithHeld, useRunning } from './run/useRunning';
import { beforeSentinel, YearStrip } from './YearStrip';

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
});

/** The year's meetings, the chosen one below; beside a meeting its agenda comes first. */
export default function MeetingScreen({ inSidePanel }: { inSidePanel: boolean }) {
  const meetings = useQueryOf('meetings.list');
  if (meetings.data !== undefined) return <Meetings meetings={meetings.data.items} inSidePanel={inSidePanel} />;
  return meetings.status === 'error' ? (
    <ProblemNotice what="The meetings could not be loaded." error={meetings.error} onRetry={meetings.refetch} />
  ) : (
    <MeetingSkeleton strip="loading" inSidePanel={inSidePanel} runs={inSidePanel} />
  );
}

function Meetings({ meetings, inSidePanel }: { meetings: readonly MeetingSummaryView[]; inSidePanel: boolean }) {
  const styles = useStyles();
  const plans = useMay('meeting.plan');
  const { meeting: chosen, view } = useAddress().parameters;
  const { today } = useSession();
  // The meeting that was next when the screen opened stays, also when it is closed meanwhile: nothing jumps.
  const [opened] = useState(() => firstShown(meetings, today)?.id);
  const [open, setOpen] = useState<OpenForm>();
  const series = open?.kind === 'series' ? open.form : undefined;
  const seriesOpener = useFocusBack(series !== undefined);
  const isBefore = view === beforeSentinel && !inSidePanel;
  const shown = isBefore ? beforeSentinel : (chosen ?? opened);
  if (shown === undefined) return <NoMeetings />;
  const runs = meetings.some(({ id, state }) => id === shown && state === 'running');
  return (
    <div className={mergeClasses(styles.screen, inSidePanel && styles.compact)}>
      {!inSidePanel && (
        <YearStrip meetings={meetings} shown={shown}>
          {plans && <SeriesMore opener={seriesOpener} onChoose={(form) => setOpen({ kind: 'series', form })} />}
        </YearStrip>
      )}
      {series !== undefined && <PlanSeries key={series} form={series} onDone={() => setOpen(undefined)} />}
      {isBefore ? (
        <Suspense fallback={<LoadingLines count={8} />}>
          <BeforeSentinel />
        </Suspense>
      ) : (
        <ChosenMeeting key={shown} {...{ meetingId: shown, inSidePanel, runs, open, onOpen: setOpen }} />
      )}
    </div>
  );
}

/** The one that runs, else the next; for the rest of the day the one that was closed: its minutes are what comes next. */
function firstShown(meetings: readonly MeetingSummaryView[], today: LocalDate): MeetingSummaryView | undefined {
  const running = meetings.find(({ state }) => state === 'running');
  if (running !== undefined) return running;
  const next = meetings.find((meeting) => meeting.next);
  if (next !== undefined && next.on <= today) return next;
  const held = meetings.findLast(({ state, on }) => state === 'closed' && on === today);
  return held ?? next ?? meetings.at(-1);
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

interface FormProps {
  readonly inSidePanel: boolean;
  readonly open: OpenForm | undefined;
  readonly onOpen: (open: OpenForm | undefined) => void;
}

interface ChosenProps extends FormProps {
  readonly meetingId: string;
  /** As far as the list knows. */
  readonly runs: boolean;
}

function ChosenMeeting({ meetingId, runs, ...forms }: ChosenProps) {
  const { inSidePanel } = forms;
  const meeting = useQueryOf('meetings.get', { meetingId });
  if (meeting.data !== undefined) return <OneMeeting meeting={meeting.data} {...forms} />;
  return meeting.status === 'error' ? (
    <ProblemNotice what="The meeting could not be opened." error={meeting.error} onRetry={meeting.refetch} />
  ) : (
    <MeetingSkeleton strip="there" inSidePanel={inSidePanel} runs={inSidePanel && runs} />
  );
}

interface PartsProps extends FormProps {
  readonly meeting: MeetingView;
}

/** Its head, then the one place that shows the agenda, the run and the minutes in turn, and what one needs beside it. */
function OneMeeting({ meeting: known, inSidePanel, open, onOpen }: PartsProps) {
  const { id } = known;
  useBears([known]);
  const form = open?.kind === 'meeting' && open.meetingId === id ? open.form : undefined;
  const setForm = (chosen: PlanForm | undefined) => onOpen(chosen && { kind: 'meeting', meetingId: id, form: chosen });
  const meeting = useMeetingWithHeld(known);
  const running = useRunning(meeting);
  const runs = meeting.state === 'running';
  return (
    <>
      {(!inSidePanel || !runs) && (
        <MeetingHead meeting={meeting} running={running} inSidePanel={inSidePanel} form={form} onForm={setForm} />
      )}
      {meeting.may.attend && meeting.state === 'planned' && <OwnPart meeting={meeting} />}
      {/* It keeps its place through start and close, and with it what is half written. */}
      <RunPart
        meeting={known}
        running={running}
        inSidePanel={inSidePanel}
        beside={<Beside meeting={meeting} inSidePanel={inSidePanel} onForm={setForm} />}
      >
        {runs ? meeting.may.acceptLate && <LateItems meeting={meeting} /> : <Resting meeting={meeting} />}
      </RunPart>
    </>
  );
}

/** Before and after. */
function Resting({ meeting }: { meeting: MeetingView }) {
  return (
    <>
      {meeting.state === 'closed' && <MinutesPart meeting={meeting} />}
      <AgendaPart meeting={meeting} />
    </>
  );
}

interface BesideProps extends Pick<PartsProps, 'meeting' | 'inSidePanel'> {
  readonly onForm: (form: PlanForm) => void;
}

function Beside({ meeting, inSidePanel, onForm }: BesideProps) {
  const seesPeople = useMay('people.see');
  return (
    <>
      {meeting.may.edit && meeting.state === 'planned' && (
        <Readiness meeting={meeting} inSidePanel={inSidePanel} onForm={onForm} />
      )}
      {meeting.may.attend && meeting.state !== 'planned' && <OwnPart meeting={meeting} />}
      {seesPeople && !inSidePanel && <AttendancePart meeting={meeting} />}
    </>
  );
}
