import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { SettingsView } from '../../../bot/contract';
import { FormPlace } from '../../components/FormPlace';
import { useFocusBack } from '../../components/formFocus';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useMay } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground3 },
  button: { alignSelf: 'flex-start' },
  facts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0 },
  fact: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, min(36%, 160px)) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    '& dt': { color: tokens.colorNeutralForeground3 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
});

/** The panel's settings, as soon as they are there. */
export function WithSettings({ children }: { children: (settings: SettingsView) => ReactNode }) {
  const settings = useQueryOf('settings.get');
  if (settings.data !== undefined) return children(settings.data);
  if (settings.status === 'error') {
    return (
      <ProblemNotice
        flush
        what="These settings could not be loaded."
        error={settings.error}
        onRetry={settings.refetch}
      />
    );
  }
  return <LoadingLines count={6} />;
}

interface Props {
  /** Where a part has several of these. */
  readonly title?: string;
  /** What it is for, in one or two lines. */
  readonly says?: string;
  readonly changedText: string | undefined;
  /** On the button that opens the form. */
  readonly change: string;
  readonly form: (onDone: () => void) => ReactNode;
  /** What stands, for all who may look. */
  readonly children: ReactNode;
}

/** What stands, who changed it last, and for those who keep the settings the form that changes it, in its place. */
export function SettingsOf({ title, says, changedText, change, form, children }: Props) {
  const styles = useStyles();
  const mayKeep = useMay('settings.keep');
  const [changing, setChanging] = useState(false);
  const opener = useFocusBack(changing);
  const leave = () => setChanging(false);
  return (
    <section aria-label={title ?? change} className={styles.section}>
      {title !== undefined && <Subtitle2 as="h3">{title}</Subtitle2>}
      {says !== undefined && <Text>{says}</Text>}
      {changing ? <FormPlace onLeave={leave}>{form(leave)}</FormPlace> : children}
      {changedText !== undefined && (
        <Text size={200} className={styles.quiet}>
          {changedText}
        </Text>
      )}
      {mayKeep && !changing && (
        <Button ref={opener} className={styles.button} onClick={() => setChanging(true)}>
          {change}
        </Button>
      )}
    </section>
  );
}

/** Each with its name before it. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: string])[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
