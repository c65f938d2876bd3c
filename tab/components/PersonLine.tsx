import { NARROW_LIST } from './rowStyles';
import { Avatar, Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  // What is said of somebody at length stands below the name, rather than in its room.
  named: { flexWrap: 'wrap', rowGap: 0 },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  // Of the two the agency gives way: it has others in its column, and whose it is must be read.
  whose: { display: 'flex', minWidth: 0, whiteSpace: 'pre' },
  owner: { flexShrink: 0 },
  // Where there is room for one, the initials say who.
  wide: { [NARROW_LIST]: { display: 'none' } },
  below: { color: tokens.colorNeutralForeground3 },
});

/** A person with initials and the agency in one line, for a row. */
export function PersonMark({ name, agency, className }: { name: string; agency: string; className?: string }) {
  const styles = useStyles();
  return (
    <span className={styles.line} title={`${agency} · ${name}`}>
      <Avatar aria-hidden name={name} size={24} color="colorful" />
      <span className={mergeClasses(styles.whose, className)}>
        <span dir="auto" className={styles.cut}>
          {seatOf(agency)}
        </span>
        <span aria-hidden className={styles.wide}>
          {' · '}
        </span>
        <span dir="auto" className={mergeClasses(styles.owner, styles.below, styles.wide)}>
          {name}
        </span>
      </span>
    </span>
  );
}

/** "Northmoor Council: planning" is "Planning": a row has no room for both, and the council has several seats. */
function seatOf(agency: string): string {
  const seat = agency.slice(agency.indexOf(':') + 1).trim();
  return `${seat.charAt(0).toUpperCase()}${seat.slice(1)}`;
}

interface Props {
  readonly name: string;
  readonly role: string;
  readonly agency: string;
  /** Beside the name: how it stands with them. */
  readonly state: ReactNode;
}

/** The same with the agency below the name, where it has a line to itself: a row of 40 px all the same. */
export function PersonLine({ name, role, agency, state }: Props) {
  const styles = useStyles();
  return (
    <span className={styles.line} title={`${name}, ${role}, ${agency}`}>
      <Avatar aria-hidden name={name} size={28} color="colorful" />
      <span className={styles.words}>
        <span className={mergeClasses(styles.line, styles.named)}>
          <Text dir="auto" className={styles.cut}>
            {name}
          </Text>
          {state}
        </span>
        <Caption1 dir="auto" className={mergeClasses(styles.cut, styles.below)}>
          {agency}
        </Caption1>
      </span>
    </span>
  );
}
