import {
  Button,
  Caption1,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import { ApiError } from '../data/api';

const useStyles = makeStyles({
  notice: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
  },
  bar: { alignSelf: 'stretch' },
  id: { display: 'block', color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

/** In place of a list or a screen that could not be loaded. */
export function ProblemNotice({ what, error, onRetry }: { what: string; error: Error; onRetry: () => unknown }) {
  const styles = useStyles();
  return (
    <div className={styles.notice} role="alert">
      <MessageBar intent="error" layout="multiline" className={styles.bar}>
        <MessageBarBody>
          <MessageBarTitle>{what}</MessageBarTitle> {error.message}
          <RequestId error={error} />
        </MessageBarBody>
      </MessageBar>
      <Button onClick={() => void onRetry()}>Try again</Button>
    </div>
  );
}

/** Above a form whose command was refused or failed; what was typed stays. */
export function ProblemBar({ error }: { error: Error | null }) {
  if (error === null) return null;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        {error.message}
        <RequestId error={error} />
      </MessageBarBody>
    </MessageBar>
  );
}

/** What the help desk asks for. */
function RequestId({ error }: { error: Error }) {
  const styles = useStyles();
  if (!(error instanceof ApiError) || error.problem.requestId === '') return null;
  return <Caption1 className={styles.id}>Request {error.problem.requestId}</Caption1>;
}

/** What did not fit, by field ("ownerId"); `under` names the part of the input that is asked about ("parts.0."). */
export function fieldProblems(error: Error | null, under = ''): Readonly<Record<string, string>> {
  if (!(error instanceof ApiError)) return {};
  const found = (error.problem.issues ?? []).filter(({ path }) => path.startsWith(under));
  return Object.fromEntries(found.map(({ path, message }) => [path.slice(under.length), message]));
}
