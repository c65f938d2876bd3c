import { useState } from 'react';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import { Notice } from '../../../components/Notice';
import { say } from '../../../components/say';
import { useCommand } from '../../../data/useCommand';
import { changesOf, draftOf, withoutBlankPapers } from './itemDraft';
import { ItemForm } from './ItemForm';

interface Props {
  readonly meeting: MeetingView;
  readonly item: AgendaItemView;
  readonly gone: boolean;
  readonly onDone: () => void;
}

/** In place of its row. What is typed stays, whatever others do to the agenda. */
export function EditItemForm({ meeting, item, gone, onDone }: Props) {
  const [before] = useState(() => draftOf(item));
  const [draft, setDraft] = useState(before);
  const change = useCommand('agenda.changeItem');
  function send(): void {
    const clean = withoutBlankPapers(draft);
    setDraft(clean);
    const onSuccess = () => {
      onDone();
      say(`${clean.title.trim()} is saved.`);
    };
    change.mutate({ meetingId: meeting.id, itemId: item.id, ...changesOf(before, clean) }, { onSuccess });
  }
  return (
    <ItemForm
      title={`Edit “${before.title}”`}
      submit="Save the item"
      draft={draft}
      isEntry={item.isEntry}
      isGroup={item.groupId !== undefined}
      shared={[...before.agencyIds, ...(item.sharedWith ?? [])]}
      onChange={setDraft}
      sending={change.isPending}
      error={change.error}
      onCancel={onDone}
      onSubmit={send}
    >
      {gone && (
        <Notice intent="warning">
          Somebody took this item off the agenda meanwhile. What you typed is still here, to copy into a new item.
        </Notice>
      )}
    </ItemForm>
  );
}
