import { Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { IssueView } from '../../../bot/contract';
import { OpenLink } from '../../components/OpenLink';
import { IssueFlags, IssueStateBadge } from '../../components/StateBadge';

const useStyles = makeStyles({
  part: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  issue: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    overflowWrap: 'anywhere',
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly title: string;
  readonly issues: readonly IssueView[];
  /** What can be done with each. */
  readonly actionOf?: (issue: IssueView) => ReactNode;
}

/** Open issues about the same; nothing where there are none. It is read out when some turn up. */
export function SimilarIssues({ title, issues, actionOf }: Props) {
  const styles = useStyles();
  return (
    <div role="status">
      {issues.length > 0 && (
        <section aria-label={title} className={styles.part}>
          <Text weight="semibold">{title}</Text>
          <ul className={styles.list}>
            {issues.map((issue) => (
              <li key={issue.id} className={styles.issue}>
                <span className={styles.line}>
                  <Caption1 className={styles.quiet}>{issue.reference}</Caption1>
                  <IssueStateBadge issue={issue} />
                  <IssueFlags issue={issue} />
                </span>
                <OpenLink to={{ issue: issue.id }}>{issue.headline}</OpenLink>
                {actionOf?.(issue)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
