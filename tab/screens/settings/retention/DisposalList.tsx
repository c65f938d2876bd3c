import { Button, Text } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { DisposalView } from '../../../../bot/contract';
import { LoadingLines } from '../../../components/LoadingLines';
import { ProblemBar, ProblemNotice } from '../../../components/ProblemNotice';
import { ask } from '../../../data/api';
import { offerFile } from '../../../data/offerFile';
import { useQueryOf } from '../../../data/useQueryOf';
import { certificateButton } from './showCertificate';
import { MessageList, MessagePart, MessageRow } from '../../messages/MessageRows';

/** What was disposed of, the latest first, each with its certificate. */
export function DisposalList() {
  const disposals = useQueryOf('retention.disposals');
  if (disposals.data === undefined) {
    return disposals.status === 'error' ? (
      <ProblemNotice flush what="This list could not be loaded." error={disposals.error} onRetry={disposals.refetch} />
    ) : (
      <LoadingLines flush count={2} />
    );
  }
  const { items } = disposals.data;
  return (
    <MessagePart title="Disposed of" level={3}>
      {items.length === 0 ? (
        <Text>Nothing was disposed of yet.</Text>
      ) : (
        <MessageList>
          {items.map((disposal) => (
            <DisposalRow key={disposal.id} disposal={disposal} />
          ))}
        </MessageList>
      )}
    </MessagePart>
  );
}

function DisposalRow({ disposal: { id, reference, state, text, reason } }: { disposal: DisposalView }) {
  const take = useMutation({
    mutationFn: async () => offerFile(await ask('retention.certificate', { disposalId: id, format: 'pdf' })),
  });
  const line = state === 'running' ? 'Under way: it goes on by itself' : text;
  return (
    <>
      <MessageRow title={reference} lines={[line, reason]}>
        {state === 'done' && (
          <Button
            id={certificateButton(id)}
            size="small"
            aria-label={`Certificate of ${reference}`}
            onClick={() => take.mutate()}
          >
            Certificate
          </Button>
        )}
      </MessageRow>
      {take.error !== null && (
        <li>
          <ProblemBar error={take.error} />
        </li>
      )}
    </>
  );
}
