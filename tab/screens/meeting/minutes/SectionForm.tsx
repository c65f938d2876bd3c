import { useState } from 'react';
import type { MinutesView } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { useCommand } from '../../../data/useCommand';
import { useFocusInside } from '../../../components/formFocus';
import { linesIn } from './linesIn';

interface Props {
  readonly minutes: MinutesView;
  readonly section: MinutesView['sections'][number];
  readonly onDone: () => void;
}

/** In place. Only what was changed is sent: what somebody else writes into the same section meanwhile stays. */
export function SectionForm({ minutes, section, onDone }: Props) {
  const [before] = useState(() => ({
    text: section.text,
    decisions: section.decisions.join('\n'),
    disruptions: section.disruptions.join('\n'),
  }));
  const [after, setAfter] = useState(before);
  const opened = useFocusInside<HTMLDivElement>();
  const edit = useCommand('minutes.edit');
  const problems = fieldProblems(edit.error);
  function send(): void {
    const changes = {
      ...(after.text === before.text ? {} : { text: after.text }),
      ...(after.decisions === before.decisions ? {} : { decisions: linesIn(after.decisions) }),
      ...(after.disruptions === before.disruptions ? {} : { disruptions: linesIn(after.disruptions) }),
    };
    const onSuccess = () => {
      onDone();
      say(`The minutes of “${section.title}” are saved.`);
    };
    edit.mutate({ meetingId: minutes.meetingId, itemId: section.itemId, ...changes }, { onSuccess });
  }
  return (
    <div ref={opened}>
      <InlineForm
        title={`Edit “${section.title}”`}
        submit="Save"
        sending={edit.isPending}
        error={edit.error}
        onCancel={onDone}
        onSubmit={send}
      >
        {minutes.state === 'confirmed' && <span>The chair will have to confirm the minutes again.</span>}
        <TextField
          label="Text"
          rows={4}
          value={after.text}
          onChange={(text) => setAfter({ ...after, text })}
          problem={problems['text']}
        />
        <TextField
          label="Decisions"
          hint="One a line."
          rows={3}
          value={after.decisions}
          onChange={(decisions) => setAfter({ ...after, decisions })}
          problem={problemOf('decisions', problems)}
        />
        <TextField
          label="Disruptions"
          hint="One a line."
          rows={2}
          value={after.disruptions}
          onChange={(disruptions) => setAfter({ ...after, disruptions })}
          problem={problemOf('disruptions', problems)}
        />
      </InlineForm>
    </div>
  );
}

/** "decisions.2" is told below the decisions. */
function problemOf(name: string, problems: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(problems).find(([path]) => path.split('.')[0] === name)?.[1];
}
