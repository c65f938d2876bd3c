import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { AccessRequestView } from '../../../bot/contract';
import { InlineForm } from '../../components/InlineForm';
import { useOneForm } from '../../components/OneForm';
import { fieldProblems, ProblemBar } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useDeed } from '../../data/useDeed';
import { type Grounds, groundsOf, missingGrounds } from '../actionLog/holder';
import { GatewayFields } from '../actionLog/HolderFields';

type Request = Pick<AccessRequestView, 'id' | 'reference' | 'byName' | 'needsGateway'>;

/** One click answers; only a body that may be told under a gateway alone, for a purpose, is asked for both first. */
export default function AnswerAccess({ request, isPrimary }: { request: Request; isPrimary: boolean }) {
  const { id: requestId, reference, byName, needsGateway } = request;
  const { form, open, close } = useOneForm(requestId, ['give']);
  const give = useDeed('access.give', sayAnswer);
  const decline = useDeed('access.decline', sayAnswer);
  const isSending = give.isPending || decline.isPending;
  const subject = `${reference}, ${byName}`;
  if (form === 'give') return <GroundsForm request={request} onClose={close} />;
  const words = needsGateway ? 'Give access…' : 'Give access';
  return (
    <>
      <ProblemBar error={give.error ?? decline.error} />
      <Button
        size="small"
        appearance={isPrimary ? 'primary' : 'secondary'}
        aria-label={`${words}: ${subject}`}
        disabledFocusable={isSending}
        onClick={() => (needsGateway ? open('give') : give.mutate({ requestId }))}
      >
        {words}
      </Button>
      <Button
        size="small"
        aria-label={`Not now: ${subject}`}
        disabledFocusable={isSending}
        onClick={() => decline.mutate({ requestId })}
      >
        Not now
      </Button>
    </>
  );
}

/** As it was answered: somebody else may have been the first. */
function sayAnswer({ state, reference, byName }: AccessRequestView): void {
  if (state === 'given') say(`${byName} sees ${reference} from now on.`, `${byName} has been told.`);
  else say(`${byName} is not given ${reference}.`, 'They are not told why, and may ask again.');
}

function GroundsForm({ request, onClose }: { request: Request; onClose: () => void }) {
  const { id: requestId, reference, byName } = request;
  const give = useDeed('access.give', (answered) => {
    onClose();
    sayAnswer(answered);
  });
  const [grounds, setGrounds] = useState<Grounds>({});
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  function send(): void {
    const lacking = missingGrounds(grounds, true);
    setMissing(lacking);
    if (Object.keys(lacking).length === 0) give.mutate({ requestId, ...groundsOf(grounds, true) });
  }
  return (
    <InlineForm
      title={`Give ${byName} access to ${reference}?`}
      submit="Give access"
      sending={give.isPending}
      error={give.error}
      onCancel={onClose}
      onSubmit={send}
    >
      <GatewayFields
        grounds={grounds}
        onChange={setGrounds}
        names={['Their agency']}
        kept="request"
        problems={{ ...fieldProblems(give.error), ...missing }}
      />
    </InlineForm>
  );
}
