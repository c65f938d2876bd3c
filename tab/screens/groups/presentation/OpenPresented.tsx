import type { GroupId, NominalId } from '../../../../bot/domain/ids';
import { OpenRecord } from '../../../components/OpenRecord';
import { useQueryOf } from '../../../data/useQueryOf';
import { OpenedPerson } from '../OpenedPerson';
import { KEEPERS } from '../OpenPerson';

interface Props {
  readonly groupId: GroupId;
  readonly nominalId: NominalId;
  /** The tap that opened them has said why. */
  readonly reason: string;
}

export function OpenPresented({ groupId, nominalId, reason }: Props) {
  const opened = useQueryOf('nominals.get', { groupId, nominalId }, true, () => ({ reason }));
  const person = opened.isPlaceholderData ? undefined : opened.data;
  return (
    <OpenRecord name="person" record={person} whomToAsk={KEEPERS} asked={opened}>
      {(known) => <OpenedPerson person={known} />}
    </OpenRecord>
  );
}
