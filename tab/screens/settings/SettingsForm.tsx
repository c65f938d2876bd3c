import { Text } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { CommandInput, CommandResult } from '../../../bot/contract';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useUndo } from '../../components/useUndo';
import { useCommand } from '../../data/useCommand';
import { useSeenVersion } from '../../data/useSeenVersion';

type PanelChange = CommandInput<'panel.change'>;
type Part<Change> = Change extends PanelChange ? Omit<Change, 'version'> : never;

interface Props {
  readonly title: string;
  /** For whom, and from when on. */
  readonly says: string;
  /** Of what stands now, while the form is open too. */
  readonly version: string;
  /** What is saved, as it is typed. */
  readonly part: Part<PanelChange>;
  /** Where its fields stand in what is sent ("series."). */
  readonly within?: string;
  readonly done: string;
  readonly onDone: () => void;
  /** The fields, with what does not fit in them. */
  readonly children: (problems: Readonly<Record<string, string>>) => ReactNode;
}

/**
 * Changes one part of the settings. Whoever would save over somebody else's change is told first, and sees what stands
 * now beside what they typed; what they save then, they have seen.
 */
export function SettingsForm({ title, says, version, part, within, done, onDone, children }: Props) {
  const seen = useSeenVersion(version);
  const [opened] = useState({ part, version });
  const { mutate, error, isPending } = useCommand('panel.change');
  const putBack = useUndo('panel.change');
  function save(): void {
    const from = seen(error);
    const onSuccess = (saved: CommandResult<'panel.change'>) => {
      onDone();
      const undo = putBack({ ...opened.part, version: saved[part.part].version }, 'It is as it was before.');
      // Over somebody else's change what stood before is not what the form began with.
      say(done, undefined, from === opened.version ? undo : undefined);
    };
    mutate({ ...part, version: from }, { onSuccess });
  }
  return (
    <InlineForm title={title} submit="Save" sending={isPending} error={error} onCancel={onDone} onSubmit={save}>
      <Text>{says}</Text>
      {children(fieldProblems(error, within))}
    </InlineForm>
  );
}
