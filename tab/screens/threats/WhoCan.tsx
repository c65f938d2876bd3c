import { Button, Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { FoundPowerView } from '../../../bot/contract';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useSettled } from '../../components/useSettled';
import { useQueryOf } from '../../data/useQueryOf';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  power: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, overflowWrap: 'anywhere' },
  more: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export interface Asked {
  readonly threat?: string | undefined;
  readonly place?: string | undefined;
  readonly words?: string | undefined;
}

const QUIET_MS = 400;
const [FIRST, MOST] = ['8', '50'];

/** The powers of the panel's list that fit, those that fit best first, each with whose it is here. */
export default function WhoCan(asked: Asked) {
  const styles = useStyles();
  // It may be about what is being written.
  const threat = useSettled(askedFor(asked.threat, 120), QUIET_MS);
  const place = useSettled(askedFor(asked.place, 200), QUIET_MS);
  const words = useSettled(askedFor(asked.words, 2000), QUIET_MS);
  const [isAll, setAll] = useState(false);
  const isAsked = [threat, place, words].some((each) => each !== undefined);
  const found = useQueryOf('powers.find', { threat, place, words, limit: isAll ? MOST : FIRST }, isAsked);
  if (!isAsked) return <Text>Say first what it is about.</Text>;
  if (found.data === undefined)
    return found.status === 'error' ? (
      <ProblemNotice what="The powers could not be loaded." error={found.error} onRetry={found.refetch} />
    ) : (
      <LoadingLines flush count={3} />
    );
  const { items, moreText } = found.data;
  if (items.length === 0) return <Text>No power of the panel’s list fits these words.</Text>;
  return (
    <>
      <ul className={styles.list} aria-label="Powers that fit">
        {items.map((power) => (
          <Power key={power.id} power={power} />
        ))}
      </ul>
      {moreText !== undefined && (
        <div className={styles.more}>
          <Caption1 className={styles.quiet}>{moreText}</Caption1>
          {!isAll && (
            <Button size="small" onClick={() => setAll(true)}>
              Show them
            </Button>
          )}
        </div>
      )}
    </>
  );
}

/** No more than is taken, and nothing where nothing was said. */
function askedFor(text: string | undefined, most: number): string | undefined {
  return text?.trim().slice(0, most) || undefined;
}

function Power({ power }: { power: FoundPowerView }) {
  const styles = useStyles();
  return (
    <li className={styles.power}>
      <Text weight="semibold">
        <bdi>{whose(power)}</bdi>: <bdi>{power.power}</bdi>
      </Text>
      <Text dir="auto">{power.lever}</Text>
      <Text dir="auto">For instance: {power.typicalOpportunity}</Text>
      <Caption1 className={styles.quiet}>{[power.fourP, power.legalBasis, power.confidenceText].join(' · ')}</Caption1>
      <Caption1 className={styles.quiet}>{power.checkText}</Caption1>
      {power.because.length > 0 && (
        <Caption1 dir="auto" className={styles.quiet}>
          {power.because.join('; ')}
        </Caption1>
      )}
    </li>
  );
}

/** "Environment Agency (no current agreement)" */
function whose({ holders, nobodyText = '' }: FoundPowerView): string {
  if (holders.length === 0) return nobodyText;
  return holders.map(({ name, ready, text }) => (ready ? name : `${name} (${text})`)).join(', ');
}
