import { Caption1, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { missedReference } from '../../components/command/missed';
import { SideDrawer } from '../../components/SideDrawer';
import { say } from '../../components/say';
import { TextField } from '../../components/TextField';
import { newAccessRequestId } from '../../data/newIds';
import { useCommand } from '../../data/useCommand';
import { useQueryOf } from '../../data/useQueryOf';
import { MessageList, MessagePart, MessageRow } from '../messages/MessageRows';

function emptyDraft() {
  return { requestId: newAccessRequestId(), reference: '', why: '' };
}

/** For whoever was told a reference and does not see what bears it. The answer is the same whatever there is. */
export default function AskAccess({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [draft, setDraft] = useState(emptyDraft);
  const ask = useCommand('access.ask');
  const problems = fieldProblems(ask.error);
  const [wasOpen, setWasOpen] = useState(false);
  if (open !== wasOpen) {
    setWasOpen(open);
    const reference = missedReference();
    if (open && reference !== '') setDraft({ ...draft, reference });
  }
  return (
    <SideDrawer title="Ask for access" open={open} onClose={onClose}>
      <InlineForm
        submit="Ask its holder"
        sending={ask.isPending}
        error={ask.error}
        onCancel={onClose}
        onSubmit={() =>
          ask.mutate(draft, {
            onSuccess: ({ said }) => {
              setDraft(emptyDraft());
              say(said);
            },
          })
        }
      >
        <Text>
          Were you told a reference that you cannot find? Say which, and why you need it. Whoever holds it decides; you
          hear when it is open to you.
        </Text>
        <TextField
          label="Reference"
          required
          hint="I-27-006, SEN-27-014 or NM-OCG-031"
          value={draft.reference}
          onChange={(reference) => setDraft({ ...draft, reference })}
          problem={problems['reference']}
        />
        <TextField
          label="Why you need it"
          required
          hint="One line, for its holder."
          value={draft.why}
          onChange={(why) => setDraft({ ...draft, why })}
          problem={problems['why']}
        />
        <Caption1>
          Whether there is such a record is not said, by the answer or its absence: what is not given within two weeks
          reads “not given”, whatever the reason.
        </Caption1>
      </InlineForm>
      {open && <OwnRequests />}
    </SideDrawer>
  );
}

function OwnRequests() {
  const own = useQueryOf('access.own');
  const items = own.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <MessagePart title="What you asked for">
      <MessageList>
        {items.map(({ id, reference, why, askedText, stateText }) => (
          <MessageRow key={id} title={reference} lines={[why, askedText, stateText]} />
        ))}
      </MessageList>
    </MessagePart>
  );
}
