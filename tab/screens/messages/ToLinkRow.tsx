import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { TurnedAwayView } from '../../../bot/contract';
import { InlineForm } from '../../components/InlineForm';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';
import { MessageRow } from './MessageRows';

type Step = 'link' | 'dismiss';

const stepWords: Record<Step, string> = { link: 'Link', dismiss: 'Not them' };

/** Several may wait for one seat: the tenant tells them apart. */
export function ToLinkRow({ person }: { person: TurnedAwayView }) {
  const [asking, setAsking] = useState<Step>();
  const { name, agencyName, tenantId, signInText, triedText } = person;
  return (
    <>
      <MessageRow title={name} lines={[agencyName, signInText, triedText]}>
        {(['link', 'dismiss'] as const).map((step) => (
          <Button
            key={step}
            size="small"
            aria-label={`${stepWords[step]}: ${name}, tenant ${tenantId}`}
            onClick={() => setAsking(step)}
          >
            {stepWords[step]}
          </Button>
        ))}
      </MessageRow>
      {asking !== undefined && <StepForm person={person} step={asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}

interface StepFormProps {
  readonly person: TurnedAwayView;
  readonly step: Step;
  readonly onClose: () => void;
}

function StepForm({ person, step, onClose }: StepFormProps) {
  const link = useCommand('member.link');
  const dismiss = useCommand('member.dismiss');
  const command = step === 'link' ? link : dismiss;
  const { memberId, tenantId, objectId, name } = person;
  function send(): void {
    const done = () => {
      say(name, step === 'link' ? 'Linked. They can come in now.' : 'They stay outside.');
      onClose();
    };
    // By then the list has lost this row.
    command.mutateAsync({ memberId, tenantId, objectId }).then(done, () => undefined);
  }
  return (
    <li>
      <InlineForm
        title={step === 'link' ? `Link this account to the seat of ${name}?` : `Not ${name}?`}
        submit={stepWords[step]}
        sending={command.isPending}
        error={command.error}
        onCancel={onClose}
        onSubmit={send}
      >
        <Text>{followsOf(step, name)}</Text>
      </InlineForm>
    </li>
  );
}

/** An address proves nothing across organisations, so it is said what the coordinator vouches for. */
function followsOf(step: Step, name: string): string {
  return step === 'link'
    ? `Only link whom you have spoken to: any organisation can give an account this address. From now on this account reads and answers as ${name}, and no other does.`
    : 'This account stays outside, and is not listed again for a week. Tell whoever looks after security if you do not know who it is.';
}
