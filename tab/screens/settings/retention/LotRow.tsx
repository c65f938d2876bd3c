import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { QueryResult } from '../../../../bot/contract';
import { say } from '../../../components/say';
import { useCommand } from '../../../data/useCommand';
import { MessageRow } from '../../messages/MessageRows';
import { ReasonForm } from './ReasonForm';

type Lot = QueryResult<'retention.queue'>['lots'][number];

/** What goes all together. */
export function LotRow({ lot }: { lot: Lot }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <MessageRow title={lot.text} lines={['All together: nobody looks at them one by one']}>
        {lot.mayDispose && (
          <Button size="small" aria-label={`Dispose of: ${lot.text}`} onClick={() => setAsking(true)}>
            Dispose of
          </Button>
        )}
      </MessageRow>
      {isAsking && <LotForm lot={lot} onClose={() => setAsking(false)} />}
    </>
  );
}

function LotForm({ lot, onClose }: { lot: Lot; onClose: () => void }) {
  const send = useCommand('retention.disposeLot');
  function dispose(reason: string): void {
    const done = () => {
      say(`${lot.className} disposed of.`, 'The certificate is below.');
      onClose();
    };
    send.mutate({ class: lot.class === 'message' ? 'message' : 'turnedAway', reason }, { onSuccess: done });
  }
  return (
    <li>
      <ReasonForm
        title={`Dispose of ${lot.className.toLowerCase()}?`}
        submit="Dispose of"
        leave="Keep them"
        sending={send.isPending}
        error={send.error}
        onLeave={onClose}
        onSubmit={dispose}
      />
    </li>
  );
}
