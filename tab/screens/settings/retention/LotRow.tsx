import { Button } from '@fluentui/react-components';
import type { QueryResult } from '../../../../bot/contract';
import { useOneForm } from '../../../components/OneForm';
import { say } from '../../../components/say';
import { useDeed } from '../../../data/useDeed';
import { MessageRow } from '../../messages/MessageRows';
import { ReasonForm } from './ReasonForm';
import { showCertificate } from './showCertificate';

type Lot = QueryResult<'retention.queue'>['lots'][number];

/** What goes all together. */
export function LotRow({ lot }: { lot: Lot }) {
  const { form, open, close } = useOneForm(lot.class, ['dispose']);
  return (
    <>
      <MessageRow title={lot.text} lines={['All together: nobody looks at them one by one']}>
        {lot.mayDispose && (
          <Button size="small" aria-label={`Dispose of: ${lot.text}`} onClick={() => open('dispose')}>
            Dispose of…
          </Button>
        )}
      </MessageRow>
      {form === 'dispose' && <LotForm lot={lot} onClose={close} />}
    </>
  );
}

function LotForm({ lot, onClose }: { lot: Lot; onClose: () => void }) {
  const send = useDeed('retention.disposeLot', ({ id }) => {
    onClose();
    say(`${lot.className} disposed of.`, { words: 'Certificate', follow: () => showCertificate(id) });
  });
  const of = lot.class === 'message' ? 'message' : 'turnedAway';
  return (
    <li>
      <ReasonForm
        title={`Dispose of ${lot.className.toLowerCase()}?`}
        submit="Dispose of them"
        leave="Cancel"
        sending={send.isPending}
        error={send.error}
        onLeave={onClose}
        onSubmit={(reason) => send.mutate({ class: of, reason })}
      />
    </li>
  );
}
