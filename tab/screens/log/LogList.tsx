import { Button, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { ShieldRegular } from '@fluentui/react-icons/svg/shield';
import { EmptyNotice } from '../../components/EmptyNotice';
import { useListBox } from '../../components/listBox';
import { Folded } from '../../components/Folded';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemBar } from '../../components/ProblemNotice';
import { type Parameters, setParameters } from '../../data/address';
import { usePagesOf } from '../../data/usePagesOf';
import { ExcerptButtons } from './ExcerptButtons';
import { calledInEntries, type LogChoices, logFilterOf, type LoggedEntry, withoutLogFilters } from './logFilters';
import { LogLine } from './LogLine';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  more: { alignSelf: 'flex-start' },
});

/** In a sentence of a line or two; of more the numbers alone, until they are asked for. */
const MOST_NAMED = 6;

interface Props {
  readonly parameters: Parameters;
  readonly choices: LogChoices | undefined;
}

/** What the filters find, the newest first. */
export function LogList({ parameters, choices }: Props) {
  const styles = useStyles();
  const box = useListBox();
  const pages = usePagesOf('log.find', logFilterOf(parameters));
  const entries = pages.data?.pages.flatMap((page) => page.items);
  const title = titleOf(parameters, entries, choices);
  return (
    <section className={styles.part}>
      <div className={styles.head}>
        <Subtitle2 as="h2">
          <bdi>{title}</bdi>
        </Subtitle2>
        <ExcerptButtons parameters={parameters} />
      </div>
      {entries === undefined && pages.error === null && <LoadingLines flush count={6} />}
      <ProblemBar error={pages.error} />
      {entries !== undefined && pages.error === null && entries.length === 0 && <Nothing parameters={parameters} />}
      {entries !== undefined && entries.length > 0 && (
        <>
          {parameters['seen'] === 'true' && !pages.hasNextPage && <Sum entries={entries} />}
          <ol aria-label={title} className={box}>
            {entries.map((entry) => (
              <LogLine key={entry.number} entry={entry} />
            ))}
          </ol>
        </>
      )}
      {pages.hasNextPage && (
        <Button
          className={styles.more}
          disabledFocusable={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </section>
  );
}

function titleOf(
  { about, by, reader, seen }: Parameters,
  entries: readonly LoggedEntry[] | undefined,
  choices: LogChoices | undefined,
): string {
  const person = choices?.people.find(({ id }) => id === (reader ?? by))?.name;
  const record = calledInEntries(about, entries);
  return seen === 'true' ? sightTitle(record, person) : doneTitle(record, person);
}

function sightTitle(record: string | undefined, person: string | undefined): string {
  if (record !== undefined) return `Who saw ${record}`;
  return person === undefined ? 'Who saw what' : `What ${person} saw`;
}

function doneTitle(record: string | undefined, person: string | undefined): string {
  const did = person === undefined ? 'What was done' : `What ${person} did`;
  return record === undefined ? did : `${did}: ${record}`;
}

/** Of one record or person all is on the screen: said in a sentence. */
function Sum({ entries }: { entries: readonly LoggedEntry[] }) {
  const styles = useStyles();
  const refused = namesIn(entries, ({ action }) => action === 'access-refused');
  const given = namesIn(entries, ({ action, toName }) => action === 'access-given' && toName !== undefined);
  const saw = namesIn(
    entries,
    ({ action, reader }) => !['access-refused', 'access-given'].includes(action) && reader !== undefined,
  );
  const told = [...new Set(entries.flatMap(({ toText }) => (toText === undefined ? [] : toText.split(', '))))];
  const all: readonly (readonly [words: string, names: readonly string[]])[] = [
    ['Seen by', saw],
    ['Access given to', given],
    ['Told to', told],
    ['Refused to', refused],
  ];
  const parts = all.filter(([, names]) => names.length > 0);
  const sentences = parts.map(([words, names]) => `${words} ${names.join(', ')}.`).join(' ');
  const sum = <Caption1 className={styles.quiet}>{sentences}</Caption1>;
  if (parts.flatMap(([, names]) => names).length <= MOST_NAMED) return sum;
  return (
    <Folded label={parts.map(([words, names]) => `${words} ${names.length}`).join(' · ')} open={false}>
      {sum}
    </Folded>
  );
}

function namesIn(entries: readonly LoggedEntry[], isMeant: (entry: LoggedEntry) => boolean): string[] {
  return [...new Set(entries.filter(isMeant).map(({ toName, byName }) => toName ?? byName))];
}

function Nothing({ parameters }: { parameters: Parameters }) {
  const isOfSight = parameters['seen'] === 'true';
  return (
    <EmptyNotice
      icon={<ShieldRegular />}
      title={isOfSight ? 'The log has nobody who saw it.' : 'The log has nothing like this.'}
      why={
        isOfSight
          ? 'Reading is logged where a record is restricted, once an hour for each person. What is open to the whole panel is read without an entry.'
          : 'Take a filter away, or choose other days.'
      }
      next={<Button onClick={() => setParameters(withoutLogFilters)}>Show everything</Button>}
    />
  );
}
