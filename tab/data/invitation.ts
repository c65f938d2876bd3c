import { useSyncExternalStore } from 'react';
import type { InvitationView } from '../../bot/contract';
import { goTo } from './address';
import { request } from './api';

/** The link by which somebody takes their seat, in an address of the tab's or in one of Teams' that leads to it. */
export function invitationIn(text: string): string | undefined {
  return /invitation(?:\/|%2F)([\w-]+\.[\w-]+\.[\w-]+)/i.exec(text)?.[1];
}

/** Behind the "#", which no server is told. */
export function openInvitation(token: string): void {
  location.replace(`#/invitation/${token}`);
}

export function leaveInvitation(): void {
  goTo('today', {}, { replace: true });
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** The invitation that is open in this window. */
export function useInvitation(): string | undefined {
  return useSyncExternalStore(subscribe, () => invitationIn(location.hash));
}

function subscribe(tell: () => void): () => void {
  window.addEventListener('hashchange', tell);
  return () => window.removeEventListener('hashchange', tell);
}

export function lookAtInvitation(token: string): Promise<InvitationView> {
  return request('/api/invitation/look', { method: 'POST', body: JSON.stringify({ token }) });
}

export function acceptInvitation(token: string): Promise<InvitationView> {
  return request('/api/invitation/accept', { method: 'POST', body: JSON.stringify({ token }) });
}
