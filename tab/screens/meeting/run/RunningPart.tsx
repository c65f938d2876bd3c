import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef } from 'react';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import { useBears } from '../../../components/BetweenMarkings';
import { useMay } from '../../../data/session';
import { useServerNow } from '../../../data/serverClock';
import { useQueryOf } from '../../../data/useQueryOf';
import { itemOnFloor } from '../attend/itemOnFloor';
import { CurrentItem } from './CurrentItem';
import { ItemRecord } from './ItemRecord';
import { PeopleLines } from './PeopleLines';
import { RestOfAgenda } from './RestOfAgenda';
import { useHoldersAtHand } from './useHoldersAtHand';
import type { Running } from './useRunning';

const PresentationOfGroup = lazy(() => import('../../groups/presentation/PresentationOfGroup'));
const ThreatPicture = lazy(() => import('../../threats/ThreatPicture'));
const RoundTableOfGroup = lazy(() => import('../../groups/opportunities/RoundTableOfGroup'));

const useStyles = makeStyles({
  running: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 400px), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalXL,
    maxWidth: '1200px',
  },
  single: { gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalM },
  floor: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  compact: { padding: 0, border: 'none', backgroundColor: 'transparent', gap: tokens.spacingVerticalS },
});

const SECOND_MS = 1000;

interface Props {
  readonly meeting: MeetingView;
  readonly running: Running;
  readonly inSidePanel: boolean;
}

/** What is on the floor with its time and who wants to speak, what is recorded on it, and the rest of the agenda. */
export function RunningPart({ meeting, running, inSidePanel }: Props) {
  const styles = useStyles();
  const now = useServerNow(SECOND_MS);
  const seesPeople = useMay('people.see');
  const { run, may } = meeting;
  const record = useRecord(meeting);
  useHoldersAtHand(may.run);
  const item = itemOnFloor(meeting);
  const floor = useTopOf(inSidePanel ? item?.id : undefined);
  return (
    <div className={mergeClasses(styles.running, inSidePanel && styles.single)}>
      <section
        ref={floor}
        className={mergeClasses(styles.floor, inSidePanel && styles.compact)}
        aria-label="On the floor"
      >
        {run === undefined ? (
          <Text>The panel is taking an item that is not shared with you.</Text>
        ) : (
          <CurrentItem meeting={meeting} run={run} now={now} compact={inSidePanel} />
        )}
        {seesPeople && run !== undefined && <PeopleLines meeting={meeting} />}
        {may.run && hasLeft(item) && <Text>You have left for this item.</Text>}
        <GroupOnFloor meeting={meeting} item={item} inSidePanel={inSidePanel} />
        <ThreatPictureOnFloor item={item} />
        {item !== undefined && may.seeRecord && (
          <ItemRecord meeting={meeting} itemId={item.id} record={record} running={running} />
        )}
      </section>
      <RestOfAgenda meeting={meeting} now={now} record={record} running={running} collapsed={inSidePanel} />
    </div>
  );
}

interface GroupProps extends Pick<Props, 'meeting' | 'inSidePanel'> {
  readonly item: AgendaItemView | undefined;
}

/** Where it is a group that is on the floor: shown to those who may know its people, and what each can do about it. */
function GroupOnFloor({ meeting, item, inSidePanel }: GroupProps) {
  if (item?.groupId === undefined) return null;
  const at = { meetingId: meeting.id, itemId: item.id };
  return (
    <Suspense>
      {item.presentation === 'live' && <PresentationOfGroup {...at} inSidePanel={inSidePanel} />}
      {meeting.may.seeRecord && <RoundTableOfGroup {...at} />}
    </Suspense>
  );
}

function ThreatPictureOnFloor({ item }: Pick<GroupProps, 'item'>) {
  if (item?.threatPicture === undefined) return null;
  return (
    <Suspense>
      <ThreatPicture {...item.threatPicture} />
    </Suspense>
  );
}

function useRecord({ id: meetingId, may }: MeetingView) {
  const record = useQueryOf('meetings.record', { meetingId }, may.seeRecord);
  useBears(record.data && [record.data]);
  return record;
}

/** Once the next item has the floor, its beginning is in sight. */
function useTopOf(itemId: string | undefined) {
  const floor = useRef<HTMLElement>(null);
  const known = useRef(itemId);
  useEffect(() => {
    if (known.current !== itemId) floor.current?.scrollIntoView({ block: 'start' });
    known.current = itemId;
  }, [itemId]);
  return floor;
}

function hasLeft(item: AgendaItemView | undefined): boolean {
  return item !== undefined && !item.may.record && !item.may.giveTask;
}
