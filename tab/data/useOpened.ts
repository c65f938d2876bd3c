import { useRef } from 'react';
import type { QueryName } from '../../bot/contract';
import { ApiError, type QueryParameters } from './api';
import { useQueryOf } from './useQueryOf';

/** Why something is opened, as the server asks it. */
export interface AskedWhy {
  /** Of what, where the server says it: "SEN-27-014" */
  readonly reference: string | undefined;
  /** Said in one tap. */
  readonly reasons: readonly string[];
  /** What was wrong with what was said. */
  readonly problem: string | undefined;
  readonly onSay: (reason: string) => void;
}

interface Said extends Pick<AskedWhy, 'reference' | 'reasons'> {
  /** Of what. */
  readonly of: string;
  readonly reason: string;
}

/**
 * One record that is opened by itself. Where the server asks why, `asks` says it: once, for it is said again with
 * whatever is asked of the same record as long as it is open.
 */
export function useOpened<Name extends QueryName>(name: Name, input: QueryParameters) {
  const ofAny = useRef<Said>(undefined);
  const of = JSON.stringify(input);
  const said = () => (ofAny.current?.of === of ? ofAny.current : undefined);
  const opened = useQueryOf(name, input, true, () => ({ reason: said()?.reason }));
  const asked = askedBy(opened.error, said());
  function onSay(reason: string): void {
    ofAny.current = { of, reason, reference: asked?.reference, reasons: asked?.reasons ?? [] };
    void opened.refetch();
  }
  return { ...opened, asks: asked && { ...asked, onSay } };
}

/** Before it is opened, and again where what was said may not be kept. */
function askedBy(error: Error | null, said: Said | undefined): Omit<AskedWhy, 'onSay'> | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const { code, reference, reasons = [], message } = error.problem;
  if (code === 'reason-needed') return { reference, reasons, problem: undefined };
  if (said === undefined || error.status !== 422) return undefined;
  return { reference: said.reference, reasons: said.reasons, problem: message };
}
