import {
  DndContext,
  type DragEndEvent,
  PointerSensor,
  pointerWithin,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { Caption1, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import { type ReactNode, useRef } from 'react';
import { MovedCard } from './BoardCard';

const COLUMN_GAP_PX = 8;
const PEEK_PX = 40;

/** How many columns a board has, and how narrow they may become where it has room for two. */
interface Columns {
  readonly count: number;
  readonly leastPx: number;
}
/** All of them side by side on the smallest of the usual desks. */
const FEW: Columns = { count: 6, leastPx: 176 };
const MANY: Columns = { count: 8, leastPx: 194 };

/** Where no scroll bar is seen the edge of the next one says that there is one. */
function peekPx(count: number, columns: Columns): number {
  return count === columns.count ? 0 : PEEK_PX;
}

function boardPx(count: number, columns: Columns): number {
  return count * (columns.leastPx + COLUMN_GAP_PX) - COLUMN_GAP_PX + peekPx(count, columns);
}

/** As many columns as the board has room for, side by side; the others are a push away, each whole. */
function wholeOnes(count: number, columns: Columns): readonly [string, { flexBasis: string }] {
  const isAll = count === columns.count;
  // No two of the rules hold at once: they are not kept in the order of their widths.
  const below = isAll ? '' : ` and (max-width: ${boardPx(count + 1, columns) - 0.02}px)`;
  const flexBasis = `calc((100% - ${(count - 1) * COLUMN_GAP_PX + peekPx(count, columns)}px) / ${count})`;
  return [`@container (min-width: ${boardPx(count, columns)}px)${below}`, { flexBasis }];
}

function widthsOf(columns: Columns) {
  return Object.fromEntries(Array.from({ length: columns.count }, (_, at) => wholeOnes(at + 1, columns)));
}

/** Nothing fades where all of them are in sight. */
function clearFrom(columns: Columns) {
  return { [`@container (min-width: ${boardPx(columns.count, columns)}px)`]: { display: 'none' } };
}

const useStyles = makeStyles({
  // It is the board that is pushed sideways where the window is narrow, not the page.
  board: {
    // What is only read aloud scrolls along.
    position: 'relative',
    display: 'flex',
    alignItems: 'flex-start',
    flexGrow: 1,
    minHeight: '240px',
    gap: `${COLUMN_GAP_PX}px`,
    overflow: 'auto',
    // Its columns are as wide as lets whole ones show.
    containerType: 'inline-size',
    scrollSnapType: 'x proximity',
    paddingBottom: tokens.spacingVerticalS,
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  stale: { opacity: 0.6 },
  column: {
    display: 'flex',
    flexDirection: 'column',
    // Where empty ones make room the others take it.
    flex: '1 0 100%',
    minWidth: 0,
    scrollSnapAlign: 'start',
    gap: tokens.spacingVerticalS,
    minHeight: '200px',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
  },
  few: widthsOf(FEW),
  many: widthsOf(MANY),
  // What goes on beyond the edge fades into it, and is cut in no letter; at the end this stands beside the last one.
  edge: {
    position: 'sticky',
    insetInlineEnd: 0,
    alignSelf: 'stretch',
    flex: `0 0 ${PEEK_PX - COLUMN_GAP_PX}px`,
    marginInlineStart: `-${COLUMN_GAP_PX}px`,
    backgroundImage: `linear-gradient(to right, transparent, ${tokens.colorNeutralBackground2})`,
    pointerEvents: 'none',
  },
  edgeOfFew: clearFrom(FEW),
  edgeOfMany: clearFrom(MANY),
  // Where few fit, what is empty makes room for the others.
  empty: { '@container (max-width: 639px)': { display: 'none' } },
  over: { outline: `${tokens.strokeWidthThick} solid ${tokens.colorBrandStroke1}` },
  cards: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface ColumnProps<Column extends string> {
  readonly column: Column;
  readonly name: string;
  readonly whenEmpty?: string | undefined;
  /** A {@link BoardCard} each. */
  readonly cards: readonly { readonly id: string; readonly card: ReactNode }[];
}

interface Props<Column extends string> {
  readonly label: string;
  readonly stale?: boolean;
  readonly columns: readonly ColumnProps<Column>[];
  readonly onDrop: (cardId: string, column: Column) => void;
}

/** What stands alike side by side: a card is dropped on a column, moved by key, or from its menu. */
export function Board<Column extends string>({ label, stale = false, columns, onDrop }: Props<Column>) {
  const styles = useStyles();
  const movedRef = useRef<string>(undefined);
  const isFew = columns.length <= FEW.count;
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  function drop({ active, over }: DragEndEvent): void {
    const column = columns.find((each) => each.column === over?.id)?.column;
    if (column !== undefined) onDrop(String(active.id), column);
  }
  return (
    <DndContext sensors={sensors} collisionDetection={pointerWithin} onDragEnd={drop}>
      <div role="region" aria-label={label} tabIndex={0} className={mergeClasses(styles.board, stale && styles.stale)}>
        <MovedCard value={movedRef}>
          {columns.map((each) => (
            <BoardColumn key={each.column} className={isFew ? styles.few : styles.many} {...each} />
          ))}
        </MovedCard>
        <span aria-hidden className={mergeClasses(styles.edge, isFew ? styles.edgeOfFew : styles.edgeOfMany)} />
      </div>
    </DndContext>
  );
}

interface BoardColumnProps<Column extends string> extends ColumnProps<Column> {
  /** Its widths. */
  readonly className: string;
}

function BoardColumn<Column extends string>(props: BoardColumnProps<Column>) {
  const { column, name, whenEmpty = 'None', cards, className } = props;
  const styles = useStyles();
  const { setNodeRef, isOver } = useDroppable({ id: column });
  return (
    <section
      ref={setNodeRef}
      aria-label={name}
      className={mergeClasses(styles.column, className, cards.length === 0 && styles.empty, isOver && styles.over)}
    >
      <Subtitle2 as="h2">
        {name} {cards.length > 0 && <span className={styles.quiet}>{cards.length}</span>}
      </Subtitle2>
      {cards.length === 0 ? (
        <Caption1 className={styles.quiet}>{whenEmpty}</Caption1>
      ) : (
        <ul className={styles.cards}>
          {cards.map(({ id, card }) => (
            <li key={id}>{card}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
