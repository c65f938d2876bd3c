import { Caption1, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Ref } from 'react';
import type { IssueView } from '../../../bot/contract';
import type { IssueId } from '../../../bot/domain/ids';
import { OpenLink } from '../../components/OpenLink';
import { IssueFlags, IssueStateBadge } from '../../components/StateBadge';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
  },
  stale: { opacity: 0.6 },
  issue: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderLeft: `${tokens.strokeWidthThickest} solid transparent`,
    overflowWrap: 'anywhere',
  },
  divided: { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  // A ground that stays dark in high contrast, where the stripe alone says it.
  current: { backgroundColor: tokens.colorNeutralBackground3, borderLeftColor: tokens.colorBrandStroke1 },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly issues: readonly IssueView[];
  readonly stale: boolean;
  /** The one that keys act on. */
  readonly currentId?: IssueId | undefined;
  /** Shows an issue beside the list; without it an issue opens over it. */
  readonly onShow?: ((issue: IssueView) => void) | undefined;
  readonly ref?: Ref<HTMLUListElement>;
}

export function IssueRows({ issues, stale, currentId, onShow, ref }: Props) {
  const styles = useStyles();
  return (
    <ul ref={ref} className={mergeClasses(styles.list, stale && styles.stale)} aria-label="Issues">
      {issues.map((issue, index) => {
        const current = issue.id === currentId;
        return (
          <li
            key={issue.id}
            aria-current={current ? true : undefined}
            className={mergeClasses(styles.issue, index > 0 && styles.divided, current && styles.current)}
          >
            <div className={styles.line}>
              <Caption1 className={styles.quiet}>{issue.reference}</Caption1>
              <IssueStateBadge issue={issue} />
              <IssueFlags issue={issue} />
            </div>
            <div>
              {onShow === undefined ? (
                <OpenLink to={{ issue: issue.id }}>{issue.headline}</OpenLink>
              ) : (
                <Link as="button" onClick={() => onShow(issue)}>
                  {issue.headline}
                </Link>
              )}
            </div>
            <Caption1 className={styles.quiet}>
              {issue.agencyName} · {issue.statusText}
            </Caption1>
          </li>
        );
      })}
    </ul>
  );
}
