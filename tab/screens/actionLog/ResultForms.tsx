import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { taskFollows } from '../../../bot/domain/whatFollows';
import type { DisruptionGrade, FourP } from '../../../bot/domain/disruption';
import { ChoiceField } from '../../components/ChoiceField';
import { strands } from '../../components/disruptionChoices';
import { GradeField } from '../../components/GradeField';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { useCommand } from '../../data/useCommand';
import type { ActionFormProps } from './actionForm';

/** What came of it, in the agency's words. */
export function CompleteForm({ task, onDone, onCancel }: ActionFormProps) {
  const [outcome, setOutcome] = useState('');
  const [fourP, setFourP] = useState<FourP>();
  const [grade, setGrade] = useState<DisruptionGrade>();
  const send = useCommand('task.complete');
  const problems = fieldProblems(send.error);
  const input = {
    ...{ taskId: task.id, outcome },
    ...(fourP === undefined ? {} : { fourP }),
    ...(grade === undefined ? {} : { proposedGrade: grade }),
  };
  return (
    <InlineForm
      title="What came of it?"
      submit="Complete the task"
      sending={send.isPending}
      error={send.error}
      onCancel={onCancel}
      onSubmit={() => send.mutate(input, { onSuccess: () => onDone('complete') })}
    >
      <Text>{taskFollows.complete}</Text>
      <TextField
        label="Outcome"
        required
        rows={4}
        value={outcome}
        onChange={setOutcome}
        problem={problems['outcome']}
      />
      <ChoiceField
        label="4P"
        none="Not said"
        choices={strands}
        chosen={fourP}
        onChoose={setFourP}
        problem={problems['fourP']}
      />
      <GradeField
        label="Disruption you would propose"
        none="None"
        chosen={grade}
        onChoose={setGrade}
        problem={problems['proposedGrade']}
      />
    </InlineForm>
  );
}

/** Only closed counts as done: the strand is needed, the grade is moderated here. */
export function CloseForm({ task, onDone, onCancel }: ActionFormProps) {
  const [fourP, setFourP] = useState(task.fourP);
  const [grade, setGrade] = useState(task.proposedGrade);
  const [missing, setMissing] = useState<string>();
  const send = useCommand('task.close');
  const problems = fieldProblems(send.error);

  function submit(): void {
    setMissing(fourP === undefined ? 'Choose one of the four.' : undefined);
    if (fourP === undefined) return;
    const input = { taskId: task.id, fourP, ...(grade === undefined ? {} : { moderatedGrade: grade }) };
    send.mutate(input, { onSuccess: () => onDone('close') });
  }
  return (
    <InlineForm
      title="Close the task"
      submit="Close the task"
      sending={send.isPending}
      error={send.error}
      onCancel={onCancel}
      onSubmit={submit}
    >
      <Text>{taskFollows.close}</Text>
      <ChoiceField
        label="4P"
        required
        none="Choose one"
        choices={strands}
        chosen={fourP}
        onChoose={setFourP}
        problem={missing ?? problems['fourP']}
      />
      <GradeField
        label="Disruption"
        none="None"
        chosen={grade}
        onChoose={setGrade}
        problem={problems['moderatedGrade']}
      />
    </InlineForm>
  );
}
