import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

/** A small heading and its lines; nothing where there are none. */
export function Lines({ title, lines }: { title: string; lines: readonly ReactNode[] }) {
  const styles = useStyles();
  if (lines.length === 0) return null;
  return (
    <div>
      <Text weight="semibold" size={200}>
        {title}
      </Text>
      <ul className={styles.list} aria-label={title}>
        {lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
