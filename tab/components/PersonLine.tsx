import { Avatar, Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  // Of the two the agency gives way: it has others in its column, and whose it is must be read.
  whose: { display: 'flex', minWidth: 0, whiteSpace: 'pre' },
  // Seats of one council are told apart by what follows its name.
  agency: { display: 'flex', minWidth: 0 },
  council: { flexShrink: 1000 },
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
        <Agency name={agency} />
        <span aria-hidden> · </span>
        <span dir="auto" className={mergeClasses(styles.owner, styles.below)}>
          {name}
        </span>
      </span>
    </span>
  );
}

function Agency({ name }: { name: string }) {
  const styles = useStyles();
  const [council = '', ...seat] = name.split(/(?=:)/);
  return (
    <bdi className={styles.agency}>
      <span className={mergeClasses(styles.cut, styles.council)}>{council}</span>
      {seat.length > 0 && <span className={styles.cut}>{seat.join('')}</span>}
    </bdi>
  );
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
