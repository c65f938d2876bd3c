import { Caption1, mergeClasses } from '@fluentui/react-components';
import type { CSSProperties } from 'react';
import type { TaskView } from '../../../bot/contract';
import { Cut, RowLink } from '../../components/Cut';
import { CARD_GAP_PX, CARD_PX, useRowStyles } from '../../components/rowStyles';
import { RestrictedMark, TaskMark } from '../../components/StateBadge';
import { useRowWindow } from '../../components/useRowWindow';
import { DueMark } from './DueMark';
import type { Selection } from './selection';
import { SelectBox } from './SelectBox';
import type { TaskRows } from './taskRows';

/** The action log where there is no room for columns. */
export function TaskCards({ tasks: items, place, more, stale, parameters, selection, onOpen }: TaskRows) {
  const rows = useRowStyles();
  const { list, shown, heightPx } = useRowWindow({ items, place, more, rowPx: CARD_PX, gapPx: CARD_GAP_PX });
  return (
    <div className={rows.list}>
      <div
        ref={list}
        role="list"
        aria-label="Action log"
        className={mergeClasses(rows.window, stale && rows.stale)}
        style={{ height: `${heightPx}px` }}
      >
        {shown.map(({ key, index, item, style }) => (
          <TaskCard
            key={key}
            task={item}
            style={style}
            current={place.marks(index)}
            given={parameters['given'] === item.id}
            selection={selection}
            onOpen={onOpen}
          />
        ))}
      </div>
    </div>
  );
}

interface CardProps {
  readonly task: TaskView;
  readonly style: CSSProperties;
  readonly current: boolean;
  readonly given: boolean;
  readonly selection: Selection | undefined;
  readonly onOpen: (task: TaskView) => void;
}

function TaskCard({ task, style, current, given, selection, onOpen }: CardProps) {
  const rows = useRowStyles();
  return (
    <div
      role="listitem"
      style={style}
      aria-current={current ? true : undefined}
      className={mergeClasses(rows.card, given && rows.pointedOut, current && rows.current)}
      onClick={() => onOpen(task)}
    >
      <div className={rows.line}>
        {selection !== undefined && (
          <span onClick={(event) => event.stopPropagation()}>
            <SelectBox task={task} selection={selection} />
          </span>
        )}
        <Caption1 className={mergeClasses(rows.quiet, rows.fixed)}>{task.reference}</Caption1>
        {task.restricted && <RestrictedMark />}
        <span className={rows.push}>
          <TaskMark task={task} />
        </span>
      </div>
      <RowLink text={task.title} onCard />
      <div className={rows.line}>
        <span className={rows.fixed}>
          <DueMark task={task} onCard />
        </span>
        <Cut className={rows.quiet} text={`${task.agencyName} · ${task.ownerName}`} />
      </div>
    </div>
  );
}
