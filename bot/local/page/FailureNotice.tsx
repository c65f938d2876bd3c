import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { ServerError } from './server';

/** What happened, and what to do about it. */
export function FailureNotice({ what, error, onRetry }: { what: string; error: Error; onRetry?: () => void }) {
  const id = error instanceof ServerError && error.requestId !== undefined ? ` (request ${error.requestId})` : '';
  const why = error instanceof ServerError ? error.message : 'Something went wrong in this page.';
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{what}</MessageBarTitle>
        {why}
        {id}
      </MessageBarBody>
      {onRetry !== undefined && (
        <MessageBarActions>
          <Button size="small" onClick={onRetry}>
            Try again
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
