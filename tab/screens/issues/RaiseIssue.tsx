import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { SideDrawer } from '../../components/SideDrawer';
import { TextField } from '../../components/TextField';
import { say } from '../../components/say';
import { newIssueId } from '../../data/newIds';
import { useCommand } from '../../data/useCommand';

function emptyDraft() {
  return { issueId: newIssueId(), text: '', urgent: false };
}

/** Stays mounted while closed, so that a draft put aside is there again. */
export default function RaiseIssue({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [draft, setDraft] = useState(emptyDraft);
  const raise = useCommand('issue.raise');

  function send(): void {
    raise.mutate(draft, {
      onSuccess: ({ reference }) => {
        setDraft(emptyDraft());
        onClose();
        say(`Issue ${reference} raised.`, 'The coordinator will look at it and you will hear what becomes of it.');
      },
    });
  }
  return (
    <SideDrawer title="Raise an issue" open={open} onClose={onClose}>
      <InlineForm
        submit="Raise the issue"
        sending={raise.isPending}
        error={raise.error}
        onSubmit={send}
        onCancel={onClose}
      >
        <TextField
          label="What should the panel know?"
          required
          rows={6}
          hint="What, where and since when. Nothing that shows who told you."
          value={draft.text}
          onChange={(text) => setDraft({ ...draft, text })}
          problem={fieldProblems(raise.error)['text']}
        />
        <Checkbox
          label="Urgent: tell the chair at once"
          checked={draft.urgent}
          onChange={(_event, { checked }) => setDraft({ ...draft, urgent: checked === true })}
        />
      </InlineForm>
    </SideDrawer>
  );
}
