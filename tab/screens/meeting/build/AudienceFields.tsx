import { Caption1, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { AgencyBoxes } from '../../../components/AgencyBoxes';
import { useQueryOf } from '../../../data/useQueryOf';
import type { ItemDraft } from './itemDraft';

interface Props {
  readonly draft: ItemDraft;
  readonly onChange: (change: Partial<ItemDraft>) => void;
}

/** Who needs to know of an item. To everybody else it is not there at all. */
export function AudienceFields({ draft: { named, agencyIds, memberIds }, onChange }: Props) {
  const members = useQueryOf('members.list', {}, memberIds.length > 0);
  const people = (members.data?.items ?? []).filter(({ id }) => memberIds.includes(id)).map(({ name }) => name);
  return (
    <>
      <Field label="Who needs to know">
        <RadioGroup
          value={named ? 'named' : 'panel'}
          onChange={(_event, { value }) => onChange({ named: value === 'named' })}
        >
          <Radio value="panel" label="The whole panel" />
          <Radio value="named" label="Only the agencies chosen here, and those who run the panel" />
        </RadioGroup>
      </Field>
      {named && <AgencyBoxes chosen={agencyIds} onChange={(ids) => onChange({ agencyIds: ids })} />}
      {named && people.length > 0 && <Caption1>Also named: {people.join(', ')}</Caption1>}
    </>
  );
}
