import { Avatar, Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  // Of the two the agency gives way: it has others in its column, and whose it is must be read.
  whose: { display: 'flex', minWidth: 0, whiteSpace: 'pre' },
  owner: { flexShrink: 0 },
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
        <span aria-hidden> · </span>
        <span dir="auto" className={mergeClasses(styles.owner, styles.below)}>
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

/** A person with initials, which are of the name alone, and the agency. */
export function PersonLine({ name, role, agency }: { name: string; role?: string; agency: string }) {
  const styles = useStyles();
  return (
    <span className={styles.line}>
      <Avatar aria-hidden name={name} size={28} color="colorful" />
      <span className={styles.words}>
        <Text dir="auto" className={styles.cut} title={agency}>
          {agency}
        </Text>
        <Caption1 className={mergeClasses(styles.cut, styles.below)}>
          <bdi>{name}</bdi>
          {role !== undefined && `, ${role}`}
        </Caption1>
      </span>
    </span>
  );
}
