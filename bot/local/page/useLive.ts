import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { MessageView } from '../localMessage';
import { liveEvents, type Mails, type MailView, type Messages, type Session } from '../pageContract';

export const sessionKey = (as: string) => ['session', as];
export const mailsKey = (as: string) => ['mails', as];
export const messagesKey = (as: string, chatId: string) => ['messages', as, chatId];

/** Keeps the queries of one person true as the server tells of changes. Gives whether the connection stands. */
export function useLive(as: string): boolean {
  const queries = useQueryClient();
  const [isConnected, setConnected] = useState(true);

  useEffect(() => {
    const source = new EventSource(`/local/events?as=${encodeURIComponent(as)}`);
    let wasLost = false;
    source.onopen = () => {
      setConnected(true);
      // What came while the connection was lost is not sent again.
      if (wasLost) void queries.invalidateQueries();
      wasLost = false;
    };
    source.onerror = () => {
      wasLost = true;
      setConnected(false);
    };
    on(source, 'message', (message) => placeMessage(queries, as, message));
    on(source, 'meeting', ({ chatId, state }) => {
      changeSession(queries, as, (session) => ({
        ...session,
        chats: session.chats.map((each) => (each.chat.id === chatId ? { ...each, meeting: state } : each)),
      }));
    });
    on(source, 'mail', (mail) => placeMail(queries, as, mail));
    on(source, 'panel', () => void queries.invalidateQueries());
    on(source, 'clock', (clock) => changeSession(queries, as, (session) => ({ ...session, clock })));
    return () => source.close();
  }, [as, queries]);

  return isConnected;
}

function on<Name extends keyof typeof liveEvents>(
  source: EventSource,
  name: Name,
  handle: (data: z.output<(typeof liveEvents)[Name]>) => void,
): void {
  source.addEventListener(name, (event: MessageEvent<string>) => {
    const read = liveEvents[name].safeParse(JSON.parse(event.data));
    if (read.success) handle(read.data);
  });
}

function changeSession(queries: QueryClient, as: string, change: (session: Session) => Session): void {
  queries.setQueryData<Session>(sessionKey(as), (session) => (session === undefined ? undefined : change(session)));
}

function placeMail(queries: QueryClient, as: string, mail: MailView): void {
  queries.setQueryData<z.output<typeof Mails>>(mailsKey(as), (known) =>
    known === undefined ? undefined : { mails: [mail, ...known.mails.filter(({ number }) => number !== mail.number)] },
  );
  changeSession(queries, as, (session) => ({ ...session, mailbox: { last: mail } }));
}

/** Puts a new or changed message where it belongs. */
export function placeMessage(queries: QueryClient, as: string, message: MessageView): void {
  queries.setQueryData<z.output<typeof Messages>>(messagesKey(as, message.chatId), (known) => {
    if (known === undefined) return undefined;
    const others = known.messages.filter(({ id }) => id !== message.id);
    return { messages: [...others, message].sort((a, b) => a.number - b.number) };
  });
  changeSession(queries, as, (session) => ({
    ...session,
    chats: session.chats.map((each) =>
      each.chat.id === message.chatId && message.number >= (each.last?.number ?? 0) ? { ...each, last: message } : each,
    ),
  }));
  // A chat that came up since this window opened.
  const session = queries.getQueryData<Session>(sessionKey(as));
  if (session !== undefined && !session.chats.some(({ chat }) => chat.id === message.chatId)) {
    void queries.invalidateQueries({ queryKey: sessionKey(as) });
  }
}
