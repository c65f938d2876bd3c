import { useState } from 'react';
import type { AgencyView } from '../../../bot/contract';
import type { AgencyId } from '../../../bot/domain/ids';
import { AudienceFields, audienceOf, type Readers, readersIn, whyOf } from '../../components/AudienceFields';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { useCommand } from '../../data/useCommand';
import { useQueryOf } from '../../data/useQueryOf';
import { GatewayFields } from '../actionLog/HolderFields';
import { type Grounds, groundsOf, missingGrounds } from '../actionLog/holder';
import type { IssueFormProps } from './issueForm';

/** Need-to-know: named agencies, the raiser, and those who run the panel. It opens as it stands. */
export function RestrictForm({ issue, onDone, onCancel }: IssueFormProps) {
  const [before] = useState(() => readersIn(issue.audience));
  const [readers, setReaders] = useState(before);
  const [grounds, setGrounds] = useState<Grounds>({});
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  const agencies = useQueryOf('agencies.list', {});
  // Whoever raised it knows it already, and so does whom it was shown to.
  const known = [issue.agencyId, ...before.agencyIds];
  const added = readers.named ? readers.agencyIds.filter((id) => !known.includes(id)) : [];
  const barred = barredOf(added, agencies.data?.items);
  const send = useCommand('issue.triage');

  function submit(): void {
    const lacking = missingGrounds(grounds, barred.length > 0);
    setMissing(lacking);
    if (Object.keys(lacking).length > 0) return;
    if (isSame(before, readers)) onCancel();
    else save();
  }
  function save(): void {
    send.mutate(
      { issueId: issue.id, audience: audienceOf(readers), ...whyOf(readers), ...groundsOf(grounds, barred.length > 0) },
      { onSuccess: () => onDone(readers.named ? 'is restricted' : 'is shown to the whole panel') },
    );
  }
  return (
    <InlineForm
      title="Who may see it"
      submit="Save"
      sending={send.isPending}
      error={send.error}
      onCancel={onCancel}
      onSubmit={submit}
    >
      <AudienceFields
        few="Only the agencies chosen here, whoever raised it, and those who run the panel"
        readers={readers}
        onChange={(change) => setReaders({ ...readers, ...change })}
      />
      {barred.length > 0 && (
        <GatewayFields
          grounds={grounds}
          onChange={setGrounds}
          names={barred}
          kept="issue"
          problems={{ ...fieldProblems(send.error), ...missing }}
        />
      )}
    </InlineForm>
  );
}

function barredOf(ids: readonly AgencyId[], agencies: readonly AgencyView[] = []): string[] {
  return agencies.filter(({ id, needsGateway }) => needsGateway && ids.includes(id)).map(({ name }) => name);
}

/** Who was chosen counts only where few may see it; the order never. */
function isSame(a: Readers, b: Readers): boolean {
  const saidOf = ({ named, agencyIds, memberIds, why, reviewOn }: Readers) =>
    named ? [[...agencyIds, ...memberIds].sort(), why.trim(), reviewOn] : ['*'];
  return JSON.stringify(saidOf(a)) === JSON.stringify(saidOf(b));
}
