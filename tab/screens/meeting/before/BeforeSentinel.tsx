import { makeStyles, mergeClasses, Text, Title3, tokens } from '@fluentui/react-components';
import { CalendarRegular } from '@fluentui/react-icons/svg/calendar';
import type { PastMeetingView } from '../../../../bot/contract';
import { Cut, RowLink } from '../../../components/Cut';
import { EmptyNotice } from '../../../components/EmptyNotice';
import { KeptList } from '../../../components/KeptList';
import { LoadingLines } from '../../../components/LoadingLines';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { NARROW_LIST, useRowStyles } from '../../../components/rowStyles';
import { useRoomBeside } from '../../../components/useNarrow';
import { useQueryOf } from '../../../data/useQueryOf';

const useStyles = makeStyles({
  screen: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  // The list and what is open beside it scroll each by itself.
  box: { display: 'flex', flexDirection: 'column', height: 'max(440px, calc(100vh - 240px))' },
  flows: { height: 'auto' },
  columns: {
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 5fr) 112px',
    [NARROW_LIST]: { gridTemplateColumns: 'minmax(0, 1fr) max-content' },
  },
  decisions: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    overflowWrap: 'anywhere',
  },
});

/** The meetings that the panel held before it had Sentinel, as its old minutes say. */
export default function BeforeSentinel() {
  const past = useQueryOf('meetings.past');
  if (past.data !== undefined) return <Listed meetings={past.data.items} />;
  return past.status === 'error' ? (
    <ProblemNotice what="The past meetings could not be loaded." error={past.error} onRetry={past.refetch} />
  ) : (
    <LoadingLines count={8} />
  );
}

function Listed({ meetings }: { meetings: readonly PastMeetingView[] }) {
  const styles = useStyles();
  const lines = useRowStyles();
  const room = useRoomBeside();
  if (meetings.length === 0) {
    return (
      <EmptyNotice
        icon={<CalendarRegular />}
        title="Nothing was brought in"
        why="The coordinator brings in the meetings of before under Settings, Before Sentinel. They appear here."
      />
    );
  }
  const items = meetings.map((meeting) => ({ ...meeting, name: meeting.title }));
  return (
    <section aria-label="Before Sentinel" className={styles.screen}>
      <Title3 as="h1">Before Sentinel</Title3>
      <div className={mergeClasses(styles.box, !room && styles.flows)}>
        <KeptList
          one="meeting"
          label="Meetings before Sentinel"
          items={items}
          all={items}
          columns={styles.columns}
          row={({ name, placeText, presentText, decisions }) => (
            <>
              <RowLink text={name} />
              <Cut className={mergeClasses(lines.quiet, lines.wideOnly)} text={saidOf(placeText, presentText)} />
              <Text className={lines.quiet}>{countText(decisions.length)}</Text>
            </>
          )}
          detail={(meeting) => <Detail meeting={meeting} />}
        />
      </div>
    </section>
  );
}

function Detail({ meeting: { placeText, presentText, decisions } }: { meeting: PastMeetingView }) {
  const styles = useStyles();
  const said = saidOf(placeText, presentText);
  return (
    <>
      {said !== '' && <Text dir="auto">{said}</Text>}
      {decisions.length === 0 ? (
        <Text>No decision was written down.</Text>
      ) : (
        <>
          <Text weight="semibold">Decisions</Text>
          <ol className={styles.decisions}>
            {decisions.map((decision, at) => (
              <li key={at} dir="auto">
                {decision}
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

function saidOf(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' · ');
}

function countText(decisions: number): string {
  if (decisions === 0) return '';
  return decisions === 1 ? '1 decision' : `${decisions} decisions`;
}
