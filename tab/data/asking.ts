import { askDoubt } from '../components/doubt';
import { ApiError } from './api';

/**
 * Sends, and where it was stopped for a doubtful word alone asks whoever wrote it: once they say that it is none, it goes
 * again as it is, with all such words so far.
 */
export async function sendAsking<Result>(
  act: (meant: readonly string[]) => Promise<Result>,
  meant: readonly string[] = [],
): Promise<Result> {
  try {
    return await act(meant);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { sendAnyway: anyway, message } = error.problem;
    if (anyway === undefined || !(await askDoubt(anyway, message))) throw error;
    return sendAsking(act, [...meant, anyway.word]);
  }
}
