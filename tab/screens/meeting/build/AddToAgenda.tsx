import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import type { MeetingView } from '../../../../bot/contract';
import { say } from '../../../components/say';
import { useUndo } from '../../../components/useUndo';
import { useCommand } from '../../../data/useCommand';
import { useFocusBack } from '../../../components/formFocus';
import { emptyDraft, linesOf, withoutBlankPapers } from './itemDraft';
import { ItemForm } from './ItemForm';
import { newItemId } from './newItemId';
import { RecordChoice } from './RecordChoice';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** An issue that waits, a group, or an item of its own. */
export function AddToAgenda({ meeting }: { meeting: MeetingView }) {
  const styles = useStyles();
  const [open, setOpen] = useState<'item' | 'record'>();
  const adds = useFocusBack(open === 'item');
  const puts = useFocusBack(open === 'record');
  const close = () => setOpen(undefined);
  return (
    <div>
      {open === undefined && (
        <div className={styles.buttons} role="group" aria-label="Add to the agenda">
          <Button ref={puts} icon={<AddRegular />} onClick={() => setOpen('record')}>
            Add an issue or a group
          </Button>
          <Button ref={adds} onClick={() => setOpen('item')}>
            Add another item
          </Button>
        </div>
      )}
      {open === 'item' && <NewItemForm meeting={meeting} onDone={close} />}
      {open === 'record' && <RecordChoice meeting={meeting} onDone={close} />}
    </div>
  );
}

function NewItemForm({ meeting, onDone }: { meeting: MeetingView; onDone: () => void }) {
  const [itemId] = useState(newItemId);
  const [draft, setDraft] = useState(emptyDraft);
  const add = useCommand('agenda.addItem');
  const undo = useUndo('agenda.removeItem');
  function send(): void {
    const clean = withoutBlankPapers(draft);
    setDraft(clean);
    const onSuccess = () => {
      onDone();
      say(`${clean.title.trim()} is on the agenda.`, undefined, undo({ meetingId: meeting.id, itemId }));
    };
    add.mutate({ meetingId: meeting.id, itemId, ...linesOf(clean) }, { onSuccess });
  }
  return (
    <ItemForm
      title={meeting.frozen ? 'A new item. The agenda is frozen: it comes late.' : 'A new item'}
      submit="Add the item"
      draft={draft}
      onChange={setDraft}
      sending={add.isPending}
      error={add.error}
      onCancel={onDone}
      onSubmit={send}
    />
  );
}
