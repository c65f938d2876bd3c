import { useState } from 'react';
import type { MinuteKind } from '../../../../bot/domain/minutes';
import { newEntryId } from '../../../data/newIds';
import { EntryForm } from './EntryForm';
import { entryWords, looks } from './entryKinds';
import { ItemChoice } from './ItemChoice';
import type { NewFormProps } from './newForm';
import { beginWith, kindTyped } from './kindTyped';
import { recordCommand } from './recordCommand';
import { itemWith } from './runWords';
import { type EntryDraft, noEntry } from './useDrafts';

/** A new decision, note or disruption on the item on which it was begun. */
export function NewEntryForm({
  meeting,
  floorItemId,
  drafts,
  running,
  kind,
  onClose,
}: NewFormProps & { kind: MinuteKind }) {
  const [missing, setMissing] = useState(false);
  // The form stays for the next one, with the keyboard in its field again. One id a form: sent twice, it is one entry.
  const [newId, setNewId] = useState(newEntryId);
  const { itemId: begunOn, draft } = drafts.entries[kind];
  const item = itemWith(meeting.agenda, begunOn) ?? itemWith(meeting.agenda, floorItemId);
  const { name } = looks[kind];

  function change(changed: EntryDraft): void {
    const other = changed.entryId === undefined ? kindTyped(changed.text) : undefined;
    if (other?.kind === kind) {
      change({ ...changed, text: other.rest });
      return;
    }
    if (other !== undefined) {
      drafts.setEntry(kind, noEntry);
      beginWith(drafts, other.kind, other.rest, floorItemId);
      return;
    }
    const isEmpty = changed.text === '' && changed.entryId === undefined;
    drafts.setEntry(kind, { itemId: isEmpty ? undefined : (begunOn ?? floorItemId), draft: changed });
  }
  function submit(): void {
    setMissing(item === undefined);
    if (item === undefined) return;
    running.add(recordCommand(meeting, item.id, kind, draft.entryId ?? newId, draft), `${name}: ${draft.text.trim()}`);
    running.announce(`${name} recorded on ${item.title}.`);
    drafts.setEntry(kind, noEntry);
    setNewId(newEntryId());
  }
  return (
    <EntryForm
      key={newId}
      kind={kind}
      submit={entryWords[kind].submit}
      draft={draft}
      onChange={change}
      onSubmit={submit}
      onCancel={onClose}
    >
      <ItemChoice
        meeting={meeting}
        kind={kind}
        floorItemId={floorItemId}
        itemId={begunOn}
        missing={missing}
        onChoose={(itemId) => drafts.setEntry(kind, { itemId, draft })}
      />
    </EntryForm>
  );
}
