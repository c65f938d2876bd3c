import type { AgendaItemId } from '../../../../bot/domain/ids';
import type { Drafts, FormKind } from './useDrafts';

const kinds: readonly FormKind[] = ['decision', 'note', 'task', 'disruption'];

/** "task: visit the units" begins a task, whichever form it is typed in. Undefined where the line names no form. */
export function kindTyped(text: string): { kind: FormKind; rest: string } | undefined {
  const [, name = '', rest = ''] = /^([a-z]+):\s+([\s\S]*)$/i.exec(text) ?? [];
  const kind = kinds.find((each) => each === name.toLowerCase());
  return kind === undefined ? undefined : { kind, rest };
}

/** The form of `kind` with `text` in it, after what was half written there. */
export function beginWith(drafts: Drafts, kind: FormKind, text: string, floorItemId: AgendaItemId | undefined): void {
  drafts.setOpen(kind);
  if (text === '') return;
  if (kind === 'task') {
    const { itemId = floorItemId, draft } = drafts.task;
    drafts.setTask({ itemId, draft: { ...draft, title: `${draft.title}${text}` } });
  } else {
    const { itemId = floorItemId, draft } = drafts.entries[kind];
    drafts.setEntry(kind, { itemId, draft: { ...draft, text: `${draft.text}${text}` } });
  }
}
