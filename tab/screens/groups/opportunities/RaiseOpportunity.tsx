import { useState } from 'react';
import { type AgencyId, type GroupId, OpportunityId } from '../../../../bot/domain/ids';
import type { QueryResult } from '../../../../bot/contract';
import { ChoiceField } from '../../../components/ChoiceField';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { useCommand } from '../../../data/useCommand';
import { useQueryOf } from '../../../data/useQueryOf';

/** What could be done, by whom, and with which of their powers. */
export function RaiseOpportunity({ groupId, onDone }: { groupId: GroupId; onDone: () => void }) {
  const [opportunityId] = useState(() => OpportunityId.parse(crypto.randomUUID()));
  const [what, setWhat] = useState('');
  const [agencyId, setAgency] = useState<AgencyId>();
  const [powerId, setPower] = useState<string>();
  const agencies = useQueryOf('agencies.list').data?.items ?? [];
  const powers = usePowersOf(agencies.find(({ id }) => id === agencyId));
  const power = powers.find(({ id }) => id === powerId);
  const raise = useCommand('opportunity.raise');
  const problems = fieldProblems(raise.error);
  return (
    <InlineForm
      title="Add an opportunity"
      submit="Add it"
      sending={raise.isPending}
      error={raise.error}
      onCancel={onDone}
      onSubmit={() => {
        if (agencyId === undefined) return;
        raise.mutate(
          { groupId, opportunityId, what, agencyId, ...(power === undefined ? {} : { powerId: power.id }) },
          {
            onSuccess: ({ called }) => {
              onDone();
              say(`${called} is added.`, 'It waits to be decided.');
            },
          },
        );
      }}
    >
      <TextField
        label="What could be done"
        hint="In one line, and without anybody’s name"
        required
        value={what}
        onChange={setWhat}
        problem={problems['what']}
      />
      <ChoiceField
        label="Agency"
        required
        none="Choose an agency"
        choices={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={agencyId}
        onChoose={(chosen) => {
          setAgency(chosen);
          setPower(undefined);
        }}
        problem={problems['agencyId']}
      />
      <PowerField {...{ powers, power, isAsked: agencyId !== undefined, onChoose: setPower }} />
    </InlineForm>
  );
}

type Found = QueryResult<'powers.find'>['items'][number];

interface PowerProps {
  readonly powers: readonly Found[];
  readonly power: Found | undefined;
  readonly isAsked: boolean;
  readonly onChoose: (id: string | undefined) => void;
}

function PowerField({ powers, power, isAsked, onChoose }: PowerProps) {
  return (
    <ChoiceField
      label="Power"
      none={isAsked ? 'None of the list' : 'Choose the agency first'}
      choices={powers.map(({ id, power: name }) => ({ value: id, label: name }))}
      chosen={power?.id}
      onChoose={onChoose}
      disabled={!isAsked}
      {...(power === undefined ? {} : { hint: `${power.lever}. ${power.confidenceText}. ${power.checkText}.` })}
    />
  );
}

function usePowersOf(agency: { readonly id: AgencyId; readonly kind: string } | undefined) {
  const found = useQueryOf('powers.find', { kind: agency?.kind ?? '', limit: 50 }, agency !== undefined);
  if (agency === undefined || found.isPlaceholderData) return [];
  return (found.data?.items ?? []).filter(({ holders }) => holders.some(({ agencyId }) => agencyId === agency.id));
}
