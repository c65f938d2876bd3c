import {
  makeStyles,
  mergeClasses,
  Table,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import type { CSSProperties } from 'react';
import type { TaskView } from '../../../bot/contract';
import { RowLink } from '../../components/Cut';
import { PersonMark } from '../../components/PersonLine';
import { ROW_PX, useRowStyles } from '../../components/rowStyles';
import { RestrictedMark, TaskMark } from '../../components/StateBadge';
import { useRowWindow } from '../../components/useRowWindow';
import { setParameters } from '../../data/address';
import { DueMark } from './DueMark';
import type { Selection } from './selection';
import { SelectBox } from './SelectBox';
import { useColumnStyles } from './taskColumns';
import { nextOrder, orderOf, type SortKey } from './taskFilters';
import type { TaskRows } from './taskRows';

const useStyles = makeStyles({
  table: { backgroundColor: tokens.colorNeutralBackground1, borderRadius: tokens.borderRadiusLarge },
  head: { position: 'sticky', top: 0, zIndex: 1, backgroundColor: tokens.colorNeutralBackground1 },
  // As wide as the stripe of a row, so that headings stand over what they name.
  headRow: { borderLeft: `${tokens.strokeWidthThickest} solid transparent` },
  heading: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  cell: { minWidth: 0, padding: 0, height: 'auto', border: 'none' },
  title: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

interface Column {
  readonly name: string;
  readonly sort?: SortKey;
  /** Where there is little room its heading has none. */
  readonly roomyOnly?: boolean;
}

const columns: readonly Column[] = [
  { name: 'Reference', sort: 'number' },
  { name: 'Task' },
  { name: 'Agency and owner', roomyOnly: true },
  { name: 'Due', sort: 'dueOn' },
  { name: 'State' },
];

/** The action log, a line each: what is cut is whole on hover and in the detail. */
export function TaskTable(props: TaskRows) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { tasks: items, place, more, selection, onOpen } = props;
  const { list, shown, heightPx } = useRowWindow({ items, place, more, rowPx: ROW_PX });
  return (
    <div className={rows.list}>
      <Table noNativeElements aria-label="Action log" aria-rowcount={-1} className={styles.table}>
        <Head {...props} />
        <div
          ref={list}
          role="rowgroup"
          className={mergeClasses(rows.window, props.stale && rows.stale)}
          style={{ height: `${heightPx}px` }}
        >
          {shown.map(({ key, index, item, style }) => (
            <Row
              key={key}
              task={item}
              position={index + 2}
              style={style}
              current={place.marks(index)}
              given={props.parameters['given'] === item.id}
              selection={selection}
              onOpen={onOpen}
            />
          ))}
        </div>
      </Table>
    </div>
  );
}

function Head({ parameters, selection }: TaskRows) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { row, selectable } = useColumnStyles();
  const order = orderOf(parameters);
  return (
    <TableHeader className={styles.head}>
      <TableRow className={mergeClasses(row, selection !== undefined && selectable, styles.headRow)} aria-rowindex={1}>
        {selection !== undefined && <TableHeaderCell className={styles.cell} aria-label="Chosen" />}
        {columns.map(({ name, sort, roomyOnly = false }) => (
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
            {roomyOnly ? <span className={mergeClasses(rows.roomyOnly, styles.heading)}>{name}</span> : name}
          </TableHeaderCell>
        ))}
      </TableRow>
    </TableHeader>
  );
}

interface RowProps {
  readonly task: TaskView;
  readonly position: number;
  readonly style: CSSProperties;
  /** The one that keys act on. */
  readonly current: boolean;
  /** Just given from here: it is pointed out. */
  readonly given: boolean;
  readonly selection: Selection | undefined;
  readonly onOpen: (task: TaskView) => void;
}

function Row({ task, position, style, current, given, selection, onOpen }: RowProps) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { row, selectable } = useColumnStyles();
  const { cell } = styles;
  return (
    <TableRow
      className={mergeClasses(
        ...[rows.row, row, selection !== undefined && selectable],
        ...[given && rows.pointedOut, current && rows.current],
      )}
      style={style}
      aria-rowindex={position}
      aria-current={current ? true : undefined}
      onClick={(event) => {
        // The keyboard comes back to the row's own button when what it opens is closed.
        event.currentTarget.querySelector('button')?.focus({ preventScroll: true });
        onOpen(task);
      }}
    >
      {selection !== undefined && (
        <TableCell className={cell} onClick={(event) => event.stopPropagation()}>
          <SelectBox task={task} selection={selection} />
        </TableCell>
      )}
      <TableCell className={cell}>{task.reference}</TableCell>
      <TableCell className={mergeClasses(cell, styles.title)}>
        <RowLink text={task.title} />
        {task.restricted && <RestrictedMark />}
      </TableCell>
      <TableCell className={cell}>
        <PersonMark name={task.ownerName} agency={task.agencyName} className={rows.roomyOnly} />
      </TableCell>
      <TableCell className={cell}>
        <DueMark task={task} />
      </TableCell>
      <TableCell className={cell}>
        <TaskMark task={task} />
      </TableCell>
    </TableRow>
  );
}
