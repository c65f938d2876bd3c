import { Caption1, makeStyles, Title3, tokens } from '@fluentui/react-components';
import type { MeasuresView } from '../../../bot/contract';
import { Chips } from '../../components/Chips';
import { LoadingLines } from '../../components/LoadingLines';
import { Notice } from '../../components/Notice';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useAddress } from '../../data/address';
import { useQueryOf } from '../../data/useQueryOf';
import { Baseline } from './Baseline';
import { CountedDrawer } from './CountedDrawer';
import { ExportMenu, useTaking } from './ExportMenu';
import { MeasureCard } from './MeasureCard';
import { OwnPeriod } from './OwnPeriod';
import { chipsOf, periodIn } from './period';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    boxSizing: 'border-box',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { flexGrow: 1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(320px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
});

/** How the panel does: each number with what it means, what it was before, and what it counts. */
export default function MeasuresScreen() {
  const styles = useStyles();
  const { parameters } = useAddress();
  const period = periodIn(parameters);
  const measures = useQueryOf('measures.get', period ?? {}, period !== undefined);
  const taking = useTaking(period);
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <Title3 as="h1" className={styles.title}>
          Measures
        </Title3>
        <ExportMenu taking={taking} isPossible={period !== undefined} />
      </header>
      {taking.error !== null && (
        <ProblemNotice flush what="The file could not be made." error={taking.error} onRetry={taking.again} />
      )}
      <Chips label="Period" chips={chipsOf(parameters)} />
      {parameters['period'] === 'own' && <OwnPeriod parameters={parameters} />}
      {period === undefined ? null : measures.data !== undefined ? (
        <Loaded measures={measures.data} />
      ) : measures.status === 'error' ? (
        <ProblemNotice what="The measures could not be loaded." error={measures.error} onRetry={measures.refetch} />
      ) : (
        <LoadingLines count={8} />
      )}
      <CountedDrawer parameters={parameters} measures={measures.data} />
    </div>
  );
}

function Loaded({ measures }: { measures: MeasuresView }) {
  const styles = useStyles();
  const { periodText, baseline, beingCounted, items, from, to, may } = measures;
  return (
    <>
      <Caption1 className={styles.quiet}>
        {periodText}
        {baseline !== undefined && ` · Baseline: ${baseline.text}`}
        {!may.open && ' · What is for the whole panel is counted'}
      </Caption1>
      {may.setBaseline && <Baseline baseline={baseline} />}
      {beingCounted && (
        <Notice intent="info">
          Being counted: what the panel has recorded so far is counted once, and the numbers of a period come when that
          is done.
        </Notice>
      )}
      <ul className={styles.cards}>
        {items.map((item) => (
          <MeasureCard key={item.measure} item={item} span={{ from, to }} mayOpen={may.open} />
        ))}
      </ul>
    </>
  );
}
