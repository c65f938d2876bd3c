import { useState } from 'react';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { useCommand } from '../../data/useCommand';
import type { IssueFormProps } from './issueForm';

const SOONEST = 5;
const LATEST = 24 * 60;
const SHORTEST = 15;
const LONGEST = 120;

/** A short meeting on Teams about this issue alone, besides the series. */
export function FlashMeetingForm({ issue, onDone, onCancel }: IssueFormProps) {
  const [begins, setBegins] = useState('30');
  const [length, setLength] = useState('30');
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const call = useCommand('issue.callMeeting');
  const problems = { ...fieldProblems(call.error), ...wrong };

  function submit(): void {
    const [inMinutes, minutes] = [Number(begins), Number(length)];
    const found = {
      ...(isWithin(inMinutes, SOONEST, LATEST) ? {} : { inMinutes: `Write a number from ${SOONEST} to ${LATEST}.` }),
      ...(isWithin(minutes, SHORTEST, LONGEST) ? {} : { minutes: `Write a number from ${SHORTEST} to ${LONGEST}.` }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    call.mutate({ issueId: issue.id, inMinutes, minutes }, { onSuccess: () => onDone('has a flash meeting') });
  }
  return (
    <InlineForm
      title="Call a flash meeting on Teams"
      submit="Call the meeting"
      sending={call.isPending}
      error={call.error}
      onCancel={onCancel}
      onSubmit={submit}
    >
      <TextField
        label="Begins in so many minutes"
        type="number"
        hint="The chair, the deputies, the duty list and whoever raised it are told at once."
        value={begins}
        onChange={setBegins}
        problem={problems['inMinutes']}
      />
      <TextField
        label="Length in minutes"
        type="number"
        value={length}
        onChange={setLength}
        problem={problems['minutes']}
      />
    </InlineForm>
  );
}

function isWithin(minutes: number, least: number, most: number): boolean {
  return Number.isInteger(minutes) && minutes >= least && minutes <= most;
}
