import { useState } from 'react';
import type { PartnerView } from '../../../bot/contract';
import type { MemberId } from '../../../bot/domain/ids';
import { ChoiceField } from '../../components/ChoiceField';
import { InlineForm } from '../../components/InlineForm';
import { ApiError } from '../../data/api';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { TextField } from '../../components/TextField';
import { useCommand } from '../../data/useCommand';
import { useSeenVersion } from '../../data/useSeenVersion';
import type { PartnerFormProps } from './partnerForm';
import { missingKind, type PartnerDraft, PartnerFields, seatsIn } from './PartnerFields';

/** What is kept of a partner. */
export function ChangePartner({ partner, onDone }: PartnerFormProps) {
  const { id: agencyId, kindName, people, contactGone, contactId } = partner;
  const { name, kind, regime, seatsWanted, tenantIds } = partner;
  const [tenants, setTenants] = useState(tenantIds.join('\n'));
  const [group, setGroup] = useState(partner.groupId ?? '');
  const [draft, setDraft] = useState<PartnerDraft>({ name, kind, regime, seats: String(seatsWanted) });
  const [contact, setContact] = useState<MemberId | undefined>(contactGone ? undefined : contactId);
  const seen = useSeenVersion(partner.version);
  const send = useCommand('partner.change');
  const problems = { ...fieldProblems(send.error), ...missingKind(draft.kind) };
  function save(): void {
    if (draft.kind === undefined) return;
    const onSuccess = (changed: PartnerView) => {
      say(`${changed.name} is changed.`);
      onDone();
    };
    const fields = { name: draft.name, kind: draft.kind, regime: draft.regime, seatsWanted: seatsIn(draft) };
    const more = { contactId: contact ?? null, tenantIds: tenantsIn(tenants), andUnlink: shutsOut(send.error) };
    const groupId = group.trim() === '' ? null : group.trim();
    send.mutate({ agencyId, version: seen(send.error), ...fields, ...more, groupId }, { onSuccess });
  }
  return (
    <InlineForm
      title="Change the partner"
      submit={shutsOut(send.error) ? 'Save, and shut them out' : 'Save'}
      long
      sending={send.isPending}
      error={send.error}
      onCancel={onDone}
      onSubmit={save}
    >
      <PartnerFields
        draft={draft}
        onChange={(change) => setDraft({ ...draft, ...change })}
        problems={problems}
        kindName={kindName}
      />
      <ChoiceField
        label="Single point of contact, who answers for the access of its people"
        none="Nobody"
        choices={people.map((each) => ({ value: each.id, label: each.name }))}
        chosen={contact}
        onChoose={setContact}
        problem={problems['contactId']}
      />
      <EntraFields
        tenants={tenants}
        group={group}
        problems={problems}
        onTenants={(typed) => {
          setTenants(typed);
          // Whom other tenants shut out is asked anew.
          send.reset();
        }}
        onGroup={setGroup}
      />
    </InlineForm>
  );
}

interface EntraProps {
  readonly tenants: string;
  readonly group: string;
  readonly problems: Readonly<Record<string, string>>;
  readonly onTenants: (typed: string) => void;
  readonly onGroup: (typed: string) => void;
}

/** Where its people sign in, and in which group they are. */
function EntraFields({ tenants, group, problems, onTenants, onGroup }: EntraProps) {
  return (
    <>
      <TextField
        label="Tenants that its people sign in from"
        hint="The ids of its Entra tenants, one a line. With none, its people sign in from the panel’s own."
        rows={2}
        value={tenants}
        onChange={onTenants}
        problem={Object.entries(problems).find(([field]) => field.startsWith('tenantIds'))?.[1]}
      />
      <TextField
        label="Entra group whose people sit for it"
        hint="The group’s object id. What it would change is looked at under Settings, People."
        value={group}
        onChange={onGroup}
        problem={problems['groupId']}
      />
    </>
  );
}

function tenantsIn(typed: string): string[] | null {
  const ids = typed.split(/[\s,;]+/).filter((id) => id !== '');
  return ids.length === 0 ? null : ids;
}

/** Who is shut out has been told: saved again, it is done. */
function shutsOut(error: Error | null): boolean {
  return error instanceof ApiError && error.problem.code === 'would-shut-out';
}
