import type { Member } from '../domain/member';

/** A panel member with the words by which the page shows them. */
export type LocalMember = Member & {
  readonly agencyName: string;
  readonly roleName: string;
  /** On which they sit, that of this seat first; absent where it says nothing. */
  readonly panelNames?: readonly string[];
};

export const TENANT_ID = 'local';
export const bot = { id: '28:sentinel', name: 'Sentinel' } as const;
