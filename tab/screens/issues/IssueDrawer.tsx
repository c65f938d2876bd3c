import { Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { IssueDetailView } from '../../../bot/contract';
import { History } from '../../components/History';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { SideDrawer } from '../../components/SideDrawer';
import { IssueFlags, IssueStateBadge } from '../../components/StateBadge';
import { useQueryOf } from '../../data/useQueryOf';
import { IssueActions } from './IssueActions';

const useStyles = makeStyles({
  badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  block: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
});

/** What was raised, what became of it, and what this person may do with it. */
export default function IssueDrawer({ issueId, onClose }: { issueId: string; onClose: () => void }) {
  const issue = useQueryOf('issues.get', { issueId });
  return (
    <SideDrawer title={issue.data?.reference ?? 'Issue'} onClose={onClose}>
      {issue.data !== undefined && <IssueDetail issue={issue.data} />}
      {issue.data === undefined && issue.status === 'error' && (
        <ProblemNotice what="The issue could not be opened." error={issue.error} onRetry={issue.refetch} />
      )}
      {issue.status === 'pending' && <LoadingLines count={8} />}
    </SideDrawer>
  );
}

function IssueDetail({ issue }: { issue: IssueDetailView }) {
  const styles = useStyles();
  return (
    <>
      <div className={styles.badges}>
        <IssueStateBadge issue={issue} />
        <IssueFlags issue={issue} />
      </div>
      <div className={styles.block}>
        <Text className={styles.text}>{issue.text}</Text>
        <Caption1 className={styles.quiet}>
          {issue.raisedText}, {issue.agencyName}
        </Caption1>
        {issue.statusText !== issue.raisedText && <Caption1 className={styles.quiet}>{issue.statusText}</Caption1>}
      </div>
      {issue.answer !== undefined && (
        <div className={styles.block}>
          <Text weight="semibold">Answer</Text>
          <Text className={styles.text}>{issue.answer}</Text>
        </div>
      )}
      <IssueActions issue={issue} />
      <History lines={issue.history} />
    </>
  );
}
