import type { Founded, FoundingDraft, FoundingLook, FoundingPreview, FoundingStart } from '../../bot/contract';
import { request } from './api';

/** What a panel is founded from. Refused as an address that is not there to whoever may found none. */
export function startFounding(): Promise<FoundingStart> {
  return request<FoundingStart>('/api/founding', { method: 'GET' });
}

/** What the draft would make, and what does not fit. Nothing is kept. */
export function lookAtFounding(look: FoundingLook): Promise<FoundingPreview> {
  return request<FoundingPreview>('/api/founding/preview', { method: 'POST', body: JSON.stringify(look) });
}

export function found(draft: FoundingDraft): Promise<Founded> {
  return request<Founded>('/api/founding', { method: 'POST', body: JSON.stringify({ draft }) });
}
