import { Button, Switch, Text } from '@fluentui/react-components';
import type { DeliveryView } from '../../../bot/contract';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemBar, ProblemNotice } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { setParameters, useAddress } from '../../data/address';
import { useCommand } from '../../data/useCommand';
import { useWatchedQueryOf } from '../../data/useWatchedQueryOf';
import { MessageList, MessagePart, MessageRow } from './MessageRows';

/** What went to whom, the latest first; the filter is in the address. */
export function DeliveriesPart() {
  const failed = useAddress().parameters['failed'] === 'true';
  const deliveries = useWatchedQueryOf('reminders.deliveries', failed ? { failed } : {});
  return (
    <MessagePart title="Sent">
      <Switch
        label="Only what was not delivered"
        checked={failed}
        onChange={(_event, { checked }) => setParameters({ failed: checked ? 'true' : undefined })}
      />
      {deliveries.data === undefined ? (
        deliveries.status === 'error' ? (
          <ProblemNotice
            flush
            what="This list could not be loaded."
            error={deliveries.error}
            onRetry={deliveries.refetch}
          />
        ) : (
          <LoadingLines flush count={6} />
        )
      ) : deliveries.data.items.length === 0 ? (
        <Text>{failed ? 'Everything was delivered.' : 'Nothing has been sent yet.'}</Text>
      ) : (
        <MessageList>
          {deliveries.data.items.map((delivery, index) => (
            <DeliveryRow key={`${delivery.messageId} ${index}`} delivery={delivery} />
          ))}
        </MessageList>
      )}
    </MessagePart>
  );
}

function DeliveryRow({ delivery }: { delivery: DeliveryView }) {
  const retry = useCommand('reminder.retry');
  const { messageId, what, to, stateText, by, seenText, reasonText, triedTexts, mayRetry } = delivery;
  const state = by === undefined ? stateText : `${stateText}, by ${by}`;
  return (
    <MessageRow title={`${what}, to ${to}`} lines={[state, seenText, reasonText, ...triedTexts]}>
      {mayRetry && (
        <>
          <ProblemBar error={retry.error} />
          <Button
            size="small"
            aria-label={`Try again: ${what}, to ${to}`}
            disabledFocusable={retry.isPending}
            onClick={() => retry.mutate({ messageId }, { onSuccess: () => say('It is tried again.') })}
          >
            Try again
          </Button>
        </>
      )}
    </MessageRow>
  );
}
