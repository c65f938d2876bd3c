import { Link, makeStyles, Subtitle2, Text, Title3, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { addressText } from '../../data/address';
import { useSession } from '../../data/session';
import { type GuideStep, nextForceSteps, whatItTakes } from './nextForceSteps';

const useStyles = makeStyles({
  head: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXL },
  steps: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, margin: 0, padding: 0 },
  step: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXXS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** One page for whoever brings Sentinel to another force: what it takes, in which order, who does what. */
export function NextForce() {
  const styles = useStyles();
  const head = useRef<HTMLElement>(null);
  // It is opened from the foot of a longer page: one reads on from its top.
  useEffect(() => {
    head.current?.closest('main')?.scrollTo({ top: 0 });
    head.current?.querySelector('h1')?.focus();
  }, []);
  return (
    <>
      <header ref={head} className={styles.head}>
        <Link href={addressText('help')}>All of Help</Link>
        <Title3 as="h1" tabIndex={-1}>
          For the next force
        </Title3>
      </header>
      <Text>{whatItTakes}</Text>
      <ol className={styles.steps}>
        {nextForceSteps.map((step, index) => (
          <li key={step.title} className={styles.step}>
            <Subtitle2 as="h2">
              {index + 1}. {step.title}
            </Subtitle2>
            <Text className={styles.quiet}>{step.who}</Text>
            <Text>{step.says}</Text>
            <Go {...step.go} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** Where somebody else does it, no link is offered. */
function Go({ words, right, screen, parameters }: GuideStep['go']) {
  const { may } = useSession();
  return may[right] ? <Link href={addressText(screen, parameters)}>{words}</Link> : <Text>{words}</Text>;
}
