import { useAddress } from './address';

/** The link by which somebody takes their seat, in an address of the tab's or in one of Teams' that leads to it. */
export function invitationIn(text: string): string | undefined {
  return /invitation(?:\/|%2F)([\w-]+\.[\w-]+\.[\w-]+)/i.exec(text)?.[1];
}

/** Behind the "#", which no server is told. */
export function openInvitation(token: string): void {
  location.replace(`#/invitation/${token}`);
}

/** The invitation that is open in this window. */
export function useInvitation(): string | undefined {
  useAddress();
  return invitationIn(location.hash);
}
