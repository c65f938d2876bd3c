import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ApiError } from '../data/api';
import { useReachable } from '../data/connection';
import { Notice } from './Notice';

const useStyles = makeStyles({
  notice: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
  },
  flush: { padding: 0 },
  bar: { alignSelf: 'stretch' },
  id: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  again: {
    minHeight: '32px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
});

interface NoticeProps {
  readonly what: string;
  readonly error: Error;
  readonly onRetry: () => unknown;
  /** The screen that it stands in has the inset already. */
  readonly flush?: boolean;
}

/** In place of a list or a screen that could not be loaded. */
export function ProblemNotice({ what, error, onRetry, flush = false }: NoticeProps) {
  const styles = useStyles();
  // Trying again would change nothing: it is not theirs, or not there.
  const isGone = error instanceof ApiError && error.status === 404;
  return (
    <div className={mergeClasses(styles.notice, flush && styles.flush)} role="alert">
      <Notice intent={isGone ? 'info' : 'error'} title={what} className={styles.bar}>
        {error.message}
        {!isGone && <RequestId error={error} />}
      </Notice>
      {/* Fluent's button would be a tenth of what comes before the first paint. */}
      {!isGone && (
        <button type="button" className={styles.again} onClick={() => void onRetry()}>
          Try again
        </button>
      )}
    </div>
  );
}

/** Above a form whose command was refused or failed; what was typed stays. That the line was cut is over once it is back. */
export function ProblemBar({ error }: { error: Error | null }) {
  const isBack = useReachable();
  if (error === null || (isBack && error instanceof ApiError && error.status === 0)) return null;
  return (
    <Notice intent="error" role="alert">
      {error.message}
      <RequestId error={error} />
    </Notice>
  );
}

/** What the help desk asks for: of a fault. A refusal says itself what to do. */
function RequestId({ error }: { error: Error }) {
  const styles = useStyles();
  if (!(error instanceof ApiError) || error.status < 500 || error.problem.requestId === '') return null;
  return <small className={styles.id}>Request {error.problem.requestId}</small>;
}

/** What did not fit, by field ("ownerId"); `under` names the part of the input that is asked about ("parts.0."). */
export function fieldProblems(error: Error | null, under = ''): Readonly<Record<string, string>> {
  if (!(error instanceof ApiError)) return {};
  const found = (error.problem.issues ?? []).filter(({ path }) => path.startsWith(under));
  return Object.fromEntries(found.map(({ path, message }) => [path.slice(under.length), message]));
}
