import { hasRight } from '../../access/rights';
import { NOT_OPENED_TO } from '../../domain/accessRequest';
import { Refusal } from '../../domain/refusal';
import type { Context } from '../../useCases/ports';

const ASK_ITS_HOLDER = 'If you were told of it, type “access”, its reference and why you need it: its holder is asked.';

/** What whoever was told a reference may do where it is not found: the same whether it is there or not. */
export function insteadOf(error: unknown, { viewer }: Context): string {
  if (!(error instanceof Refusal) || !['not-found', 'not-allowed'].includes(error.code)) return '';
  return ` ${hasRight(viewer, 'access.ask') ? ASK_ITS_HOLDER : NOT_OPENED_TO}`;
}
