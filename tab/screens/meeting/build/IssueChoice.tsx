import { Button, Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { IssueView, MeetingView } from '../../../../bot/contract';
import { LoadingLines } from '../../../components/LoadingLines';
import { OpenLink } from '../../../components/OpenLink';
import { ProblemBar, ProblemNotice } from '../../../components/ProblemNotice';
import { IssueFlags } from '../../../components/StateBadge';
import { say } from '../../../components/say';
import { useCommand } from '../../../data/useCommand';
import { useQueryOf } from '../../../data/useQueryOf';
import { useFocusInside } from '../../../components/formFocus';

const useStyles = makeStyles({
  choice: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0, alignSelf: 'stretch' },
  issue: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  words: { display: 'flex', flexDirection: 'column', flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' },
  below: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground3 },
});

/** Open issues that no meeting has yet, each with one button. */
export function IssueChoice({ meeting, onDone }: { meeting: MeetingView; onDone: () => void }) {
  const styles = useStyles();
  const opened = useFocusInside<HTMLElement>();
  const issues = useQueryOf('issues.list', { state: 'raised,triaged', limit: 200 });
  const put = useCommand('issue.putOnAgenda');
  const send = ({ id: issueId, reference }: IssueView) =>
    put.mutate(
      { issueId, meetingId: meeting.id },
      { onSuccess: () => say(`${reference} is on the agenda of ${meeting.reference}.`) },
    );
  return (
    <section ref={opened} className={styles.choice} aria-label="Put an issue on the agenda">
      <Text weight="semibold">Put an issue on the agenda</Text>
      <ProblemBar error={put.error} />
      {issues.data === undefined && issues.status === 'error' && (
        <ProblemNotice what="The issues could not be loaded." error={issues.error} onRetry={issues.refetch} />
      )}
      {issues.data === undefined && issues.status === 'pending' && <LoadingLines count={3} />}
      {issues.data?.items.length === 0 && <Text>No open issue waits to be put on an agenda.</Text>}
      <ul className={styles.list}>
        {(issues.data?.items ?? []).map((issue) => (
          <li key={issue.id} className={styles.issue}>
            <span className={styles.words}>
              <span>
                <OpenLink to={{ issue: issue.id }}>{issue.headline}</OpenLink>
              </span>
              <Caption1 className={styles.below}>
                <span>{issue.reference}</span>
                <span>{issue.agencyName}</span>
                <IssueFlags issue={issue} />
              </Caption1>
            </span>
            <Button
              disabledFocusable={put.isPending}
              aria-label={`Put ${issue.reference} on ${meeting.reference}`}
              onClick={() => send(issue)}
            >{`Put on ${meeting.reference}`}</Button>
          </li>
        ))}
      </ul>
      <Button onClick={onDone}>Done</Button>
    </section>
  );
}
