import { Caption1, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useFocusPassedOn } from '../../components/formFocus';
import { useListBox } from '../../components/listBox';
import { useFocusOnNextLine } from '../../components/useFocusOnNextLine';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  day: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    ':not(:last-child)': { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  },
  words: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    flexBasis: '200px',
    // On a phone what may be done with it stands below.
    '@media (max-width: 479px)': { flexBasis: '100%' },
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    // A form that opens there stands below the row.
    ':has(form)': { flexBasis: '100%' },
    '& > form': { flexGrow: 1 },
  },
});

interface PartProps {
  readonly title: string;
  /** Of the heading: what it stands under. */
  readonly level?: 2 | 3;
  readonly children: ReactNode;
}

/** A heading with its rows, or with why there are none. */
export function MessagePart({ title, level = 2, children }: PartProps) {
  const styles = useStyles();
  const part = useFocusPassedOn<HTMLElement>();
  return (
    <section ref={part} className={styles.part} aria-label={title}>
      <Subtitle2 as={`h${level}`}>{title}</Subtitle2>
      {children}
    </section>
  );
}

export function MessageList({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul ref={useFocusOnNextLine()} aria-label={label} className={useListBox()}>
      {children}
    </ul>
  );
}

/** What goes out on one day. */
export function MessageDay({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.day}>
      <Text as="h3" weight="semibold">
        {title}
      </Text>
      {children}
    </div>
  );
}

interface RowProps {
  readonly title: ReactNode;
  readonly lines: readonly (string | undefined)[];
  /** The whole of what a line cuts short. */
  readonly hint?: string;
  /** What one can do with it. */
  readonly children?: ReactNode;
}

export function MessageRow({ title, lines, hint, children }: RowProps) {
  const styles = useStyles();
  return (
    <li className={styles.row}>
      <span className={styles.words} title={hint}>
        <Text weight="semibold" dir="auto">
          {title}
        </Text>
        {lines.map(
          (line) =>
            line !== undefined && (
              <Caption1 key={line} dir="auto" className={styles.quiet}>
                {line}
              </Caption1>
            ),
        )}
      </span>
      {children !== undefined && <span className={styles.buttons}>{children}</span>}
    </li>
  );
}
