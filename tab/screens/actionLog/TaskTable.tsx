import {
  Caption1,
  makeStyles,
  mergeClasses,
  Table,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { TaskView } from '../../../bot/contract';
import { OpenLink } from '../../components/OpenLink';
import { PersonLine } from '../../components/PersonLine';
import { TaskFlags, TaskStateBadge } from '../../components/StateBadge';
import { setParameters } from '../../data/address';
import type { Selection } from './selection';
import { SelectBox } from './SelectBox';
import { ROW_PX, useColumnStyles } from './taskColumns';
import { nextOrder, orderOf, type SortKey } from './taskFilters';
import { type TaskRows, useRowWindow } from './useRowWindow';

const useStyles = makeStyles({
  table: { backgroundColor: tokens.colorNeutralBackground1, borderRadius: tokens.borderRadiusLarge, minWidth: '960px' },
  head: { position: 'sticky', top: 0, zIndex: 1, backgroundColor: tokens.colorNeutralBackground1 },
  body: { position: 'relative' },
  row: {
    ...{ position: 'absolute', left: 0, right: 0, top: 0, height: `${ROW_PX}px`, cursor: 'pointer' },
    // In high contrast the usual grounds of a row under the mouse swallow links and quiet words.
    ':hover': { backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground1 },
    ':active': { backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground1 },
  },
  given: { backgroundColor: tokens.colorBrandBackground2 },
  stale: { opacity: 0.6 },
  cell: { minWidth: 0, padding: 0, height: 'auto', border: 'none' },
  titleCell: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    justifyContent: 'center',
    gap: tokens.spacingVerticalXXS,
  },
  title: { display: 'block', maxHeight: tokens.lineHeightBase600, overflow: 'hidden', overflowWrap: 'anywhere' },
  oneLine: { WebkitLineClamp: 1 },
  flags: { display: 'flex', gap: tokens.spacingHorizontalXS },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Column {
  readonly name: string;
  readonly sort?: SortKey;
}

const columns: readonly Column[] = [
  { name: 'Reference', sort: 'number' },
  { name: 'Task' },
  { name: 'Agency and owner' },
  { name: 'Due', sort: 'dueOn' },
  { name: 'State' },
  { name: 'Last change', sort: 'changedAt' },
];

export function TaskTable(props: TaskRows) {
  const styles = useStyles();
  const { list, shown, heightPx } = useRowWindow(props, ROW_PX);
  return (
    <Table noNativeElements aria-label="Action log" aria-rowcount={-1} className={styles.table}>
      <Head {...props} />
      <div
        ref={list}
        role="rowgroup"
        className={mergeClasses(styles.body, props.stale && styles.stale)}
        style={{ height: `${heightPx}px` }}
      >
        {shown.map(({ key, index, task, topPx }) => (
          <Row
            key={key}
            task={task}
            position={index + 2}
            topPx={topPx}
            given={props.parameters['given'] === task.id}
            selection={props.selection}
          />
        ))}
      </div>
    </Table>
  );
}

function Head({ parameters, selection }: TaskRows) {
  const styles = useStyles();
  const { row, selectable } = useColumnStyles();
  const order = orderOf(parameters);
  return (
    <TableHeader className={styles.head}>
      <TableRow className={mergeClasses(row, selection !== undefined && selectable)} aria-rowindex={1}>
        {selection !== undefined && <TableHeaderCell className={styles.cell} aria-label="Chosen" />}
        {columns.map(({ name, sort }) => (
          <TableHeaderCell
            key={name}
            className={styles.cell}
            {...(sort === undefined
              ? {}
              : {
                  sortable: true,
                  onClick: () => setParameters({ ...nextOrder(order, sort), given: undefined }),
                  ...(order.sort === sort ? { sortDirection: order.direction } : {}),
                })}
          >
            {name}
          </TableHeaderCell>
        ))}
      </TableRow>
    </TableHeader>
  );
}

interface RowProps {
  readonly task: TaskView;
  readonly position: number;
  readonly topPx: number;
  /** Just given from here: it is pointed out. */
  readonly given: boolean;
  readonly selection: Selection | undefined;
}

function Row({ task, position, topPx, given, selection }: RowProps) {
  const styles = useStyles();
  const { row, selectable } = useColumnStyles();
  return (
    <TableRow
      className={mergeClasses(row, selection !== undefined && selectable, styles.row, given && styles.given)}
      style={{ transform: `translateY(${topPx}px)` }}
      aria-rowindex={position}
      onClick={(event) => {
        // The keyboard comes back to the row's own button when the drawer closes.
        event.currentTarget.querySelector('button')?.focus({ preventScroll: true });
        setParameters({ task: task.id });
      }}
    >
      {selection !== undefined && (
        <TableCell className={styles.cell} onClick={(event) => event.stopPropagation()}>
          <SelectBox task={task} selection={selection} />
        </TableCell>
      )}
      <TableCell className={styles.cell}>{task.reference}</TableCell>
      <TableCell className={mergeClasses(styles.cell, styles.titleCell)}>
        <TitleAndFlags task={task} />
      </TableCell>
      <TableCell className={styles.cell}>
        <PersonLine name={task.ownerName} agency={task.agencyName} />
      </TableCell>
      <TableCell className={styles.cell}>
        <Text className={mergeClasses(task.overdue && styles.late)}>{task.dueText}</Text>
      </TableCell>
      <TableCell className={styles.cell}>
        <TaskStateBadge task={task} />
      </TableCell>
      <TableCell className={styles.cell}>
        <Caption1 className={mergeClasses(styles.title, styles.quiet)}>{task.changedText}</Caption1>
      </TableCell>
    </TableRow>
  );
}

function TitleAndFlags({ task }: { task: TaskView }) {
  const styles = useStyles();
  const { urgent, overdue, restricted, blockedText, escalatedText } = task;
  const flagged = urgent || overdue || restricted || blockedText !== undefined || escalatedText !== undefined;
  return (
    <>
      <OpenLink to={{ task: task.id }}>
        <span className={mergeClasses(styles.title, flagged && styles.oneLine)}>{task.title}</span>
      </OpenLink>
      {flagged && (
        <span className={styles.flags}>
          <TaskFlags task={task} />
        </span>
      )}
    </>
  );
}
