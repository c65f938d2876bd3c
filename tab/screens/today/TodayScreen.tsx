import { makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import { Suspense } from 'react';
import type { TodayLineView } from '../../../bot/contract';
import { ProblemBar, ProblemNotice } from '../../components/ProblemNotice';
import { RowSkeleton } from '../../components/RowSkeleton';
import { useListBox } from '../../components/listBox';
import { longDayText } from '../../data/days';
import { useMay, useSession } from '../../data/session';
import { useToday } from '../../data/useToday';
import { BelowWhatWaits, LittleSeen } from '../../laterParts';
import { useLineList } from './lineList';
import { TodayLine } from './TodayLine';
import { ToldPart } from './ToldPart';
import { useFocusOnNextLine } from '../../components/useFocusOnNextLine';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
    maxWidth: '1200px',
  },
  head: { display: 'flex', flexDirection: 'column' },
  // A line with its button.
  bones: { gridTemplateColumns: 'minmax(0, 1fr) 96px', minHeight: '40px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  end: {
    display: 'block',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground3,
  },
});

/** What waits for this person, the most urgent first, each with what to do about it; and nothing else. */
export default function TodayScreen() {
  const styles = useStyles();
  const { person, today } = useSession();
  const { told, watched, lines } = useToday();
  const box = useListBox();
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <Title3 as="h1">{longDayText(today)}</Title3>
        <Text className={styles.quiet}>
          {person.name}, {person.roleName}, {person.agencyName}
        </Text>
      </header>
      {told.status === 'pending' && (
        <RowSkeleton label="Loading" count={6} className={box} row={styles.bones} parts={[16, 24]} />
      )}
      {told.data === undefined && told.status === 'error' && (
        <ProblemNotice what="What waits for you could not be loaded." error={told.error} onRetry={told.refetch} flush />
      )}
      {told.data !== undefined && (
        <>
          <ProblemBar error={watched?.data === undefined ? (watched?.error ?? null) : null} />
          <Lines lines={lines} asOf={told.data.asOf} />
        </>
      )}
    </div>
  );
}

function Lines({ lines, asOf }: { lines: readonly TodayLineView[]; asOf: number }) {
  const styles = useStyles();
  const list = useLineList();
  const waits = useFocusOnNextLine();
  const primary = lines.find(({ act, waits }) => act !== undefined && waits)?.key;
  const waiting = lines.filter(({ waits }) => waits);
  const end = waiting.length === 0 ? 'Nothing waits for you' : 'Nothing else waits';
  // Of a panel's work nothing is ever for whoever sees none of it: what they look after comes first.
  const isToldFirst = !useMay('agenda.see') && waiting.length === 0;
  return (
    <>
      {lines[0]?.kind === 'littleSeen' && (
        <Suspense fallback={null}>
          <LittleSeen line={lines[0]} />
        </Suspense>
      )}
      {isToldFirst && <ToldPart id="as-it-stands" title="As it stands" lines={lines} />}
      <section aria-label="What waits for you">
        <ul ref={waits} className={list}>
          {waiting.map((line) => (
            <TodayLine key={line.key} line={line} isPrimary={line.key === primary} />
          ))}
          <li tabIndex={-1}>
            <Text className={styles.end}>{end}</Text>
          </li>
        </ul>
      </section>
      {!isToldFirst && (
        <Suspense fallback={null}>
          <BelowWhatWaits asOf={asOf} lines={lines} />
        </Suspense>
      )}
    </>
  );
}
