import { Button, Checkbox, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { DueRecordView } from '../../../../bot/contract';
import { LoadingLines } from '../../../components/LoadingLines';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { usePagesOf } from '../../../data/usePagesOf';
import { MessageList, MessagePart, MessageRow } from '../../messages/MessageRows';
import { Decision } from './Decision';
import { LotRow } from './LotRow';

/** What is due, the longest due first. What is decided on makes room for what comes after. */
export function DueList() {
  const queue = usePagesOf('retention.queue');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  if (queue.data === undefined) {
    return queue.status === 'error' ? (
      <ProblemNotice flush what="This list could not be loaded." error={queue.error} onRetry={queue.refetch} />
    ) : (
      <LoadingLines flush count={3} />
    );
  }
  const items = queue.data.pages.flatMap((page) => page.items);
  const lots = queue.data.pages.flatMap((page) => page.lots);
  const tick = (key: string, isOn: boolean) =>
    setTicked(isOn ? [...ticked, key] : ticked.filter((each) => each !== key));
  // What is no longer shown is no longer selected.
  const chosen = items.filter((item) => ticked.includes(keyOf(item)));
  const open = items.filter(({ may }) => may.keep);
  return (
    <MessagePart title="Due for review" level={3}>
      {items.length + lots.length === 0 ? (
        <Text>Nothing is due. What is over is listed here when its period ends.</Text>
      ) : (
        <>
          {open.length > 0 && (
            <Checkbox
              label={`Choose all ${open.length} shown, to keep or dispose of`}
              checked={chosen.length === open.length || (chosen.length > 0 && 'mixed')}
              onChange={(_event, { checked }) => setTicked(checked === true ? open.map(keyOf) : [])}
            />
          )}
          <MessageList>
            {lots.map((lot) => (
              <LotRow key={lot.class} lot={lot} />
            ))}
            {items.map((item) => (
              <DueRow key={keyOf(item)} item={item} isTicked={chosen.includes(item)} onTick={tick} />
            ))}
          </MessageList>
        </>
      )}
      {queue.hasNextPage && (
        <div>
          <Button disabledFocusable={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
      {queue.isFetchNextPageError && (
        <ProblemNotice flush what="More could not be loaded." error={queue.error} onRetry={queue.fetchNextPage} />
      )}
      {chosen.length > 0 && <Decision chosen={chosen} onDone={() => setTicked([])} />}
    </MessagePart>
  );
}

function keyOf({ of }: DueRecordView): string {
  return `${of.type}.${of.id}`;
}

interface RowProps {
  readonly item: DueRecordView;
  readonly isTicked: boolean;
  readonly onTick: (key: string, isOn: boolean) => void;
}

function DueRow({ item, isTicked, onTick }: RowProps) {
  const { reference, title, agencyName, dueText, ruleText, heldText, may } = item;
  const about = [agencyName, dueText, ruleText].filter((each) => each !== undefined).join(' · ');
  return (
    <MessageRow title={`${reference} · ${title}`} lines={[about, ...(heldText === undefined ? [] : [heldText])]}>
      {may.keep && (
        <Checkbox
          checked={isTicked}
          label="Choose"
          aria-label={`Choose ${reference}`}
          onChange={(_event, { checked }) => onTick(keyOf(item), checked === true)}
        />
      )}
    </MessageRow>
  );
}
