import { Button, Caption1, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useMutation } from '@tanstack/react-query';
import type { TrendsView } from '../../../bot/contract';
import { LoadingLines } from '../../components/LoadingLines';
import { Notice } from '../../components/Notice';
import { ProblemNotice } from '../../components/ProblemNotice';
import { ask } from '../../data/api';
import { offerFile } from '../../data/offerFile';
import { useQueryOf } from '../../data/useQueryOf';
import { TrendRow } from './TrendRow';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { flexGrow: 1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(300px, 100%), 1fr))',
    gap: tokens.spacingHorizontalXL,
    alignItems: 'start',
  },
  rows: { margin: 0, padding: 0, listStyleType: 'none' },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

const parts = [
  { of: 'threats', filter: 'threat', title: 'By threat' },
  { of: 'places', filter: 'place', title: 'By place' },
  { of: 'sectors', filter: 'sector', title: 'By sector' },
] as const;

/** Issues that were raised in the last twelve months, as far as one may see them: each number opens what it counts. */
export default function Trends() {
  const styles = useStyles();
  const trends = useQueryOf('threats.trends');
  const taking = useMutation({ mutationFn: async () => offerFile(await ask('threats.exportTrends', {})) });
  return (
    <section className={styles.part} aria-label="Trends">
      <div className={styles.head}>
        <Subtitle2 as="h2" className={styles.title}>
          Issues raised
        </Subtitle2>
        <Button
          size="small"
          icon={<ArrowDownloadRegular />}
          disabledFocusable={taking.isPending}
          onClick={() => taking.mutate()}
        >
          Export CSV
        </Button>
      </div>
      {taking.isError && (
        <ProblemNotice flush what="The file could not be made." error={taking.error} onRetry={() => taking.mutate()} />
      )}
      {trends.data !== undefined ? (
        <Told trends={trends.data} />
      ) : trends.status === 'error' ? (
        <ProblemNotice flush what="The trends could not be loaded." error={trends.error} onRetry={trends.refetch} />
      ) : (
        <LoadingLines flush count={4} />
      )}
    </section>
  );
}

function Told({ trends }: { trends: TrendsView }) {
  const styles = useStyles();
  const { periodText, beingCounted, newThreats, months } = trends;
  if (beingCounted) return <Notice intent="info">Being counted: the numbers come when that is done.</Notice>;
  const isNone = parts.every(({ of }) => trends[of].items.length === 0);
  return (
    <>
      <Caption1 className={styles.quiet}>{periodText}</Caption1>
      {isNone && <Text>No issue of this time has a threat, a place or a sector yet.</Text>}
      <div className={styles.columns}>
        {parts
          .filter(({ of }) => trends[of].items.length > 0)
          .map(({ of, filter, title }) => (
            <div key={of}>
              <h3 className={styles.name}>{title}</h3>
              <ul className={styles.rows}>
                {trends[of].items.map((trend) => (
                  <TrendRow key={trend.name} {...{ trend, months, filter }} />
                ))}
              </ul>
              {trends[of].moreText !== undefined && <Caption1 className={styles.quiet}>{trends[of].moreText}</Caption1>}
            </div>
          ))}
      </div>
      {newThreats.length > 0 && (
        <Text>
          New in this time: <bdi>{newThreats.map(({ name }) => name).join(', ')}</bdi>
        </Text>
      )}
    </>
  );
}
