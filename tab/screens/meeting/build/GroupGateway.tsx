import { useState } from 'react';
import { FormPlace } from '../../../components/FormPlace';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { type Grounds, type Missing, missingGrounds } from '../../actionLog/holder';
import { GatewayFields } from '../../actionLog/HolderFields';
import type { useOffered } from './offered';

type Asked = NonNullable<ReturnType<typeof useOffered>['asked']>;

/** The server's answer names who has come to need it. */
export function GroupGateway({ asked: { reference, sending, error, send, leave } }: { asked: Asked }) {
  const [grounds, setGrounds] = useState<Grounds>({});
  const [missing, setMissing] = useState<Missing>({});
  function submit(): void {
    const lacking = missingGrounds(grounds, true);
    setMissing(lacking);
    if (Object.keys(lacking).length === 0) send({ gateway: grounds.gateway, sharedFor: grounds.purpose });
  }
  return (
    <FormPlace onLeave={leave}>
      <InlineForm
        title={`Why ${reference} may be shared`}
        submit="Add to the agenda"
        sending={sending}
        error={error}
        onCancel={leave}
        onSubmit={submit}
      >
        <GatewayFields
          grounds={grounds}
          onChange={setGrounds}
          names={['Some who may read the group']}
          kept="group"
          problems={{ ...fieldProblems(error), ...missing }}
        />
      </InlineForm>
    </FormPlace>
  );
}
