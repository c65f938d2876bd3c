import type { InvitationView } from '../../../bot/contract';
import { goTo } from '../../data/address';
import { request } from '../../data/api';

export function leaveInvitation(): void {
  goTo('today', {}, { replace: true });
}

export function lookAtInvitation(token: string): Promise<InvitationView> {
  return request('/api/invitation/look', { method: 'POST', body: JSON.stringify({ token }) });
}

export function acceptInvitation(token: string): Promise<InvitationView> {
  return request('/api/invitation/accept', { method: 'POST', body: JSON.stringify({ token }) });
}
