import { Refusal } from '../../domain/refusal';
import { refusalText, unavailableText } from '../../refusalTexts';
import { OutcomeUnknown, StoreUnavailable } from '../../ledger/store';

/** What was asked for is done; what went wrong is showing it. */
class NotShown extends Error {
  override readonly name = 'NotShown';

  constructor(
    override readonly cause: unknown,
    readonly done: string,
  ) {
    super('A command was done, and could not be shown');
  }
}

/**
 * Shows what a command has done: a fault in here changes nothing of that, and nobody is to do it again.
 * @param done what to say was done
 */
export async function afterDoing<T>(show: () => Promise<T>, done = 'It was done'): Promise<T> {
  try {
    return await show();
  } catch (error) {
    throw new NotShown(error, done);
  }
}

/**
 * What to say to whoever asked for something that did not come to an end.
 *
 * @param fault takes note of what nobody foresaw. @returns where the log has it whole
 */
export function faultWords(error: unknown, fault: (error: unknown) => string): string {
  if (error instanceof Refusal) return refusalText(error);
  const requestId = fault(error);
  if (error instanceof NotShown) {
    return `${error.done}, but I could not show it here. Do not send it again: open it to see where it stands (${requestId}).`;
  }
  if (error instanceof OutcomeUnknown) {
    return `It is not known whether this was done. Open it to see where it stands before you send it again (${requestId}).`;
  }
  if (error instanceof StoreUnavailable) return `${unavailableText(error)} (${requestId})`;
  return `Something went wrong here and nothing was changed. Please try again (${requestId}).`;
}
