import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useRef } from 'react';
import { setParameters, useAddress } from '../data/address';
import { ROW_PX, useRowStyles } from './rowStyles';
import { SideDrawer } from './SideDrawer';
import { ListArea, SidePane } from './SidePane';
import { useListKeys } from './useListKeys';
import { type ListPlace, useListPlace } from './useListPlace';
import { useRoomBeside } from './useNarrow';
import { useRowWindow } from './useRowWindow';

const useStyles = makeStyles({
  rows: { backgroundColor: tokens.colorNeutralBackground1, borderRadius: tokens.borderRadiusLarge },
  // The list and what is open beside it scroll each by itself.
  box: { display: 'flex', flexDirection: 'column' },
  asIs: { display: 'contents' },
});

interface Kept {
  readonly id: string;
  readonly name: string;
}

interface Rows<Item> {
  /** "Partners" */
  readonly label: string;
  readonly items: readonly Item[];
  /** The columns of a row. */
  readonly columns: string;
  readonly row: (item: Item) => ReactNode;
  /** One line each, unless more is told. */
  readonly rowPx?: number;
}

interface Props<Item> extends Rows<Item> {
  /** "partner": which one is open, in the address and as assistive technology calls it. */
  readonly one: string;
  /** Those too that the view leaves out: what is open stays open. */
  readonly all: readonly Item[];
  readonly detail: (item: Item) => ReactNode;
  /** How much of the window stands above it, where no screen gives it its height: below that it fills it. */
  readonly above?: number;
}

/** Beneath a long head too there is room for a pane. */
const LEAST_PX = 400;

/** Those who are kept, a line each, and the one that is open beside them or, where there is no room, over them. */
export function KeptList<Item extends Kept>({ one, all, detail, above, ...list }: Props<Item>) {
  const styles = useStyles();
  const { items } = list;
  const area = useRef<HTMLDivElement>(null);
  const asked = useAddress().parameters[one];
  const room = useRoomBeside();
  const place = useListPlace(items, asked);
  const show = (id: string | undefined, options: { replace: boolean }) => setParameters({ [one]: id }, options);
  const { step, open, close } = useListKeys(area, items, place, { openId: room ? asked : undefined, onOpen: show });
  const chosen = all.find(({ id }) => id === asked);
  const height = above === undefined || !room ? undefined : `max(${LEAST_PX}px, calc(100vh - ${above}px))`;
  return (
    <div className={height === undefined ? styles.asIs : styles.box} style={{ height }}>
      <ListArea
        ref={area}
        list={<KeptRows {...list} place={place} onOpen={open} />}
        pane={
          room &&
          chosen !== undefined && (
            <SidePane name={`The ${one}`} title={<bdi>{chosen.name}</bdi>} onStep={step} onClose={close}>
              {detail(chosen)}
            </SidePane>
          )
        }
      />
      {!room && chosen !== undefined && (
        <SideDrawer title={<bdi>{chosen.name}</bdi>} onClose={() => show(undefined, { replace: false })}>
          {detail(chosen)}
        </SideDrawer>
      )}
    </div>
  );
}

const noMore = { wanted: false, fetch: () => undefined };

interface RowsProps<Item extends Pick<Kept, 'id'>> extends Rows<Item> {
  readonly place: ListPlace<Item>;
  readonly onOpen: (item: Item) => void;
}

/** The lines alone, for a list that opens a page of its own. */
export function KeptRows<Item extends Pick<Kept, 'id'>>({
  label,
  items,
  columns,
  row,
  rowPx = ROW_PX,
  place,
  onOpen,
}: RowsProps<Item>) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { list, shown, heightPx } = useRowWindow({ items, place, rowPx, more: noMore });
  return (
    <div className={rows.list}>
      <div
        ref={list}
        role="list"
        aria-label={label}
        className={mergeClasses(rows.window, styles.rows)}
        style={{ height: `${heightPx}px` }}
      >
        {shown.map(({ key, index, item, style }) => {
          const current = place.marks(index);
          return (
            <div
              key={key}
              role="listitem"
              style={style}
              aria-current={current ? true : undefined}
              className={mergeClasses(rows.row, columns, current && rows.current)}
              onClick={() => onOpen(item)}
            >
              {row(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
