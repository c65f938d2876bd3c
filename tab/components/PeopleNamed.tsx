import type { MemberId } from '../../bot/domain/ids';
import { useQueryOf } from '../data/useQueryOf';
import { NamedOf } from './NamedOf';

interface Props {
  readonly chosen: readonly MemberId[];
  readonly onChange: (ids: readonly MemberId[]) => void;
}

/** People who need to know, whatever their agency. */
export function PeopleNamed(props: Props) {
  const members = useQueryOf('members.list');
  const all = (members.data?.items ?? []).map(({ id, name, agencyName }) => ({
    ...{ id, name },
    label: `${name}, ${agencyName}`,
  }));
  return <NamedOf label="People" none="Name a person" all={all} problem={members.error?.message} {...props} />;
}
