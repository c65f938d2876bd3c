import { useState } from 'react';
import type { AgencyView } from '../../../bot/contract';
import type { Audience } from '../../../bot/domain/audience';
import type { AgencyId } from '../../../bot/domain/ids';
import { AudienceFields, type Readers, readersIn } from '../../components/AudienceFields';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { useQueryOf } from '../../data/useQueryOf';
import { GatewayFields } from '../actionLog/HolderFields';
import { type Grounds, groundsOf, type Missing, missingGrounds } from '../actionLog/holder';

interface Props {
  readonly reference: string;
  readonly kept: 'task' | 'issue' | 'group';
  /** Who sees it where few are chosen. */
  readonly few: string;
  readonly audience: Audience | undefined;
  /** Whose law is not asked: they know it already, though nobody names them. */
  readonly known?: readonly AgencyId[];
  /** A change is not sent without a word on why. */
  readonly asksWhy?: boolean;
  readonly sending: boolean;
  readonly error: Error | null;
  readonly onSend: (readers: Readers, grounds: ReturnType<typeof groundsOf>) => void;
  readonly onCancel: () => void;
}

/** Who needs to know of what is there already. It opens as it stands; saved without a change, nothing is sent. */
export function ReadersForm({ known = [], asksWhy = false, sending, error, onSend, onCancel, ...about }: Props) {
  const [before] = useState(() => readersIn(about.audience));
  const [readers, setReaders] = useState(before);
  const [grounds, setGrounds] = useState<Grounds>({});
  const [missing, setMissing] = useState<Missing>({});
  const barred = useBarredAmong(readers, before, known);
  const problems = { ...fieldProblems(error), ...missing };
  const change = (changed: Partial<Readers>) => setReaders({ ...readers, ...changed });

  function submit(): void {
    const lacking = {
      ...missingGrounds(grounds, barred.length > 0),
      ...(asksWhy && readers.why.trim() === '' ? { reason: 'Say why.' } : {}),
    };
    if (isSame(before, readers)) {
      onCancel();
      return;
    }
    setMissing(lacking);
    if (Object.keys(lacking).length === 0) onSend(readers, groundsOf(grounds, barred.length > 0));
  }
  return (
    <InlineForm
      title={`Who needs to know of ${about.reference}`}
      submit="Save"
      {...{ sending, error, onCancel }}
      onSubmit={submit}
    >
      <AudienceFields few={about.few} readers={readers} onChange={change} whyProblem={problems['reason']} />
      {asksWhy && before.named && !readers.named && (
        <TextField
          label="Why it is opened"
          required
          hint="The whole panel reads this in its history. What was recorded until now stays with those who could read it."
          value={readers.why}
          onChange={(why) => change({ why })}
          problem={problems['reason']}
        />
      )}
      {barred.length > 0 && (
        <GatewayFields grounds={grounds} onChange={setGrounds} names={barred} kept={about.kept} problems={problems} />
      )}
    </InlineForm>
  );
}

/** By name, those that are told anew, by their own name or by their people's, and only through a gateway. */
function useBarredAmong(readers: Readers, before: Readers, known: readonly AgencyId[]): string[] {
  const agencies = useQueryOf('agencies.list').data?.items ?? [];
  const members = useQueryOf('members.list', {}, readers.memberIds.length > 0).data?.items ?? [];
  const namedIn = ({ named, agencyIds, memberIds }: Readers): readonly AgencyId[] =>
    named ? [...agencyIds, ...members.filter(({ id }) => memberIds.includes(id)).map(({ agencyId }) => agencyId)] : [];
  const told = [...known, ...namedIn(before)];
  const added = namedIn(readers).filter((id) => !told.includes(id));
  return agencies
    .filter(({ id, needsGateway }: AgencyView) => needsGateway && added.includes(id))
    .map(({ name }) => name);
}

/** Who was chosen counts only where few may see it; the order never. */
function isSame(a: Readers, b: Readers): boolean {
  const saidOf = ({ named, agencyIds, memberIds, why, reviewOn }: Readers) =>
    named ? [[...agencyIds, ...memberIds].sort(), why.trim(), reviewOn] : ['*'];
  return JSON.stringify(saidOf(a)) === JSON.stringify(saidOf(b));
}
