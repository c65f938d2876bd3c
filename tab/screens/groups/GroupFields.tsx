import type { GroupDetailView } from '../../../bot/contract';
import { GroupStatus, groupStatusNames } from '../../../bot/domain/groupFacts';
import type { Role } from '../../../bot/domain/member';
import type { MemberId } from '../../../bot/domain/ids';
import { ChoiceField } from '../../components/ChoiceField';
import { TextField } from '../../components/TextField';
import { useQueryOf } from '../../data/useQueryOf';

/** The head of a group, as it stands in a form. */
export interface HeadDraft {
  readonly operation: string;
  readonly reference: string;
  readonly status: GroupStatus;
  readonly threats: string;
  readonly band: string;
  readonly lroId: MemberId | undefined;
}

export const blankHead: HeadDraft = {
  ...{ operation: '', reference: '', status: 'new', threats: '', band: '', lroId: undefined },
};

export function headOf(group: GroupDetailView): HeadDraft {
  const { operation, reference, status, threats, band = '', lroId } = group;
  return { operation, reference, status, threats: threats.join('\n'), band, lroId };
}

/** What is empty is not sent. */
/** They do not read what they would lead. */
const onlookers: ReadonlySet<Role> = new Set<Role>(['observer', 'auditor', 'administrator']);

export function headIn({ operation, reference, status, threats, band, lroId }: HeadDraft) {
  return {
    ...{ operation, reference, status, threats: linesIn(threats) },
    ...(band.trim() === '' ? {} : { band }),
    ...(lroId === undefined ? {} : { lroId }),
  };
}

export function linesIn(text: string): string[] {
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

const statuses = GroupStatus.options.map((value) => ({ value, label: groupStatusNames[value] }));

interface Props {
  readonly draft: HeadDraft;
  readonly onChange: (draft: HeadDraft) => void;
  readonly problems: Readonly<Record<string, string>>;
}

export function HeadFields({ draft, onChange, problems }: Props) {
  const members = useQueryOf('members.list').data?.items ?? [];
  const leads = members.filter(({ id, role }) => !onlookers.has(role) || id === draft.lroId);
  const problem = (field: string) =>
    Object.entries(problems).find(([path]) => path === field || path === `head.${field}`)?.[1];
  const set = (change: Partial<HeadDraft>) => onChange({ ...draft, ...change });
  return (
    <>
      <TextField
        label="Operation name"
        required
        value={draft.operation}
        onChange={(operation) => set({ operation })}
        problem={problem('operation')}
      />
      <TextField
        label="The force’s number"
        required
        hint="NM-OCG-031"
        value={draft.reference}
        onChange={(reference) => set({ reference })}
        problem={problem('reference')}
      />
      <ChoiceField
        label="Status"
        choices={statuses}
        chosen={draft.status}
        onChoose={(status = 'new') => set({ status })}
      />
      <TextField
        label="Threats"
        hint="One a line. Nobody is named here."
        rows={2}
        value={draft.threats}
        onChange={(threats) => set({ threats })}
        problem={Object.entries(problems).find(([path]) => path.includes('threats'))?.[1]}
      />
      <TextField
        label="Band"
        hint="As the force grades it"
        value={draft.band}
        onChange={(band) => set({ band })}
        problem={problem('band')}
      />
      <ChoiceField
        label="Lead responsible officer"
        none="Nobody yet"
        choices={leads.map(({ id, name, agencyName }) => ({ value: id, label: `${name}, ${agencyName}` }))}
        chosen={draft.lroId}
        onChoose={(lroId) => set({ lroId })}
        problem={problem('lroId')}
      />
    </>
  );
}
