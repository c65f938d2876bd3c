import { Caption1, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { addressText, useAddress } from '../../data/address';
import type { LoggedEntry } from './logFilters';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    ':not(:last-child)': { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, flexBasis: '240px', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

/** "Tom Hesketh opened I-27-006 · 09:14 on Wed 3 Feb", and why. */
export function LogLine({ entry }: { entry: LoggedEntry }) {
  const styles = useStyles();
  const { atText, byName, byAgency, did, note, toSaid, wordsErased } = entry;
  return (
    <li className={styles.line}>
      <span className={styles.words}>
        <Text>
          <Text weight="semibold">
            <bdi>{byName}</bdi>
          </Text>{' '}
          {did} <Named entry={entry} />
          {toSaid !== undefined && <bdi>{toSaid}</bdi>}
        </Text>
        {wordsErased && <Text italic>The words of this entry were erased.</Text>}
        {note !== undefined && (
          <Caption1 dir="auto" className={styles.quiet}>
            {note}
          </Caption1>
        )}
      </span>
      <Caption1 dir="auto" className={styles.quiet}>
        {byAgency === undefined ? atText : `${byAgency} · ${atText}`}
      </Caption1>
    </li>
  );
}

/** What it is about, as a way to all that the log has of it. */
function Named({ entry: { about, reference, subject, isOfOneself } }: { entry: LoggedEntry }) {
  const { seen } = useAddress().parameters;
  if (about === undefined || reference === undefined || isOfOneself === true) return null;
  if (subject.type === 'log') return <bdi>{reference}</bdi>;
  const parameters = { about, ...(seen === undefined ? {} : { seen }) };
  return (
    <Link href={addressText('log', parameters)}>
      <bdi>{reference}</bdi>
    </Link>
  );
}
