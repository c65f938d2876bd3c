import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Picked } from './drawLinks';
import { calledWhole, type LinkLine, type LinkMap } from './linkMap';

const useStyles = makeStyles({
  scrolls: { overflowX: 'auto', minWidth: 0, maxHeight: 'max(24rem, calc(100vh - 13rem))', overflowY: 'auto' },
  table: { borderCollapse: 'collapse', width: '100%' },
  cell: {
    ...{
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
      textAlign: 'start',
      verticalAlign: 'top',
    },
    ...{ borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, overflowWrap: 'break-word' },
  },
  near: { backgroundColor: tokens.colorNeutralBackground1Selected },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    outline: `${tokens.strokeWidthThick} solid ${tokens.colorBrandStroke1}`,
    outlineOffset: `calc(-1 * ${tokens.strokeWidthThick})`,
  },
  bare: { minWidth: 0, padding: 0, textAlign: 'start', justifyContent: 'flex-start', fontWeight: 'inherit' },
});

const columns = [
  ['from', 'From'],
  ['what', 'Link'],
  ['to', 'To'],
  ['source', 'Source'],
] as const;
type Column = (typeof columns)[number][0];

/** Rows that are drawn at once; a page of many links is longer than anybody reads. */
const MOST_ROWS = 100;

interface Sort {
  readonly by: Column;
  readonly isDown: boolean;
}

interface Props {
  readonly map: LinkMap;
  readonly picked: Picked;
  readonly onPick: (picked: Picked) => void;
  readonly onDrop: (link: LinkLine) => void;
}

/** The same as the graph, to be read: each line chooses its link there. */
export function LinkTable({ map, picked, onPick, onDrop }: Props) {
  const styles = useStyles();
  const [sort, setSort] = useState<Sort>({ by: 'from', isDown: false });
  const [most, setMost] = useState(MOST_ROWS);
  const wordsOf = wordsIn(map);
  const byWords = (a: LinkLine, b: LinkLine) =>
    wordsOf(a, sort.by).localeCompare(wordsOf(b, sort.by), undefined, { numeric: true }) * (sort.isDown ? -1 : 1);
  const isNear = ({ from, to }: LinkLine) => picked.node === from || picked.node === to;
  const sorted = [...map.items].sort(byWords);
  // Of very many, what is chosen in the graph stands first: further down nobody would see it.
  const rows =
    sorted.length <= MOST_ROWS ? sorted : [...sorted.filter(isNear), ...sorted.filter((link) => !isNear(link))];
  const mayDrop = map.items.some(({ may }) => may.drop);
  return (
    <div className={styles.scrolls}>
      <table className={styles.table} aria-label="Links">
        <thead>
          <tr>
            {columns.map((column) => (
              <ColumnHead key={column[0]} column={column} sort={sort} onSort={setSort} />
            ))}
            {mayDrop && <th className={styles.cell}>Drop</th>}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((link) => (
            <LinkRow
              key={link.id}
              link={link}
              words={(column) => wordsOf(link, column)}
              mark={picked.link === link.id ? 'chosen' : isNear(link) ? 'near' : undefined}
              onPick={() => onPick({ link: link.id })}
              {...(mayDrop ? { onDrop: () => onDrop(link) } : {})}
            />
          ))}
        </tbody>
      </table>
      {most < rows.length && <Button onClick={() => setMost(most + MOST_ROWS)}>{`Show more of ${rows.length}`}</Button>}
    </div>
  );
}

function wordsIn({ nodes }: LinkMap): (link: LinkLine, column: Column) => string {
  const called = new Map(nodes.map((node) => [node.key, calledWhole(node)]));
  return (link, column) => {
    if (column === 'what') return link.what;
    return (column === 'source' ? link.source : called.get(link[column])) ?? '';
  };
}

interface HeadProps {
  readonly column: (typeof columns)[number];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

function ColumnHead({ column: [by, title], sort, onSort }: HeadProps) {
  const styles = useStyles();
  const isIts = sort.by === by;
  return (
    <th className={styles.cell} aria-sort={isIts ? (sort.isDown ? 'descending' : 'ascending') : 'none'}>
      <Button
        appearance="transparent"
        className={styles.bare}
        onClick={() => onSort({ by, isDown: isIts && !sort.isDown })}
      >
        {title}
        {isIts && <span aria-hidden="true">{sort.isDown ? '\u00a0▾' : '\u00a0▴'}</span>}
      </Button>
    </th>
  );
}

interface RowProps {
  readonly link: LinkLine;
  readonly words: (column: Column) => string;
  readonly mark: 'chosen' | 'near' | undefined;
  readonly onPick: () => void;
  /** Absent where none of the links may be dropped. */
  readonly onDrop?: () => void;
}

function LinkRow({ link, words, mark, onPick, onDrop }: RowProps) {
  const styles = useStyles();
  return (
    <tr {...(mark === undefined ? {} : { className: styles[mark] })}>
      <td className={styles.cell}>
        <Button appearance="transparent" className={styles.bare} aria-pressed={mark === 'chosen'} onClick={onPick}>
          <bdi>{words('from')}</bdi>
        </Button>
      </td>
      {(['what', 'to', 'source'] as const).map((column) => (
        <td key={column} className={styles.cell} dir="auto">
          {words(column)}
        </td>
      ))}
      {onDrop !== undefined && (
        <td className={styles.cell}>
          {link.may.drop && (
            <Button
              size="small"
              aria-label={`Drop the link: ${words('from')} ${link.what} ${words('to')}`}
              onClick={onDrop}
            >
              Drop…
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}
