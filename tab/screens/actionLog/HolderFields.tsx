import type { AgencyId, MemberId } from '../../../bot/domain/ids';
import { ChoiceField } from '../../components/ChoiceField';
import { useQueryOf } from '../../data/useQueryOf';

/** Who is to do a task, as far as it has been chosen. */
export interface Holder {
  readonly agencyId?: AgencyId | undefined;
  readonly ownerId?: MemberId | undefined;
  readonly deputyId?: MemberId | undefined;
}

interface Props {
  readonly holder: Holder;
  readonly onChange: (holder: Holder) => void;
  /** False where the task stays inside its agency. */
  readonly choosesAgency: boolean;
  readonly problems: Readonly<Record<string, string>>;
}

/** Agency, then one of its people, then perhaps another. */
export function HolderFields({ holder, onChange, choosesAgency, problems }: Props) {
  const { agencyId, ownerId, deputyId } = holder;
  const agencies = useQueryOf('agencies.list', {}, choosesAgency);
  const members = useQueryOf('members.list', { agencyId }, agencyId !== undefined);
  const people = (members.data?.items ?? [])
    .filter((person) => person.agencyId === agencyId && person.ownsTasks)
    .map(({ id, name, title, roleName }) => ({ value: id, label: `${name}, ${title === '' ? roleName : title}` }));
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
      <ChoiceField
        label="Owner"
        required
        none={agencyId === undefined ? 'Choose the agency first' : 'Choose a person'}
        choices={people}
        chosen={ownerId}
        onChoose={(chosen) => onChange({ ...holder, ownerId: chosen })}
        problem={problems['ownerId'] ?? members.error?.message}
        disabled={agencyId === undefined}
      />
      <ChoiceField
        label="Deputy"
        none="Nobody"
        choices={people.filter(({ value }) => value !== ownerId)}
        chosen={deputyId}
        onChoose={(chosen) => onChange({ ...holder, deputyId: chosen })}
        problem={problems['deputyId']}
        disabled={ownerId === undefined}
      />
    </>
  );
}
