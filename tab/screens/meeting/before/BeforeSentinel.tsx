import { makeStyles, mergeClasses, Text, Title3, tokens } from '@fluentui/react-components';
import { CalendarRegular } from '@fluentui/react-icons/svg/calendar';
import type { PastMeetingView } from '../../../../bot/contract';
import { Cut, RowLink } from '../../../components/Cut';
import { EmptyNotice } from '../../../components/EmptyNotice';
import { EraseWords } from '../../../components/EraseWords';
import { KeptList } from '../../../components/KeptList';
import { LoadingLines } from '../../../components/LoadingLines';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { NARROW_LIST, useRowStyles } from '../../../components/rowStyles';
import { useMay } from '../../../data/session';
import { useQueryOf } from '../../../data/useQueryOf';

const useStyles = makeStyles({
  screen: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
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
      <KeptList
        above={240}
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
    </section>
  );
}

function Detail({ meeting: { id, placeText, presentText, decisions } }: { meeting: PastMeetingView }) {
  const styles = useStyles();
  const mayErase = useMay('log.eraseWords');
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
      {mayErase && <Erasing id={id} />}
    </>
  );
}

/** What was decided, where, and who was there by name. */
function Erasing({ id }: { id: string }) {
  const asked = useQueryOf('meetings.past', { on: id }).data?.items[0];
  // What the one before may lose is no longer shown.
  return asked?.erasedBy === undefined || asked.id !== id ? null : <EraseWords key={id} number={asked.erasedBy} />;
}

function saidOf(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' · ');
}

function countText(decisions: number): string {
  if (decisions === 0) return '';
  return decisions === 1 ? '1 decision' : `${decisions} decisions`;
}
