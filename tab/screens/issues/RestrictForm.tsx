import { audienceOf, whyOf } from '../../components/AudienceFields';
import { useCommand } from '../../data/useCommand';
import { ReadersForm } from '../access/ReadersForm';
import { few, RestrictRecord } from '../access/RestrictRecord';
import type { IssueFormProps } from './issueForm';

/** Need-to-know: named agencies, the raiser, and those who run the panel. Until it is decided, saying so looks at it too. */
export function RestrictForm(props: IssueFormProps) {
  const { issue, onCancel } = props;
  if (issue.may.triage) return <RestrictInTriage {...props} />;
  return <RestrictRecord about={{ type: 'issue', issueId: issue.id }} record={issue} onClose={onCancel} />;
}

function RestrictInTriage({ issue, onDone, onCancel }: IssueFormProps) {
  const { mutate, isPending, error } = useCommand('issue.triage');
  return (
    <ReadersForm
      reference={issue.reference}
      kept="issue"
      few={few.issue}
      audience={issue.audience}
      known={[issue.agencyId]}
      sending={isPending}
      error={error}
      onCancel={onCancel}
      onSend={(readers, grounds) =>
        mutate(
          { issueId: issue.id, audience: audienceOf(readers), ...whyOf(readers), ...grounds },
          { onSuccess: () => onDone(readers.named ? 'is restricted' : 'is shown to the whole panel') },
        )
      }
    />
  );
}
