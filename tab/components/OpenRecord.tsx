import { type ReactNode, Suspense } from 'react';
import { isRefusal } from '../data/api';
import type { AskedWhy } from '../data/useOpened';
import { AskInstead, AskWhy } from '../laterParts';
import type { Missed } from './command/missed';
import { LoadingLines } from './LoadingLines';
import { ProblemNotice } from './ProblemNotice';

interface Props<Opened> {
  /** "task" */
  readonly name: string;
  readonly record: Opened | undefined;
  /** Given where it may be there and be for others. */
  readonly mayBeAskedFor?: Missed;
  readonly asked: {
    readonly error: Error | null;
    readonly refetch: () => unknown;
    readonly asks?: AskedWhy | undefined;
  };
  readonly children: (record: Opened) => ReactNode;
}

/** What is open in a pane or a drawer: itself, why it is opened, that it could not be opened, or that it is on its way. */
export function OpenRecord<Opened>({ name, record, mayBeAskedFor, asked, children }: Props<Opened>) {
  const { error, refetch, asks } = asked;
  const shown = asks === undefined ? record && children(record) : <AskWhy {...asks} />;
  if (shown !== undefined) return <Suspense fallback={<LoadingLines flush count={8} />}>{shown}</Suspense>;
  if (error !== null)
    return (
      <>
        <ProblemNotice flush what={`The ${name} could not be opened.`} error={error} onRetry={refetch} />
        {mayBeAskedFor !== undefined && isRefusal(error) && (
          <Suspense>
            <AskInstead {...mayBeAskedFor} />
          </Suspense>
        )}
      </>
    );
  return <LoadingLines flush count={8} />;
}
