import { type ReactNode, Suspense } from 'react';
import type { AskedWhy } from '../data/useOpened';
import { AskWhy } from '../laterParts';
import { LoadingLines } from './LoadingLines';
import { ProblemNotice } from './ProblemNotice';

interface Props<Opened> {
  /** "task" */
  readonly name: string;
  readonly record: Opened | undefined;
  readonly asked: {
    readonly error: Error | null;
    readonly refetch: () => unknown;
    readonly asks?: AskedWhy | undefined;
  };
  readonly children: (record: Opened) => ReactNode;
}

/** What is open in a pane or a drawer: itself, why it is opened, that it could not be opened, or that it is on its way. */
export function OpenRecord<Opened>({ name, record, asked: { error, refetch, asks }, children }: Props<Opened>) {
  if (asks !== undefined)
    return (
      <Suspense fallback={<LoadingLines flush count={2} />}>
        <AskWhy {...asks} />
      </Suspense>
    );
  if (record !== undefined) return <Suspense fallback={<LoadingLines flush count={8} />}>{children(record)}</Suspense>;
  if (error !== null)
    return <ProblemNotice flush what={`The ${name} could not be opened.`} error={error} onRetry={refetch} />;
  return <LoadingLines flush count={8} />;
}
