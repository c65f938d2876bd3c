import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CalendarClockRegular } from '@fluentui/react-icons/svg/calendar-clock';
import { PersonProhibitedRegular } from '@fluentui/react-icons/svg/person-prohibited';
import { ShieldErrorRegular } from '@fluentui/react-icons/svg/shield-error';
import { type ReactElement, useRef } from 'react';
import type { KeptPersonView, PeopleView } from '../../../../bot/contract';
import { Cut, RowLink } from '../../../components/Cut';
import { NARROW_LIST, ROW_PX, useRowStyles } from '../../../components/rowStyles';
import { SideDrawer } from '../../../components/SideDrawer';
import { ListArea, SidePane } from '../../../components/SidePane';
import { RowMark } from '../../../components/StateBadge';
import { useListKeys } from '../../../components/useListKeys';
import { type ListPlace, useListPlace } from '../../../components/useListPlace';
import { useRoomBeside } from '../../../components/useNarrow';
import { useRowWindow } from '../../../components/useRowWindow';
import { setParameters, useAddress } from '../../../data/address';
import { dayAndMonth } from './dutyWords';
import { PersonDetail } from './PersonDetail';

const useStyles = makeStyles({
  // The list and what is open beside it scroll each by itself.
  box: { display: 'flex', flexDirection: 'column', height: 'max(440px, calc(100vh - 188px))' },
  flows: { height: 'auto' },
  rows: { backgroundColor: tokens.colorNeutralBackground1, borderRadius: tokens.borderRadiusLarge },
  columns: {
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 6fr) minmax(0, 4fr)',
    [NARROW_LIST]: { gridTemplateColumns: 'minmax(40%, 1fr) minmax(0, max-content)' },
  },
});

/** The people, a line each, and the one who is open beside them or, where there is no room, over them. */
export function People({ items, people }: { items: readonly KeptPersonView[]; people: PeopleView }) {
  const styles = useStyles();
  const area = useRef<HTMLDivElement>(null);
  const { person: asked } = useAddress().parameters;
  const room = useRoomBeside();
  const place = useListPlace(items, asked);
  const show = (person: string | undefined, options: { replace: boolean }) => setParameters({ person }, options);
  const { step, open, close } = useListKeys(area, items, place, { openId: room ? asked : undefined, onOpen: show });
  const chosen = people.items.find(({ id }) => id === asked);
  const detail = chosen !== undefined && <PersonDetail key={chosen.id} listed={chosen} people={people} />;
  return (
    <div className={mergeClasses(styles.box, !room && styles.flows)}>
      <ListArea
        ref={area}
        list={<Rows items={items} place={place} onOpen={open} />}
        pane={
          room &&
          chosen !== undefined && (
            <SidePane name="The person" title={<bdi>{chosen.name}</bdi>} onStep={step} onClose={close}>
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
    </div>
  );
}

const noMore = { wanted: false, fetch: () => undefined };

interface RowsProps {
  readonly items: readonly KeptPersonView[];
  readonly place: ListPlace<KeptPersonView>;
  readonly onOpen: (person: KeptPersonView) => void;
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
        aria-label="People"
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
                text={`${item.agencyName} · ${item.seat ?? item.title}`}
              />
              <Standing person={item} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The one thing of somebody that whoever keeps people has to know; else their role. */
function Standing({ person }: { person: KeptPersonView }) {
  const rows = useRowStyles();
  const sign = signOf(person);
  if (sign === undefined) return <Cut className={rows.quiet} text={person.roleName} />;
  return <RowMark icon={sign.icon} word={sign.word} title={sign.word} red={sign.red === true} />;
}

function signOf(person: KeptPersonView): { icon: ReactElement; word: string; red?: boolean } | undefined {
  const { standing, endsText = '', vettingRunsOut, vettedUntil = '' } = person;
  if (standing === 'former') return { icon: <PersonProhibitedRegular />, word: endsText };
  if (standing === 'leaving') return { icon: <CalendarClockRegular />, word: endsText };
  if (!vettingRunsOut) return undefined;
  return { icon: <ShieldErrorRegular />, word: `Vetted until ${dayAndMonth(vettedUntil)}`, red: true };
}
