import { ChoiceField } from '../../components/ChoiceField';
import { useMay } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';
import type { TaskDraft } from './taskDraft';

interface Props {
  readonly draft: TaskDraft;
  readonly onChange: (changes: Partial<TaskDraft>) => void;
}

/** Common tasks to start from; not there where the panel has none, or they cannot be had. */
export function TemplateField({ draft, onChange }: Props) {
  const templates = useQueryOf('tasks.templates', {}, useMay('task.direct'));
  const items = templates.data?.items ?? [];
  if (items.length === 0) return null;

  function start(at: string | undefined): void {
    const template = at === undefined ? undefined : items[Number(at)];
    if (template === undefined) return;
    const { title, detail = '', dueOn } = template;
    // What was written by hand stays; what another template said does not.
    const own = draft.detail !== '' && items.every((each) => each.detail !== draft.detail);
    onChange({ title, dueOn, ...(own ? {} : { detail }) });
  }
  const chosen = items.findIndex(({ title }) => title === draft.title);
  return (
    <ChoiceField
      label="Start from a common task"
      none="Choose one, or write below"
      choices={items.map(({ title }, at) => ({ value: String(at), label: title }))}
      chosen={chosen < 0 ? undefined : String(chosen)}
      onChoose={start}
    />
  );
}
