import { Checkbox } from '@fluentui/react-components';
import { type ComponentProps, useState } from 'react';
import { type Readers, readersIn, chosenReaders, WhyFields, whyOf } from '../../components/AudienceFields';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { SideDrawer } from '../../components/SideDrawer';
import { TextField } from '../../components/TextField';
import { say } from '../../components/say';
import { ApiError } from '../../data/api';
import { newIssueId } from '../../data/newIds';
import { useSession } from '../../data/session';
import { useCommand } from '../../data/useCommand';
import { useQueryOf } from '../../data/useQueryOf';
import { SimilarIssues } from './SimilarIssues';
import { useSettled } from '../../components/useSettled';

function emptyDraft() {
  return { issueId: newIssueId(), text: '', urgent: false, readers: readersIn(undefined) };
}

function isRaisedAlready(error: unknown): boolean {
  return error instanceof ApiError && error.problem.code === 'raised-already';
}

/** Stays mounted while closed, so that a draft put aside is there again. */
export default function RaiseIssue({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [draft, setDraft] = useState(emptyDraft);
  const raise = useCommand('issue.raise');
  const [whyProblem, setWhyProblem] = useState<string>();
  const setReaders = (change: Partial<Readers>) => setDraft({ ...draft, readers: { ...draft.readers, ...change } });

  function send(): void {
    const { readers, ...said } = draft;
    const lacksWhy = readers.named && readers.why.trim() === '';
    setWhyProblem(lacksWhy ? 'Say why.' : undefined);
    if (lacksWhy) return;
    raise.mutate(
      { ...said, restricted: readers.named, ...whyOf(readers) },
      {
        onSuccess: ({ reference }) => {
          setDraft(emptyDraft());
          onClose();
          say(`Issue ${reference} raised.`, 'The coordinator will look at it and you will hear what becomes of it.');
        },
        // Sent with other words before: what is there now is another issue.
        onError: (error) => {
          if (isRaisedAlready(error)) setDraft({ ...draft, issueId: newIssueId() });
        },
      },
    );
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
        <AlikeIssues key={draft.issueId} text={draft.text} />
        <Checkbox
          label="Urgent: tell the chair at once"
          checked={draft.urgent}
          onChange={(_event, { checked }) => setDraft({ ...draft, urgent: checked === true })}
        />
        <RestrictedBox readers={draft.readers} onChange={setReaders} whyProblem={whyProblem} />
      </InlineForm>
    </SideDrawer>
  );
}

type RestrictedProps = Pick<ComponentProps<typeof WhyFields>, 'readers' | 'onChange' | 'whyProblem'>;

function RestrictedBox({ readers, onChange, whyProblem }: RestrictedProps) {
  const { reviewProposedOn } = useSession();
  return (
    <>
      <Checkbox
        label="Restricted: for you and those who run the panel, until they name others"
        checked={readers.named}
        onChange={(_event, { checked }) =>
          onChange(chosenReaders(checked === true, readers.reviewOn, reviewProposedOn))
        }
      />
      {readers.named && <WhyFields required readers={readers} onChange={onChange} whyProblem={whyProblem} />}
    </>
  );
}

/** Fewer characters say too little; more than these make the question too long. */
const LEAST = 12;
const MOST = 500;
const QUIET_MS = 600;

/** So that nothing is raised twice: what is open already and about the same, while one writes. */
function AlikeIssues({ text }: { text: string }) {
  const settled = useSettled(text.trim().slice(0, MOST), QUIET_MS);
  const enough = settled.length >= LEAST;
  const similar = useQueryOf('issues.similar', { text: settled }, enough);
  const issues = enough ? (similar.data?.items ?? []) : [];
  return <SimilarIssues title="Is it one of these already?" issues={issues} />;
}
