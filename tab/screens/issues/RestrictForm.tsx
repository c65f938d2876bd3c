import { Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { Audience } from '../../../bot/domain/audience';
import type { AgencyId } from '../../../bot/domain/ids';
import { AgencyBoxes } from '../../components/AgencyBoxes';
import { InlineForm } from '../../components/InlineForm';
import { useCommand } from '../../data/useCommand';
import type { IssueFormProps } from './issueForm';

/** Need-to-know: named agencies, the raiser, and those who run the panel. */
export function RestrictForm({ issue, onDone, onCancel }: IssueFormProps) {
  const [named, setNamed] = useState(true);
  const [agencyIds, setAgencyIds] = useState<readonly AgencyId[]>([issue.agencyId]);
  const send = useCommand('issue.triage');
  const audience: Audience = named ? { kind: 'named', agencyIds: [...agencyIds], memberIds: [] } : { kind: 'panel' };
  return (
    <InlineForm
      title="Who may see it"
      submit="Save"
      sending={send.isPending}
      error={send.error}
      onCancel={onCancel}
      onSubmit={() =>
        send.mutate(
          { issueId: issue.id, audience },
          { onSuccess: () => onDone(named ? 'is restricted' : 'is shown to the whole panel') },
        )
      }
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
    </InlineForm>
  );
}
