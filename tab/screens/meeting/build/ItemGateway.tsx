import type { AgencyId } from '../../../../bot/domain/ids';
import { useQueryOf } from '../../../data/useQueryOf';
import { GatewayFields } from '../../actionLog/HolderFields';
import type { ItemDraft } from './itemDraft';

interface Props {
  readonly draft: ItemDraft;
  readonly shared: readonly AgencyId[];
  readonly onChange: (change: Partial<ItemDraft>) => void;
  readonly problems: Readonly<Record<string, string>>;
}

/** Asked once for each body that needs it. */
export function ItemGateway({ draft, shared, onChange, problems }: Props) {
  const agencies = useQueryOf('agencies.list', {});
  const added = draft.named ? draft.agencyIds.filter((id) => !shared.includes(id)) : [];
  const barred = (agencies.data?.items ?? []).filter(({ id, needsGateway }) => needsGateway && added.includes(id));
  if (barred.length === 0) return null;
  const purpose = problems['sharedFor'];
  return (
    <GatewayFields
      grounds={draft.grounds}
      onChange={(grounds) => onChange({ grounds })}
      names={barred.map(({ name }) => name)}
      kept="item"
      problems={{ ...problems, ...(purpose === undefined ? {} : { purpose }) }}
    />
  );
}
