import { Refusal } from '../../domain/refusal';
import { faultText, refusalText } from '../../refusalTexts';

/**
 * What to say to whoever asked for something that did not come to an end.
 *
 * @param fault takes note of what nobody foresaw. @returns where the log has it whole
 */
export function faultWords(error: unknown, fault: (error: unknown) => string): string {
  if (error instanceof Refusal) return refusalText(error);
  const requestId = fault(error);
  const said = faultText(error) ?? 'Something went wrong here and nothing was changed. Please try again.';
  return `${said} (${requestId})`;
}
