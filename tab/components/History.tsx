import { Caption1, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { HistoryLine } from '../../bot/contract';
import { EraseWords } from './EraseWords';
import { Unbroken } from './Unbroken';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  line: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    paddingLeft: tokens.spacingHorizontalXL,
    paddingBottom: tokens.spacingVerticalM,
    borderLeft: `${tokens.strokeWidthThick} solid ${tokens.colorNeutralStroke2}`,
    marginLeft: tokens.spacingHorizontalXS,
    '::before': {
      content: '""',
      position: 'absolute',
      left: '-5px',
      top: tokens.spacingVerticalXS,
      width: '8px',
      height: '8px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorBrandForeground1,
    },
  },
  when: { color: tokens.colorNeutralForeground3 },
  note: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
  heading: { marginBottom: tokens.spacingVerticalS, display: 'block' },
});

/** What happened, the newest first; nothing where nothing has. */
export function History({ lines }: { lines: readonly HistoryLine[] }) {
  const styles = useStyles();
  if (lines.length === 0) return null;
  return (
    <section>
      <Subtitle2 as="h3" className={styles.heading}>
        History
      </Subtitle2>
      <ol className={styles.list}>
        {[...lines]
          .sort((a, b) => b.number - a.number)
          .map((line) => (
            <Line key={line.number} line={line} />
          ))}
      </ol>
    </section>
  );
}

function Line({ line }: { line: HistoryLine }) {
  const styles = useStyles();
  const { number, text, byName, atText, note, former, reference, wordsErased, mayErase } = line;
  return (
    <li className={styles.line}>
      <Text weight="semibold">
        {reference !== undefined && (
          <>
            <bdi>
              <Unbroken text={`${reference}:`} />
            </bdi>{' '}
          </>
        )}
        <bdi>{text}</bdi>
      </Text>
      {note !== undefined && (
        <Text dir="auto" className={styles.note}>
          {note}
        </Text>
      )}
      {former !== undefined && (
        <Text className={styles.note}>
          Before: <bdi>{former}</bdi>
        </Text>
      )}
      {wordsErased && <Text italic>The words of this entry were erased.</Text>}
      <Caption1 className={styles.when}>
        {atText} · {byName}
      </Caption1>
      {mayErase && <EraseWords number={number} />}
    </li>
  );
}
