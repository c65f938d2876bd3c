/** No token, or one that does not hold. Answered 401, whatever was wrong with it. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
}

/** Somebody whom a token vouches for, but who is on no panel here. */
export class Stranger extends Error {
  override readonly name = 'Stranger';
}

/** Whose address is on a panel, but whose organisation may not vouch for it: the coordinator has to link their seat. */
export class Unlinked extends Error {
  override readonly name = 'Unlinked';
}

/** Somebody whom a token or Teams vouches for. */
export interface Person {
  readonly tenantId: string;
  readonly objectId: string;
  /** As their organisation states it; absent when nobody vouches for it. */
  readonly email?: string | undefined;
  /** Of another organisation, and let into this tenant: what is stated of their address was stated there. */
  readonly isGuest?: boolean | undefined;
}
