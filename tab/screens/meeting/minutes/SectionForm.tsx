import { useState } from 'react';
import type { MinutesView } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { useCommand } from '../../../data/useCommand';
import { isOvertaken } from '../../../data/useSeenVersion';
import { useFocusInside } from '../../../components/formFocus';
import { linesIn } from './linesIn';

interface Props {
  readonly minutes: MinutesView;
  readonly section: MinutesView['sections'][number];
  readonly onDone: () => void;
}

/**
 * In place. Only what was changed is sent, with what was read there: what somebody else writes into the same section
 * meanwhile stays. Where both wrote in one place, what stands now is shown before it can be written over.
 */
export function SectionForm({ minutes, section, onDone }: Props) {
  const now = typedOf(section);
  const [before] = useState(now);
  const [after, setAfter] = useState(before);
  const opened = useFocusInside<HTMLDivElement>();
  const edit = useCommand('minutes.edit');
  const problems = fieldProblems(edit.error);
  // Whoever was told that somebody else was faster has seen how it stands now, and goes on from there.
  const wasOvertaken = isOvertaken(edit.error);
  const standing = (part: keyof Typed): string | undefined =>
    wasOvertaken && now[part] !== before[part] && after[part] !== before[part]
      ? `It says now: ${now[part]}`
      : undefined;
  function send(): void {
    const changes = changed(before, after, after);
    const former = changed(before, after, wasOvertaken ? now : before);
    const onSuccess = () => {
      onDone();
      say(`The minutes of “${section.title}” are saved.`);
    };
    edit.mutate({ meetingId: minutes.meetingId, itemId: section.itemId, ...changes, former }, { onSuccess });
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
          problem={problems['text'] ?? standing('text')}
        />
        <TextField
          label="Decisions"
          hint="One a line."
          rows={3}
          value={after.decisions}
          onChange={(decisions) => setAfter({ ...after, decisions })}
          problem={problemOf('decisions', problems) ?? standing('decisions')}
        />
        <TextField
          label="Disruptions"
          hint="One a line."
          rows={2}
          value={after.disruptions}
          onChange={(disruptions) => setAfter({ ...after, disruptions })}
          problem={problemOf('disruptions', problems) ?? standing('disruptions')}
        />
      </InlineForm>
    </div>
  );
}

interface Typed {
  readonly text: string;
  readonly decisions: string;
  readonly disruptions: string;
}

function typedOf({ text, decisions, disruptions }: Props['section']): Typed {
  return { text, decisions: decisions.join('\n'), disruptions: disruptions.join('\n') };
}

/** Of what was typed otherwise, what `of` has. */
function changed(before: Typed, after: Typed, of: Typed) {
  return {
    ...(after.text === before.text ? {} : { text: of.text }),
    ...(after.decisions === before.decisions ? {} : { decisions: linesIn(of.decisions) }),
    ...(after.disruptions === before.disruptions ? {} : { disruptions: linesIn(of.disruptions) }),
  };
}

/** "decisions.2" is told below the decisions. */
function problemOf(name: string, problems: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(problems).find(([path]) => path.split('.')[0] === name)?.[1];
}
