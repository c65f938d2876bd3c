import { type ReactNode, useRef, useState } from 'react';
import type { IssueView } from '../../../bot/contract';
import { ListArea } from '../../components/SidePane';
import { useListKeys } from '../../components/useListKeys';
import { useListPlace } from '../../components/useListPlace';
import { useRoomBeside } from '../../components/useNarrow';
import type { More } from '../../components/useRowWindow';
import { setParameters, useAddress } from '../../data/address';
import { useMay } from '../../data/session';
import type { IssueAction } from './IssueActions';
import { IssuePane } from './IssuePane';
import { IssueRows } from './IssueRows';

/** After these an issue has been dealt with, and the next one comes. */
const settling: readonly IssueAction[] = ['agenda', 'close', 'task', 'merge', 'flash'];

interface Props {
  readonly issues: readonly IssueView[];
  readonly more: More;
  readonly stale: boolean;
  /** In place of rows where there are none; what was asked for is open beside it. */
  readonly none: ReactNode;
}

/** The issues and, beside them, the one that is open: for those who triage a queue, whose first is open from the start. */
export function Issues({ issues, more, stale, none }: Props) {
  const { issue: asked } = useAddress().parameters;
  const area = useRef<HTMLDivElement>(null);
  const mayTriage = useMay('issue.triage');
  const [queueing, setQueueing] = useState(mayTriage);
  const room = useRoomBeside();
  const place = useListPlace(issues, asked);
  const openId = room ? (asked ?? (queueing ? place.current?.id : undefined)) : undefined;

  function show(issue: string | undefined, options: { replace: boolean }): void {
    setQueueing(issue !== undefined && mayTriage);
    setParameters({ issue }, options);
  }
  const { step, open, close } = useListKeys(area, issues, place, { openId, onOpen: show });
  function done(action: IssueAction): void {
    if (!settling.includes(action)) return;
    place.walk(1);
    // Where it was the last, the one that comes up in its place.
    show(issues[place.at + 1]?.id, { replace: true });
    setQueueing(mayTriage);
  }
  return (
    <ListArea
      ref={area}
      list={issues.length === 0 ? none : <IssueRows {...{ issues, place, more, stale }} onOpen={open} />}
      pane={
        openId !== undefined && (
          <IssuePane
            key={openId}
            issueId={openId}
            listed={issues.find(({ id }) => id === openId)}
            onStep={step}
            onClose={close}
            onWrite={() => show(openId, { replace: true })}
            onDone={done}
          />
        )
      }
    />
  );
}
