import { useEffect, useState } from 'react';
import { z } from 'zod';
import type { Session } from '../pageContract';

const Marks = z.record(z.number());
type Marks = z.infer<typeof Marks>;

function readMarks(key: string): Marks {
  try {
    return Marks.catch({}).parse(JSON.parse(localStorage.getItem(key) ?? '{}'));
  } catch {
    return {};
  }
}

/** What the mailbox is chosen by, beside the chats. */
export const MAILBOX = 'mailbox';

/** The ids of the chats, and of the mailbox, with something new. What is open counts as read. */
export function useReadMarks(
  as: string,
  { chats, mailbox }: Pick<Session, 'chats' | 'mailbox'>,
  openId: string | undefined,
): ReadonlySet<string> {
  const latest = [
    ...chats.map(({ chat, last }) => ({ id: chat.id, number: last?.number ?? 0 })),
    { id: MAILBOX, number: mailbox?.last?.number ?? 0 },
  ];
  const key = `sentinel-local-read:${as}`;
  const [marks, setMarks] = useState(() => readMarks(key));
  const openNumber = latest.find(({ id }) => id === openId)?.number;
  if (openId !== undefined && openNumber !== undefined && (marks[openId] ?? 0) < openNumber) {
    setMarks({ ...marks, [openId]: openNumber });
  }
  useEffect(() => localStorage.setItem(key, JSON.stringify(marks)), [key, marks]);
  return new Set(latest.filter(({ id, number }) => id !== openId && number > (marks[id] ?? 0)).map(({ id }) => id));
}
