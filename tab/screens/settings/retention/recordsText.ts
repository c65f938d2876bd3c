import { listed } from '../../../../bot/domain/listed';

/** By their numbers while these can be taken in at a glance. */
const MOST_NAMED = 3;

export function recordsText(records: readonly { readonly reference: string }[]): string {
  if (records.length > MOST_NAMED) return `${records.length} records`;
  return listed(records.map(({ reference }) => reference));
}
