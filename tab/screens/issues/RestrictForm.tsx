import { Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { AgencyView } from '../../../bot/contract';
import type { Audience } from '../../../bot/domain/audience';
import type { AgencyId } from '../../../bot/domain/ids';
import { AgencyBoxes } from '../../components/AgencyBoxes';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { useCommand } from '../../data/useCommand';
import { useQueryOf } from '../../data/useQueryOf';
import { GatewayFields } from '../actionLog/HolderFields';
import { type Grounds, groundsOf, missingGrounds } from '../actionLog/holder';
import type { IssueFormProps } from './issueForm';

/** Need-to-know: named agencies, the raiser, and those who run the panel. */
export function RestrictForm({ issue, onDone, onCancel }: IssueFormProps) {
  const [named, setNamed] = useState(true);
  const [agencyIds, setAgencyIds] = useState<readonly AgencyId[]>([issue.agencyId]);
  const [grounds, setGrounds] = useState<Grounds>({});
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  const agencies = useQueryOf('agencies.list', {});
  const barred = named && needsGateway(agencyIds, issue.agencyId, agencies.data?.items);
  const send = useCommand('issue.triage');
  const audience: Audience = named ? { kind: 'named', agencyIds: [...agencyIds], memberIds: [] } : { kind: 'panel' };

  function submit(): void {
    const lacking = missingGrounds(grounds, barred);
    setMissing(lacking);
    if (Object.keys(lacking).length > 0) return;
    send.mutate(
      { issueId: issue.id, audience, ...groundsOf(grounds, barred) },
      { onSuccess: () => onDone(named ? 'is restricted' : 'is shown to the whole panel') },
    );
  }
  return (
    <InlineForm
      title="Who may see it"
      submit="Save"
      sending={send.isPending}
      error={send.error}
      onCancel={onCancel}
      onSubmit={submit}
    >
      <RadioGroup
        aria-label="Who may see it"
        value={named ? 'named' : 'panel'}
        onChange={(_event, { value }) => setNamed(value === 'named')}
      >
        <Radio value="named" label="Only the agencies chosen here, whoever raised it, and those who run the panel" />
        <Radio value="panel" label="The whole panel" />
      </RadioGroup>
      {named && <AgencyBoxes chosen={agencyIds} onChange={setAgencyIds} />}
      {barred && (
        <GatewayFields
          grounds={grounds}
          onChange={setGrounds}
          hint="One of these agencies may be told only through a gateway and for a stated purpose. Both stand on the issue."
          problems={{ ...fieldProblems(send.error), ...missing }}
        />
      )}
    </InlineForm>
  );
}

/** Whoever raised it knows it already. */
function needsGateway(chosen: readonly AgencyId[], raiser: AgencyId, agencies: readonly AgencyView[] = []): boolean {
  return agencies.some((agency) => agency.needsGateway && agency.id !== raiser && chosen.includes(agency.id));
}
