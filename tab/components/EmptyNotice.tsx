import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  notice: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    textAlign: 'center',
  },
  icon: { fontSize: tokens.fontSizeHero800, color: tokens.colorNeutralForeground3, lineHeight: 1 },
  why: { color: tokens.colorNeutralForeground2, maxWidth: '48ch', textAlign: 'center' },
});

/** Why there is nothing, and the one thing to do next. */
export function EmptyNotice({
  icon,
  title,
  why,
  next,
}: {
  icon: ReactElement;
  title: string;
  why: string;
  next?: ReactNode;
}) {
  const styles = useStyles();
  return (
    <div className={styles.notice}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <Text weight="semibold" size={400}>
        {title}
      </Text>
      <Text className={styles.why}>{why}</Text>
      {next}
    </div>
  );
}
