import { Button, Text } from '@fluentui/react-components';
import type { HoldView } from '../../../../bot/contract';
import { LoadingLines } from '../../../components/LoadingLines';
import { useOneForm } from '../../../components/OneForm';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { useMay } from '../../../data/session';
import { useDeed } from '../../../data/useDeed';
import { useQueryOf } from '../../../data/useQueryOf';
import { MessageList, MessagePart, MessageRow } from '../../messages/MessageRows';
import { HoldForm } from './HoldForm';
import { ReasonForm } from './ReasonForm';

/** While a hold stands nothing disposes of the record, and nothing erases its words. */
export function HoldList() {
  const holds = useQueryOf('retention.holds');
  const mayKeep = useMay('hold.keep');
  const { form, open, close } = useOneForm('holds', ['set']);
  if (holds.data === undefined) {
    return holds.status === 'error' ? (
      <ProblemNotice flush what="This list could not be loaded." error={holds.error} onRetry={holds.refetch} />
    ) : (
      <LoadingLines flush count={2} />
    );
  }
  const { items } = holds.data;
  return (
    <MessagePart title="On legal hold" level={3}>
      {items.length === 0 ? (
        <Text>Nothing is on hold.</Text>
      ) : (
        <MessageList>
          {items.map((hold) => (
            <HoldRow key={`${hold.of.type}.${hold.of.id}`} hold={hold} />
          ))}
        </MessageList>
      )}
      {mayKeep && form === undefined && (
        <div>
          <Button onClick={() => open('set')}>Set a hold…</Button>
        </div>
      )}
      {form === 'set' && <HoldForm onClose={close} />}
    </MessagePart>
  );
}

function HoldRow({ hold }: { hold: HoldView }) {
  const { form, open, close } = useOneForm(`${hold.of.type}.${hold.of.id}`, ['lift']);
  const { reference, caseReference, reason, reachText, setText, mayLift } = hold;
  return (
    <>
      <MessageRow title={`${reference}, for ${caseReference}`} lines={[reason, `${reachText} · ${setText}`]}>
        {mayLift && (
          <Button size="small" aria-label={`Lift the hold on ${reference}`} onClick={() => open('lift')}>
            Lift…
          </Button>
        )}
      </MessageRow>
      {form === 'lift' && <LiftForm hold={hold} onClose={close} />}
    </>
  );
}

function LiftForm({ hold: { of, reference }, onClose }: { hold: HoldView; onClose: () => void }) {
  const send = useDeed('hold.lift', () => {
    say(`The hold on ${reference} is lifted.`);
    onClose();
  });
  return (
    <li>
      <ReasonForm
        title={`Lift the hold on ${reference}?`}
        submit="Lift the hold"
        leave="Leave it on hold"
        sending={send.isPending}
        error={send.error}
        onLeave={onClose}
        onSubmit={(reason) => send.mutate({ of, reason })}
      >
        <Text>From then on it may be disposed of when it is due, and its words may be erased.</Text>
      </ReasonForm>
    </li>
  );
}
