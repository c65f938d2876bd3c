import { useEffect } from 'react';
import type { AgencyView } from '../../../bot/contract';
import type { AgencyId } from '../../../bot/domain/ids';
import { listed } from '../../../bot/domain/listed';
import { ChoiceField } from '../../components/ChoiceField';
import { TextField } from '../../components/TextField';
import { useQueryOf } from '../../data/useQueryOf';
import type { Grounds, Holder, Missing } from './holder';

interface Props {
  readonly holder: Holder;
  readonly onChange: (holder: Holder) => void;
  /** False where the task stays inside its agency. */
  readonly choosesAgency: boolean;
  /** Whether the chosen agency is told only through a legal gateway. */
  readonly needsGateway: boolean;
  readonly problems: Missing;
  /** Where the deputy is asked for apart: {@link DeputyField}. */
  readonly withoutDeputy?: boolean;
}

/** Whether an agency is told only through a legal gateway, for a stated purpose; as the server says. */
export function useNeedsGateway(agencyId: AgencyId | undefined): boolean {
  const agencies = useQueryOf('agencies.list', {}, agencyId !== undefined);
  return agencies.data?.items.find(({ id }) => id === agencyId)?.needsGateway ?? false;
}

function usePeopleOf(agencyId: AgencyId | undefined) {
  const members = useQueryOf('members.list', { agencyId }, agencyId !== undefined);
  const people = (members.data?.items ?? [])
    .filter((person) => person.agencyId === agencyId && person.ownsTasks)
    .map(({ id, name, title, roleName }) => ({ value: id, label: `${name}, ${title === '' ? roleName : title}` }));
  return { people, areRead: members.data !== undefined && !members.isPlaceholderData, error: members.error };
}

/** Agency, then one of its people, then perhaps another; and why it may be told, where it has to be said. */
export function HolderFields({ holder, onChange, choosesAgency, needsGateway, problems, withoutDeputy }: Props) {
  const { agencyId, ownerId, deputyId } = holder;
  const agencies = useQueryOf('agencies.list', {}, choosesAgency);
  const { people, areRead, error } = usePeopleOf(agencyId);
  // Whoever left while this was written stands in no field any more, and is not sent either.
  useEffect(() => {
    const isThere = (id: string | undefined) => id === undefined || people.some(({ value }) => value === id);
    if (!areRead || (isThere(ownerId) && isThere(deputyId))) return;
    onChange({
      ...holder,
      ownerId: isThere(ownerId) ? ownerId : undefined,
      deputyId: isThere(deputyId) ? deputyId : undefined,
    });
  });
  return (
    <>
      {choosesAgency && (
        <ChoiceField
          label="Agency"
          required
          none="Choose an agency"
          choices={(agencies.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          chosen={agencyId}
          onChoose={(chosen) => onChange({ agencyId: chosen })}
          problem={problems['agencyId'] ?? agencies.error?.message}
        />
      )}
      {needsGateway && (
        <GatewayFields
          grounds={holder}
          onChange={(grounds) => onChange({ ...holder, ...grounds })}
          names={namesIn(agencies.data, agencyId)}
          kept="task"
          problems={problems}
        />
      )}
      <ChoiceField
        label="Owner"
        required
        none={agencyId === undefined ? 'Choose the agency first' : 'Choose a person'}
        choices={people}
        chosen={ownerId}
        onChoose={(chosen) => onChange({ ...holder, ownerId: chosen })}
        problem={problems['ownerId'] ?? error?.message}
        disabled={agencyId === undefined}
      />
      {withoutDeputy !== true && <DeputyField {...{ holder, onChange, problems }} />}
    </>
  );
}

/** Who does it where the owner cannot. */
export function DeputyField({ holder, onChange, problems }: Pick<Props, 'holder' | 'onChange' | 'problems'>) {
  const { agencyId, ownerId, deputyId } = holder;
  const { people } = usePeopleOf(agencyId);
  return (
    <ChoiceField
      label="Deputy"
      none="Nobody"
      choices={people.filter(({ value }) => value !== ownerId)}
      chosen={deputyId}
      onChoose={(chosen) => onChange({ ...holder, deputyId: chosen })}
      problem={problems['deputyId']}
      disabled={ownerId === undefined}
    />
  );
}

function namesIn(agencies: { items: AgencyView[] } | undefined, agencyId: AgencyId | undefined): string[] {
  return (agencies?.items ?? []).filter(({ id }) => id === agencyId).map(({ name }) => name);
}

/** Those under which the panel shares now. */
export function GatewayField({
  chosen,
  onChoose,
  problem,
}: {
  readonly chosen: string | undefined;
  readonly onChoose: (gateway: string | undefined) => void;
  readonly problem?: string | undefined;
}) {
  const gateways = useQueryOf('gateways.list');
  return (
    <ChoiceField
      label="Gateway"
      required
      none="Choose the legal gateway"
      choices={(gateways.data?.items ?? []).map(({ name }) => ({ value: name, label: name }))}
      chosen={chosen}
      onChoose={onChoose}
      problem={problem ?? gateways.error?.message}
    />
  );
}

/** Why agencies that need a gateway may be told. */
export function GatewayFields({
  grounds,
  onChange,
  names,
  kept,
  problems,
}: {
  readonly grounds: Grounds;
  readonly onChange: (grounds: Grounds) => void;
  /** Whose law or regime asks for it. */
  readonly names: readonly string[];
  readonly kept: 'task' | 'issue' | 'item' | 'request' | 'group';
  readonly problems: Missing;
}) {
  return (
    <>
      <GatewayField
        chosen={grounds.gateway}
        onChoose={(gateway) => onChange({ ...grounds, gateway })}
        problem={problems['gateway']}
      />
      <TextField
        label="Purpose"
        required
        hint={`${listed(names)} may be told only through a gateway and for a stated purpose. Both stand on the ${kept}.`}
        value={grounds.purpose ?? ''}
        onChange={(purpose) => onChange({ ...grounds, purpose })}
        problem={problems['purpose']}
      />
    </>
  );
}
