import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import type { PartnerView } from '../../../bot/contract';
import { Cut, RowLink } from '../../components/Cut';
import { NARROW_LIST, ROW_PX, useRowStyles } from '../../components/rowStyles';
import { SideDrawer } from '../../components/SideDrawer';
import { ListArea, SidePane } from '../../components/SidePane';
import { useListKeys } from '../../components/useListKeys';
import { type ListPlace, useListPlace } from '../../components/useListPlace';
import { useRoomBeside } from '../../components/useNarrow';
import { useRowWindow } from '../../components/useRowWindow';
import { setParameters, useAddress } from '../../data/address';
import { PartnerDetail } from './PartnerDetail';
import { PartnerSignal } from './PartnerSignal';
import { seatsText, stageNames } from './partnerWords';

const useStyles = makeStyles({
  rows: { backgroundColor: tokens.colorNeutralBackground1, borderRadius: tokens.borderRadiusLarge },
  columns: {
    height: `${ROW_PX}px`,
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 2fr) minmax(0, 2fr) minmax(0, 5fr)',
    [NARROW_LIST]: { gridTemplateColumns: 'minmax(40%, 1fr) minmax(0, max-content)' },
  },
});

interface Props {
  readonly items: readonly PartnerView[];
  /** Those too that the view leaves out: what is open stays open. */
  readonly all: readonly PartnerView[];
}

/** The partners, a line each, and the one that is open beside them or, where there is no room, over them. */
export function PartnerList({ items, all }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const { partner: asked } = useAddress().parameters;
  const room = useRoomBeside();
  const place = useListPlace(items, asked);
  const show = (partner: string | undefined, options: { replace: boolean }) => setParameters({ partner }, options);
  const { step, open, close } = useListKeys(area, items, place, { openId: room ? asked : undefined, onOpen: show });
  const chosen = all.find(({ id }) => id === asked);
  const detail = chosen !== undefined && <PartnerDetail key={chosen.id} agencyId={chosen.id} />;
  return (
    <>
      <ListArea
        ref={area}
        list={<Rows items={items} place={place} onOpen={open} />}
        pane={
          room &&
          chosen !== undefined && (
            <SidePane name="The partner" title={<bdi>{chosen.name}</bdi>} onStep={step} onClose={close}>
              {detail}
            </SidePane>
          )
        }
      />
      {!room && chosen !== undefined && (
        <SideDrawer title={<bdi>{chosen.name}</bdi>} onClose={() => show(undefined, { replace: false })}>
          {detail}
        </SideDrawer>
      )}
    </>
  );
}

const noMore = { wanted: false, fetch: () => undefined };

interface RowsProps {
  readonly items: readonly PartnerView[];
  readonly place: ListPlace<PartnerView>;
  readonly onOpen: (partner: PartnerView) => void;
}

function Rows({ items, place, onOpen }: RowsProps) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { list, shown, heightPx } = useRowWindow({ items, place, rowPx: ROW_PX, more: noMore });
  return (
    <div className={rows.list}>
      <div
        ref={list}
        role="list"
        aria-label="Partners"
        className={mergeClasses(rows.window, styles.rows)}
        style={{ height: `${heightPx}px` }}
      >
        {shown.map(({ key, index, item, style }) => {
          const current = index === place.at;
          return (
            <div
              key={key}
              role="listitem"
              style={style}
              aria-current={current ? true : undefined}
              className={mergeClasses(rows.row, styles.columns, current && rows.current)}
              onClick={() => onOpen(item)}
            >
              <RowLink text={item.name} />
              <Cut
                className={mergeClasses(rows.quiet, rows.wideOnly)}
                text={item.observes ? 'Observes' : stageNames[item.stage]}
              />
              <Cut className={mergeClasses(rows.quiet, rows.wideOnly)} text={item.observes ? '' : seatsText(item)} />
              <PartnerSignal partner={item} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
