import type { AgendaItemKind, AgendaPurpose } from './agenda';

/** What people call the kinds and purposes of items by, on paper and on the screens. */

export const itemKindNames: Readonly<Record<AgendaItemKind, string>> = {
  standing: 'Standing item',
  group: 'Groups',
  issue: 'Issue',
  taskReview: 'Review of tasks',
  otherBusiness: 'Other business',
};

export const purposeNames: Readonly<Record<AgendaPurpose, string>> = {
  note: 'To note',
  discuss: 'To discuss',
  decide: 'To decide',
};

/** "7.2. I-27-006, Northmoor Council" */
export function numberedTitle({
  number,
  title,
}: {
  readonly number?: string | undefined;
  readonly title: string;
}): string {
  return number === undefined ? title : `${number}. ${title}`;
}
