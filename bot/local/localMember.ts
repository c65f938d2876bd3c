import type { Member } from '../domain/member';

/** A panel member with the words by which the page shows them. */
export type LocalMember = Member & { readonly agencyName: string; readonly roleName: string };

export const TENANT_ID = 'local';
export const bot = { id: '28:sentinel', name: 'Sentinel' } as const;
