import { Checkbox, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Audience } from '../../../bot/domain/audience';
import type { AgencyId } from '../../../bot/domain/ids';
import { InlineForm } from '../../components/InlineForm';
import { useCommand } from '../../data/useCommand';
import { useQueryOf } from '../../data/useQueryOf';
import type { IssueFormProps } from './IssueActions';

const useStyles = makeStyles({
  agencies: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 224px), 1fr))',
    alignItems: 'start',
    columnGap: tokens.spacingHorizontalM,
  },
});

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

interface BoxesProps {
  readonly chosen: readonly AgencyId[];
  readonly onChange: (ids: readonly AgencyId[]) => void;
}

function AgencyBoxes({ chosen, onChange }: BoxesProps) {
  const styles = useStyles();
  const agencies = useQueryOf('agencies.list');
  return (
    <Field label="Agencies">
      <div className={styles.agencies} role="group" aria-label="Agencies">
        {(agencies.data?.items ?? []).map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(_event, { checked }) =>
              onChange(checked === true ? [...chosen, id] : chosen.filter((each) => each !== id))
            }
          />
        ))}
      </div>
    </Field>
  );
}
