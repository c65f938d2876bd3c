import { Button, Field, Text } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { Linked, linkReference } from '../../../bot/domain/accessRequest';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { lastMissed, type Missed } from '../../components/command/missed';
import { SideDrawer } from '../../components/SideDrawer';
import { say } from '../../components/say';
import { TextField } from '../../components/TextField';
import { goToPlace } from '../../data/goToPlace';
import { newAccessRequestId } from '../../data/newIds';
import { useCommand } from '../../data/useCommand';
import { useQueryOf } from '../../data/useQueryOf';
import { MessageList, MessagePart, MessageRow } from '../messages/MessageRows';

/** A reference that is known says more than the link to it. */
function draftFor({ reference = '', link: named }: Missed, why = '') {
  const link = reference === '' ? Linked.safeParse(named).data : undefined;
  return { requestId: newAccessRequestId(), reference, link, isKnown: reference !== '' || link !== undefined, why };
}

/** For whoever was told a reference, or sent a link, and does not see what it is. The answer is the same whatever there is. */
export default function AskAccess({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [draft, setDraft] = useState(() => draftFor({}));
  const ask = useCommand('access.ask');
  const problems = fieldProblems(ask.error);
  const [wasOpen, setWasOpen] = useState(false);
  if (open !== wasOpen) {
    setWasOpen(open);
    const missed = lastMissed();
    const isFor = missed.reference !== undefined || missed.link !== undefined;
    if (open && (isFor || draft.link !== undefined)) setDraft(draftFor(missed, draft.why));
  }
  const { requestId, reference, link, isKnown, why } = draft;
  const whyField = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What is known already is not gone through again.
    if (open && isKnown) whyField.current?.querySelector('input')?.focus();
  }, [open, isKnown]);
  return (
    <SideDrawer title="Ask for access" open={open} onClose={onClose}>
      <InlineForm
        submit="Ask its holder"
        sending={ask.isPending}
        error={ask.error}
        onCancel={onClose}
        onSubmit={() =>
          ask.mutate(link === undefined ? { requestId, reference, why } : { requestId, link, why }, {
            onSuccess: ({ said }) => {
              setDraft(draftFor({}));
              say(said);
            },
          })
        }
      >
        <Text>Its holder decides. You hear when it is open to you; after two weeks without, it reads “not given”.</Text>
        <WhatIsAsked draft={draft} onChange={setDraft} problem={problems['reference']} />
        <div ref={whyField}>
          <TextField
            label="Why you need it"
            required
            hint="One line, for its holder."
            value={why}
            onChange={(text) => setDraft({ ...draft, why: text })}
            problem={problems['why']}
          />
        </div>
      </InlineForm>
      {open && <OwnRequests onLeave={onClose} />}
    </SideDrawer>
  );
}

type Draft = ReturnType<typeof draftFor>;

interface AskedProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly problem: string | undefined;
}

function WhatIsAsked({ draft, onChange, problem }: AskedProps) {
  if (draft.link !== undefined)
    return (
      <Field label="What you ask for">
        <Text>{linkReference(draft.link)}</Text>
      </Field>
    );
  return (
    <TextField
      label="Reference"
      required
      hint="I-27-006, SEN-27-014 or NM-OCG-031"
      value={draft.reference}
      onChange={(reference) => onChange({ ...draft, reference })}
      problem={problem}
    />
  );
}

function OwnRequests({ onLeave }: { onLeave: () => void }) {
  const own = useQueryOf('access.own');
  const items = own.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <MessagePart title="What you asked for">
      <MessageList>
        {items.map(({ id, reference, why, askedText, stateText, place }) => (
          <MessageRow key={id} title={reference} lines={[why, askedText, stateText]}>
            {place !== undefined && (
              <Button
                size="small"
                aria-label={`Open: ${reference}`}
                onClick={() => {
                  onLeave();
                  goToPlace(place);
                }}
              >
                Open
              </Button>
            )}
          </MessageRow>
        ))}
      </MessageList>
    </MessagePart>
  );
}
