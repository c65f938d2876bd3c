import { type ReactNode, Suspense } from 'react';
import { isRefusal } from '../data/api';
import type { AskedWhy } from '../data/useOpened';
import { AskWhy, NotOpened } from '../laterParts';
import type { Missed } from './command/missed';
import { LoadingLines } from './LoadingLines';
import { ProblemNotice } from './ProblemNotice';

interface Props<Opened> {
  /** "task" */
  readonly name: string;
  readonly record: Opened | undefined;
  /** Given where it may be there and be for others. */
  readonly mayBeAskedFor?: Missed;
  /** A sentence, where nobody can be asked for it from here. */
  readonly whomToAsk?: string;
  readonly asked: {
    readonly error: Error | null;
    readonly refetch: () => unknown;
    readonly asks?: AskedWhy | undefined;
  };
  readonly children: (record: Opened) => ReactNode;
}

/** What is open in a pane or a drawer: itself, why it is opened, that it could not be opened, or that it is on its way. */
export function OpenRecord<Opened>({ name, record, mayBeAskedFor, whomToAsk, asked, children }: Props<Opened>) {
  const { error, refetch, asks } = asked;
  const fallback = <LoadingLines flush count={8} />;
  const shown = () => {
    if (asks !== undefined) return <AskWhy {...asks} />;
    if (record !== undefined) return children(record);
    if (error === null) return fallback;
    if (isRefusal(error)) return <NotOpened {...{ name, mayBeAskedFor, whomToAsk }} />;
    return <ProblemNotice flush what={`The ${name} could not be opened.`} error={error} onRetry={refetch} />;
  };
  return <Suspense fallback={fallback}>{shown()}</Suspense>;
}
