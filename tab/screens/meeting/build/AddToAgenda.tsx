import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import type { MeetingView } from '../../../../bot/contract';
import { say } from '../../../components/say';
import { useMay } from '../../../data/session';
import { useCommand } from '../../../data/useCommand';
import { useFocusBack } from '../../../components/formFocus';
import { IssueChoice } from './IssueChoice';
import { emptyDraft, linesOf, withoutBlankPapers } from './itemDraft';
import { ItemForm } from './ItemForm';
import { newItemId } from './newItemId';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  form: { maxWidth: '960px' },
});

/** A new item, or an issue that waits. */
export function AddToAgenda({ meeting }: { meeting: MeetingView }) {
  const styles = useStyles();
  const triages = useMay('issue.triage');
  const [open, setOpen] = useState<'item' | 'issue'>();
  const adds = useFocusBack(open === 'item');
  const puts = useFocusBack(open === 'issue');
  const close = () => setOpen(undefined);
  return (
    <div className={styles.form}>
      {open === undefined && (
        <div className={styles.buttons} role="group" aria-label="Add to the agenda">
          <Button ref={adds} icon={<AddRegular />} onClick={() => setOpen('item')}>
            Add an item
          </Button>
          {triages && (
            <Button ref={puts} onClick={() => setOpen('issue')}>
              Put an issue on it
            </Button>
          )}
        </div>
      )}
      {open === 'item' && <NewItemForm meeting={meeting} onDone={close} />}
      {open === 'issue' && <IssueChoice meeting={meeting} onDone={close} />}
    </div>
  );
}

function NewItemForm({ meeting, onDone }: { meeting: MeetingView; onDone: () => void }) {
  const [itemId] = useState(newItemId);
  const [draft, setDraft] = useState(emptyDraft);
  const add = useCommand('agenda.addItem');
  function send(): void {
    const clean = withoutBlankPapers(draft);
    setDraft(clean);
    const onSuccess = () => {
      onDone();
      say(`${clean.title.trim()} is on the agenda.`);
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
