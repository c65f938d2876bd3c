import { lazy, Suspense, useState } from 'react';
import { InlineForm } from '../../components/InlineForm';
import { LoadingLines } from '../../components/LoadingLines';
import { fieldProblems } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { useCommand } from '../../data/useCommand';
import { useSeenVersion } from '../../data/useSeenVersion';
import type { IssueFormProps } from './issueForm';

const ThreatField = lazy(() => import('../threats/ThreatField'));

/** Of what threat it is, where, and of which sector: what trends are counted by. */
export function TagForm({ issue, onDone, onCancel }: IssueFormProps) {
  const { id: issueId, text, tags } = issue;
  const [threats, setThreats] = useState<readonly string[]>(tags?.threats ?? []);
  const [place, setPlace] = useState(tags?.place ?? '');
  const [sector, setSector] = useState(tags?.sector ?? '');
  const seen = useSeenVersion(issue.tagsVersion);
  const send = useCommand('issue.tag');
  const problems = fieldProblems(send.error);
  const said = {
    ...(place.trim() === '' ? {} : { place }),
    ...(sector.trim() === '' ? {} : { sector }),
  };
  return (
    <InlineForm
      title="Threat, place, sector"
      submit="Save"
      sending={send.isPending}
      error={send.error}
      onCancel={onCancel}
      onSubmit={() =>
        send.mutate(
          { issueId, version: seen(send.error), threats: [...threats], ...said },
          { onSuccess: () => onDone('tagged') },
        )
      }
    >
      <Suspense fallback={<LoadingLines flush count={2} />}>
        <ThreatField chosen={threats} onChange={setThreats} words={text} problem={problems['threats']} />
      </Suspense>
      <TextField
        label="Place"
        hint="A street, an estate, a ward"
        value={place}
        onChange={setPlace}
        problem={problems['place']}
      />
      <TextField
        label="Sector"
        hint="Waste, retail, hospitality, transport"
        value={sector}
        onChange={setSector}
        problem={problems['sector']}
      />
    </InlineForm>
  );
}
