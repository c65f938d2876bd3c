import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { AccessRequestId } from '../../../bot/domain/accessRequest';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems, ProblemBar } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';
import { type Grounds, groundsOf, missingGrounds } from '../actionLog/holder';
import { GatewayFields } from '../actionLog/HolderFields';

interface Props {
  readonly requestId: AccessRequestId;
  /** Their body may be told only through a gateway, for a purpose. */
  readonly needsGateway: boolean;
  readonly isPrimary: boolean;
  readonly subject: string;
}

/** One click gives access or does not; where a body needs a gateway, that is asked for first. */
export default function AnswerAccess({ requestId, needsGateway, isPrimary, subject }: Props) {
  const give = useCommand('access.give');
  const decline = useCommand('access.decline');
  const [asking, setAsking] = useState(false);
  if (asking) return <GroundsForm requestId={requestId} subject={subject} onClose={() => setAsking(false)} />;
  return (
    <>
      <ProblemBar error={give.error ?? decline.error} />
      <Button
        size="small"
        appearance={isPrimary ? 'primary' : 'secondary'}
        aria-label={`Give access: ${subject}`}
        disabledFocusable={give.isPending}
        onClick={() =>
          needsGateway ? setAsking(true) : give.mutate({ requestId }, { onSuccess: ({ reference }) => said(reference) })
        }
      >
        Give access
      </Button>
      <Button
        size="small"
        aria-label={`Not now: ${subject}`}
        disabledFocusable={decline.isPending}
        onClick={() =>
          decline.mutate(
            { requestId },
            { onSuccess: ({ reference }) => say(`Access to ${reference} was not given.`, 'Nobody is told why.') },
          )
        }
      >
        Not now
      </Button>
    </>
  );
}

function said(reference: string): void {
  say(`Access to ${reference} is given.`, 'They hear of it. What was recorded until now is not opened by it.');
}

function GroundsForm({ requestId, subject, onClose }: Pick<Props, 'requestId' | 'subject'> & { onClose: () => void }) {
  const give = useCommand('access.give');
  const [grounds, setGrounds] = useState<Grounds>({});
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  function send(): void {
    const lacking = missingGrounds(grounds, true);
    setMissing(lacking);
    if (Object.keys(lacking).length > 0) return;
    give.mutate(
      { requestId, ...groundsOf(grounds, true) },
      {
        onSuccess: ({ reference }) => {
          said(reference);
          onClose();
        },
      },
    );
  }
  return (
    <InlineForm
      title={`Give access: ${subject}`}
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
