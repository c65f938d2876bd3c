import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import { useRef } from 'react';
import type { GroupView } from '../../../bot/contract';
import { dayText } from '../../../bot/domain/dayText';
import { Cut, RowLink } from '../../components/Cut';
import { EmptyNotice } from '../../components/EmptyNotice';
import { KeptRows } from '../../components/KeptList';
import { NARROW_LIST, ROW_PX, TWO_LINES_PX, useRowStyles } from '../../components/rowStyles';
import { useListKeys } from '../../components/useListKeys';
import { useListPlace } from '../../components/useListPlace';
import { useNarrow } from '../../components/useNarrow';
import { setParameters } from '../../data/address';
import { useSession } from '../../data/session';

const useStyles = makeStyles({
  columns: {
    gridTemplateColumns: '112px minmax(0, 6fr) minmax(0, 7fr) minmax(0, 5fr) 80px 216px',
    [NARROW_LIST]: { gridTemplateColumns: '112px minmax(0, 1fr) 216px' },
  },
  lines: { gridTemplateColumns: 'minmax(0, 1fr)', alignContent: 'center', rowGap: tokens.spacingVerticalXXS },
  due: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  name: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: 0 },
});

interface Props {
  readonly items: readonly GroupView[];
  /** Which one was open before: there one goes on. */
  readonly last: string | undefined;
}

/** The groups, a line each: which, by whom led, and when each is to be looked at. Enter opens one. */
export function GroupList({ items, last }: Props) {
  const styles = useStyles();
  const rows = useRowStyles();
  const narrow = useNarrow();
  const area = useRef<HTMLDivElement>(null);
  const place = useListPlace(items, last);
  const show = (group: string | undefined) => setParameters({ group, person: undefined });
  const { open } = useListKeys(area, items, place, { openId: undefined, onOpen: show });
  const quiet = mergeClasses(rows.quiet, rows.wideOnly);
  return (
    <div ref={area}>
      <KeptRows
        label="Groups"
        items={items}
        columns={narrow ? styles.lines : styles.columns}
        rowPx={narrow ? TWO_LINES_PX : ROW_PX}
        place={place}
        onOpen={open}
        row={(group) => (
          <>
            {!narrow && <Cut className={rows.quiet} text={group.reference} />}
            <span className={styles.name}>
              <RowLink text={group.operation} />
              {group.restricted && <LockClosedRegular aria-label="Restricted" />}
            </span>
            {!narrow && <Cut className={quiet} text={group.threats.join(', ')} />}
            {!narrow && <Cut className={quiet} text={group.lroName ?? 'Nobody leads it yet'} />}
            {!narrow && <Cut className={quiet} text={group.statusName} />}
            <NextReview group={group} />
          </>
        )}
      />
    </div>
  );
}

/** Told in words, and not by the colour alone; on a phone below the name, with what else is told of it. */
function NextReview({ group }: { group: GroupView }) {
  const styles = useStyles();
  const rows = useRowStyles();
  const narrow = useNarrow();
  const { today } = useSession();
  const { reference, statusName, nextReviewOn, isDueForReview } = group;
  const day = nextReviewOn === undefined ? 'No review set' : dayText(nextReviewOn, today);
  const text = isDueForReview ? `Review due ${day}` : day;
  return (
    <Cut
      className={isDueForReview ? styles.due : rows.quiet}
      text={narrow ? [reference, ...(isDueForReview ? [] : [statusName]), text].join(' · ') : text}
    />
  );
}

/** Why there is none. */
export function NoGroups({ filtered, onRecord }: { filtered: boolean; onRecord: (() => void) | undefined }) {
  if (filtered)
    return (
      <EmptyNotice
        icon={<PeopleTeamRegular />}
        title="No group fits these filters"
        why="Only groups that are shared with you are looked through."
        next={<Button onClick={() => setParameters({ show: undefined, threat: undefined })}>See all groups</Button>}
      />
    );
  return (
    <EmptyNotice
      icon={<PeopleTeamRegular />}
      title="No groups yet"
      why="Groups that the panel works on, and that you may see, appear here with who leads each."
      {...(onRecord === undefined ? {} : { next: <Button onClick={onRecord}>Record the first</Button> })}
    />
  );
}
