import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { AccessRequestView } from '../../../bot/contract';
import { InlineForm } from '../../components/InlineForm';
import { useOneForm } from '../../components/OneForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useDeed } from '../../data/useDeed';
import { type Grounds, groundsOf, missingGrounds } from '../actionLog/holder';
import { GatewayFields } from '../actionLog/HolderFields';

type Request = Pick<AccessRequestView, 'id' | 'reference' | 'byName' | 'needsGateway'>;

/** Neither is taken back: each says first what follows. */
export default function AnswerAccess({ request, isPrimary }: { request: Request; isPrimary: boolean }) {
  const { form, open, close } = useOneForm(request.id, ['give', 'decline']);
  const subject = `${request.reference}, ${request.byName}`;
  if (form === 'give') return <GiveForm request={request} onClose={close} />;
  if (form === 'decline') return <DeclineForm request={request} onClose={close} />;
  return (
    <>
      <Button
        size="small"
        appearance={isPrimary ? 'primary' : 'secondary'}
        aria-label={`Give access…: ${subject}`}
        onClick={() => open('give')}
      >
        Give access…
      </Button>
      <Button size="small" aria-label={`Not now…: ${subject}`} onClick={() => open('decline')}>
        Not now…
      </Button>
    </>
  );
}

interface FormProps {
  readonly request: Request;
  readonly onClose: () => void;
}

/** A body that may be told only through a gateway, for a purpose, is asked for both. */
function GiveForm({ request: { id: requestId, reference, byName, needsGateway }, onClose }: FormProps) {
  const give = useDeed('access.give', () => {
    onClose();
    say(`${byName} sees ${reference} from now on.`, `${byName} has been told.`);
  });
  const [grounds, setGrounds] = useState<Grounds>({});
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  function send(): void {
    const lacking = missingGrounds(grounds, needsGateway);
    setMissing(lacking);
    if (Object.keys(lacking).length === 0) give.mutate({ requestId, ...groundsOf(grounds, needsGateway) });
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
      <Text>They are told, and see it from now on. What was recorded until now is not opened by it.</Text>
      {needsGateway && (
        <GatewayFields
          grounds={grounds}
          onChange={setGrounds}
          names={['Their agency']}
          kept="request"
          problems={{ ...fieldProblems(give.error), ...missing }}
        />
      )}
    </InlineForm>
  );
}

function DeclineForm({ request: { id: requestId, reference, byName }, onClose }: FormProps) {
  const decline = useDeed('access.decline', () => {
    onClose();
    say(`${byName} is not given ${reference}.`, 'They read “not given”, and not why.');
  });
  return (
    <InlineForm
      title={`Leave ${reference} closed to ${byName}?`}
      submit="Do not give access"
      sending={decline.isPending}
      error={decline.error}
      onCancel={onClose}
      onSubmit={() => decline.mutate({ requestId })}
    >
      <Text>They read “not given” in time, as of what there is not. They may ask again.</Text>
    </InlineForm>
  );
}
