import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { MemberId } from '../../domain/ids';
import type { MessageView } from '../localMessage';
import { server } from './server';

/** When the window comes to the front again, views younger than this are left as they are. */
const FRESH_MS = 3_000;
/** When each version of a message was last asked for, for all places that show it. */
const askedAt = new Map<string, number>();

/**
 * Asks the bot for this person's own view of a card with `refresh`, as Teams does: when the card comes into view,
 * after it changed for everybody, and when the window comes back to the front. The answer arrives as an event.
 */
export function useOwnView(as: MemberId, message: MessageView, place: RefObject<HTMLElement | null>): void {
  const version = message.refresh === undefined ? undefined : `${message.id} ${message.changes}`;
  const ask = useEffectEvent((key: string) => {
    const { refresh, id: messageId, chatId } = message;
    if (refresh === undefined || document.hidden || Date.now() - (askedAt.get(key) ?? 0) < FRESH_MS) return;
    askedAt.set(key, Date.now());
    const action = { verb: refresh.verb, data: refresh.data, ...(refresh.id === undefined ? {} : { id: refresh.id }) };
    // Without an answer the card stays as everybody sees it; Teams says nothing either.
    void server.click({ kind: 'execute', as, chatId, messageId, trigger: 'automatic', action }).catch(() => undefined);
  });

  useEffect(() => {
    const element = place.current;
    if (element === null || version === undefined) return;
    let isVisible = false;
    const observer = new IntersectionObserver((entries) => {
      isVisible = entries.some((entry) => entry.isIntersecting);
      if (isVisible) ask(version);
    });
    const onFront = (): void => {
      if (isVisible) ask(version);
    };
    observer.observe(element);
    window.addEventListener('focus', onFront);
    document.addEventListener('visibilitychange', onFront);
    return () => {
      observer.disconnect();
      window.removeEventListener('focus', onFront);
      document.removeEventListener('visibilitychange', onFront);
    };
  }, [version, place]);
}
