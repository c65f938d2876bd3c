import { useState } from 'react';
import { SideDrawer } from '../../components/SideDrawer';
import { say } from '../../components/say';
import { goTo } from '../../data/address';
import { useCommand } from '../../data/useCommand';
import { emptyDraft } from './taskDraft';
import { TaskDraftForm } from './TaskDraftForm';

/** Stays mounted while closed, so that a draft put aside is there again. */
export default function AllocateTask({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [draft, setDraft] = useState(() => emptyDraft());
  const allocate = useCommand('task.allocate');
  return (
    <SideDrawer title="Allocate a task" open={open} onClose={onClose}>
      <TaskDraftForm
        draft={draft}
        onChange={setDraft}
        sending={allocate.isPending}
        error={allocate.error}
        onCancel={onClose}
        onSend={(input) => {
          allocate.mutate(input, {
            onSuccess: ({ id, reference, agencyName, ownerName }) => {
              setDraft(emptyDraft());
              onClose();
              // The newest number first: the new row is at the top, pointed out.
              goTo('action-log', { sort: 'number', direction: 'descending', given: id });
              say(`${reference} given to ${agencyName}.`, `${ownerName} has a card in chat.`);
            },
          });
        }}
      />
    </SideDrawer>
  );
}
