import { Caption1, Field, Radio, RadioGroup } from '@fluentui/react-components';
import type { Audience } from '../../bot/domain/audience';
import type { AgencyId, MemberId } from '../../bot/domain/ids';
import { useQueryOf } from '../data/useQueryOf';
import { AgencyBoxes } from './AgencyBoxes';

/** Who needs to know, as it stands in a form: who was chosen is kept while the whole panel is. */
export interface Readers {
  /** Whether only those named need to know. */
  readonly named: boolean;
  readonly agencyIds: readonly AgencyId[];
  readonly memberIds: readonly MemberId[];
}

export function readersIn(audience: Audience | undefined): Readers {
  if (audience?.kind !== 'named') return { named: false, agencyIds: [], memberIds: [] };
  const { agencyIds, memberIds } = audience;
  return { named: true, agencyIds, memberIds };
}

export function audienceOf({ named, agencyIds, memberIds }: Readers): Audience {
  return named ? { kind: 'named', agencyIds: [...agencyIds], memberIds: [...memberIds] } : { kind: 'panel' };
}

interface Props {
  /** Who sees it where few are chosen. */
  readonly few: string;
  readonly readers: Readers;
  readonly onChange: (change: Partial<Readers>) => void;
}

/** Who needs to know. To everybody else it is not there at all. */
export function AudienceFields({ few, readers: { named, agencyIds, memberIds }, onChange }: Props) {
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
          <Radio value="named" label={few} />
        </RadioGroup>
      </Field>
      {named && <AgencyBoxes chosen={agencyIds} onChange={(ids) => onChange({ agencyIds: ids })} />}
      {named && people.length > 0 && <Caption1>Also named: {people.join(', ')}</Caption1>}
    </>
  );
}
