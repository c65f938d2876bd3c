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
import type { ReactNode } from 'react';

/** No narrower, where the board has room for two. */
const COLUMN_PX = 208;
const COLUMN_GAP_PX = 8;
const PEEK_PX = 40;
/** More than any board has room for. */
const MOST_COLUMNS = 8;

function boardPx(count: number): number {
  return count * (COLUMN_PX + COLUMN_GAP_PX) - COLUMN_GAP_PX;
}

/** As many columns as the board has room for, side by side; the others are a push away, each whole. */
function wholeOnes(count: number): readonly [string, { flexBasis: string }] {
  // Where no scroll bar is seen the edge of the next one says that there is one.
  const peekPx = count < MOST_COLUMNS ? PEEK_PX : 0;
  // No two of the rules hold at once: they are not kept in the order of their widths.
  const below = count === MOST_COLUMNS ? '' : ` and (max-width: ${boardPx(count + 1) - 0.02}px)`;
  const flexBasis = `calc((100% - ${(count - 1) * COLUMN_GAP_PX + peekPx}px) / ${count})`;
  return [`@container (min-width: ${boardPx(count)}px)${below}`, { flexBasis }];
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
    flex: '0 0 100%',
    minWidth: 0,
    scrollSnapAlign: 'start',
    ...Object.fromEntries(Array.from({ length: MOST_COLUMNS }, (_, at) => wholeOnes(at + 1))),
    gap: tokens.spacingVerticalS,
    minHeight: '200px',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
  },
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
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  function drop({ active, over }: DragEndEvent): void {
    const column = columns.find((each) => each.column === over?.id)?.column;
    if (column !== undefined) onDrop(String(active.id), column);
  }
  return (
    <DndContext sensors={sensors} collisionDetection={pointerWithin} onDragEnd={drop}>
      <div role="region" aria-label={label} tabIndex={0} className={mergeClasses(styles.board, stale && styles.stale)}>
        {columns.map((each) => (
          <BoardColumn key={each.column} {...each} />
        ))}
      </div>
    </DndContext>
  );
}

function BoardColumn<Column extends string>({ column, name, whenEmpty = 'None', cards }: ColumnProps<Column>) {
  const styles = useStyles();
  const { setNodeRef, isOver } = useDroppable({ id: column });
  return (
    <section
      ref={setNodeRef}
      aria-label={name}
      className={mergeClasses(styles.column, cards.length === 0 && styles.empty, isOver && styles.over)}
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
