import { Button, Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { HistoryLine, IssueView } from '../../../bot/contract';
import { History } from '../../components/History';
import { LoadingLines } from '../../components/LoadingLines';
import { IssueFlags, IssueStateBadge } from '../../components/StateBadge';
import { useUrgentText } from '../../components/useUrgentText';
import { type IssueAction, IssueActions, type OpenForm } from './IssueActions';
import { tagsText } from '../../../bot/domain/issueSteps';
import { WhoCanFold } from '../threats/WhoCanFold';
import { SimilarIssues } from './SimilarIssues';
import { useAlike } from './useAlike';

const useStyles = makeStyles({
  badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  block: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
});

interface Props {
  readonly issue: IssueView;
  /** Undefined while it is on its way. */
  readonly history: readonly HistoryLine[] | undefined;
  readonly form: OpenForm | undefined;
  readonly onForm: (form: OpenForm | undefined) => void;
  readonly onDone?: (action: IssueAction) => void;
}

/** What was raised, what became of it, and what this person may do with it. */
export default function IssueDetail({ issue, history, ...acting }: Props) {
  const styles = useStyles();
  const { whole: urgentText } = useUrgentText(issue);
  return (
    <>
      <div className={styles.badges}>
        <IssueStateBadge issue={issue} />
        <IssueFlags issue={issue} />
      </div>
      <div className={styles.block}>
        <Text dir="auto" className={styles.text}>
          {issue.text}
        </Text>
        <Caption1 className={styles.quiet}>
          {issue.raisedText}, {issue.agencyName}
        </Caption1>
        {issue.statusText !== issue.raisedText && <Caption1 className={styles.quiet}>{issue.statusText}</Caption1>}
        {urgentText !== undefined && <Text weight="semibold">{urgentText}</Text>}
        {issue.restrictedText !== undefined && <Text>{issue.restrictedText}</Text>}
        {issue.sharedText !== undefined && <Text>{issue.sharedText}</Text>}
        {issue.disclosureTexts?.map((text) => (
          <Text key={text} dir="auto" className={styles.text}>
            {text}
          </Text>
        ))}
      </div>
      {issue.answer !== undefined && (
        <div className={styles.block}>
          <Text weight="semibold">Answer</Text>
          <Text dir="auto" className={styles.text}>
            {issue.answer}
          </Text>
        </div>
      )}
      <Tags issue={issue} />
      <IssueActions issue={issue} {...acting} />
      {issue.may.triage && (
        <>
          <WhoCanFold words={issue.text} threat={issue.tags?.threats.join(', ')} place={issue.tags?.place} />
          <AlikeIssues issue={issue} onForm={acting.onForm} />
        </>
      )}
      {history === undefined ? <LoadingLines flush count={3} /> : <History lines={history} />}
    </>
  );
}

function Tags({ issue: { tags } }: Pick<Props, 'issue'>) {
  const styles = useStyles();
  if (tags === undefined) return null;
  return (
    <Text dir="auto" className={styles.text}>
      {tagsText(tags)}
    </Text>
  );
}

/** What it could be merged into. */
function AlikeIssues({ issue, onForm }: Pick<Props, 'issue' | 'onForm'>) {
  const issues = useAlike(issue);
  return (
    <SimilarIssues
      title="Similar open issues"
      issues={issues}
      actionOf={({ id, reference }) => (
        <Button size="small" onClick={() => onForm({ action: 'merge', intoId: id })}>
          Merge into {reference}
        </Button>
      )}
    />
  );
}
