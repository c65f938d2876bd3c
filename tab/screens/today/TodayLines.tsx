import { Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    overflowWrap: 'anywhere',
  },
  divided: { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  below: { color: tokens.colorNeutralForeground3 },
  none: { display: 'block', padding: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground2 },
});

export interface TodayLine {
  readonly id: string;
  readonly title: ReactNode;
  readonly badges: ReactNode;
  readonly below: string;
  readonly actions?: ReactNode;
}

/** A short list, or one sentence where there is nothing. */
export function TodayLines({ lines, none }: { lines: readonly TodayLine[]; none: string }) {
  const styles = useStyles();
  if (lines.length === 0) return <Text className={styles.none}>{none}</Text>;
  return (
    <ul className={styles.list}>
      {lines.map(({ id, title, badges, below, actions }, index) => (
        <li key={id} className={mergeClasses(styles.line, index > 0 && styles.divided)}>
          <div>{title}</div>
          <div className={styles.head}>{badges}</div>
          <Caption1 className={styles.below}>{below}</Caption1>
          {actions}
        </li>
      ))}
    </ul>
  );
}
