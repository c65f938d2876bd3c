import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { DisruptionId, type GroupId } from '../../../../bot/domain/ids';
import type { DisruptionGrade } from '../../../../bot/domain/disruption';
import { GradeField } from '../../../components/GradeField';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { useSession } from '../../../data/session';
import { useCommand } from '../../../data/useCommand';
import { blankDraft, draftOf, inputOf, missingIn } from './disruptionDraft';
import { DisruptionFields } from './DisruptionFields';
import type { DisruptionFormProps } from './gradeForms';

/** By whoever sees the group; somebody else says which grade it is. */
export function ProposeForm({ groupId, onClose }: { groupId: GroupId; onClose: () => void }) {
  const { today } = useSession();
  const [draft, setDraft] = useState(() => blankDraft(today));
  const [grade, setGrade] = useState<DisruptionGrade>();
  const [disruptionId] = useState(() => DisruptionId.parse(crypto.randomUUID()));
  const [tried, setTried] = useState(false);
  const send = useCommand('disruption.propose');

  function submit(): void {
    setTried(true);
    const said = inputOf(draft);
    if (said === undefined || grade === undefined) return;
    const onSuccess = ({ reference }: { reference: string }) => {
      onClose();
      say(`${reference} is proposed. Somebody else who runs the panel says which grade it is.`);
    };
    send.mutate({ disruptionId, groupId, grade, ...said }, { onSuccess });
  }
  const missing = tried ? missingIn(draft) : {};
  return (
    <InlineForm
      title="Propose a disruption"
      submit="Propose it"
      sending={send.isPending}
      error={send.error}
      long
      onCancel={onClose}
      onSubmit={submit}
    >
      <DisruptionFields draft={draft} onChange={setDraft} problems={{ ...fieldProblems(send.error), ...missing }} />
      <GradeField
        label="Grade you would propose"
        none="Choose one"
        required
        chosen={grade}
        onChoose={setGrade}
        problem={tried && grade === undefined ? 'Choose one of the three.' : undefined}
      />
    </InlineForm>
  );
}

/** What was said of it before stays in the log. */
export function CorrectForm({ disruption, onClose }: DisruptionFormProps) {
  const { id: disruptionId, version, reference } = disruption;
  const [draft, setDraft] = useState(() => draftOf(disruption));
  const [tried, setTried] = useState(false);
  const send = useCommand('disruption.correct');

  function submit(): void {
    setTried(true);
    const said = inputOf(draft);
    if (said === undefined) return;
    const onSuccess = () => {
      onClose();
      say(`${reference} is put right.`);
    };
    send.mutate({ disruptionId, version, ...said }, { onSuccess });
  }
  const missing = tried ? missingIn(draft) : {};
  return (
    <InlineForm
      title={`Put ${reference} right`}
      submit="Put it right"
      sending={send.isPending}
      error={send.error}
      long
      onCancel={onClose}
      onSubmit={submit}
    >
      <Text>What it said until now stays in the log.</Text>
      <DisruptionFields draft={draft} onChange={setDraft} problems={{ ...fieldProblems(send.error), ...missing }} />
    </InlineForm>
  );
}
