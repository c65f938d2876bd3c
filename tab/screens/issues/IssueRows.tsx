import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { CSSProperties } from 'react';
import type { IssueView } from '../../../bot/contract';
import { Cut, RowLink } from '../../components/Cut';
import { Deadline } from '../../components/Deadline';
import { CARD_GAP_PX, CARD_PX, ROW_PX, useRowStyles } from '../../components/rowStyles';
import { IssueMark, RestrictedMark } from '../../components/StateBadge';
import type { ListPlace } from '../../components/useListPlace';
import { useNarrow } from '../../components/useNarrow';
import { type More, useRowWindow } from '../../components/useRowWindow';
import { useIssueColumns } from './issueColumns';

const useStyles = makeStyles({
  rows: { backgroundColor: tokens.colorNeutralBackground1, borderRadius: tokens.borderRadiusLarge },
  title: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  standing: { display: 'flex', minWidth: 0 },
});

export interface IssueRowsProps {
  readonly issues: readonly IssueView[];
  readonly place: ListPlace<IssueView>;
  readonly onOpen: (issue: IssueView) => void;
  readonly more: More;
  readonly stale: boolean;
}

/** The issues, a line each, the urgent ones first until they are in hand; cards where there is no room. */
export function IssueRows({ issues: items, place, onOpen, more, stale }: IssueRowsProps) {
  const styles = useStyles();
  const rows = useRowStyles();
  const cards = useNarrow();
  const { list, shown, heightPx } = useRowWindow({
    ...{ items, place, more },
    ...(cards ? { rowPx: CARD_PX, gapPx: CARD_GAP_PX } : { rowPx: ROW_PX }),
  });
  const Issue = cards ? IssueCard : IssueRow;
  return (
    <div className={rows.list}>
      <div
        ref={list}
        role="list"
        aria-label="Issues"
        className={mergeClasses(rows.window, !cards && styles.rows, stale && rows.stale)}
        style={{ height: `${heightPx}px` }}
      >
        {shown.map(({ key, index, item, style }) => (
          <Issue key={key} issue={item} style={style} current={place.marks(index)} onOpen={onOpen} />
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  readonly issue: IssueView;
  readonly style: CSSProperties;
  /** The one that keys act on. */
  readonly current: boolean;
  readonly onOpen: (issue: IssueView) => void;
}

function IssueRow({ issue, style, current, onOpen }: RowProps) {
  const styles = useStyles();
  const rows = useRowStyles();
  const columns = useIssueColumns();
  return (
    <div
      role="listitem"
      style={style}
      aria-current={current ? true : undefined}
      className={mergeClasses(rows.row, columns.row, current && rows.current)}
      onClick={() => onOpen(issue)}
    >
      <span className={rows.fixed}>{issue.reference}</span>
      <span className={styles.title}>
        <RowLink text={issue.headline} />
        {issue.restricted && <RestrictedMark />}
      </span>
      <Cut className={mergeClasses(rows.quiet, rows.wideOnly)} text={`${issue.agencyName} · ${issue.statusText}`} />
      {/* Until an urgent one is in hand, by when an answer is due says more than how it stands. */}
      <span className={styles.standing}>
        {issue.answerDueAt === undefined ? <IssueMark issue={issue} /> : <Deadline of={issue} />}
      </span>
    </div>
  );
}

function IssueCard({ issue, style, current, onOpen }: RowProps) {
  const rows = useRowStyles();
  return (
    <div
      role="listitem"
      style={style}
      aria-current={current ? true : undefined}
      className={mergeClasses(rows.card, current && rows.current)}
      onClick={() => onOpen(issue)}
    >
      <div className={rows.line}>
        <Caption1 className={mergeClasses(rows.quiet, rows.fixed)}>{issue.reference}</Caption1>
        {issue.restricted && <RestrictedMark />}
        <span className={rows.push}>
          <IssueMark issue={issue} />
        </span>
      </div>
      <RowLink text={issue.headline} onCard />
      {issue.answerDueAt !== undefined ? (
        <Deadline of={issue} onCard />
      ) : (
        <Cut className={rows.quiet} text={`${issue.agencyName} · ${issue.statusText}`} />
      )}
    </div>
  );
}
