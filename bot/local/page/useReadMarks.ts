import { useEffect, useState } from 'react';
import { z } from 'zod';
import type { ChatSummary } from '../pageContract';

const Marks = z.record(z.number());
type Marks = z.infer<typeof Marks>;

function readMarks(key: string): Marks {
  try {
    return Marks.catch({}).parse(JSON.parse(localStorage.getItem(key) ?? '{}'));
  } catch {
    return {};
  }
}

/** The ids of the chats with something new. What stands in the open chat counts as read. */
export function useReadMarks(
  as: string,
  chats: readonly ChatSummary[],
  openId: string | undefined,
): ReadonlySet<string> {
  const key = `sentinel-local-read:${as}`;
  const [marks, setMarks] = useState(() => readMarks(key));
  const openNumber = chats.find(({ chat }) => chat.id === openId)?.last?.number;
  if (openId !== undefined && openNumber !== undefined && (marks[openId] ?? 0) < openNumber) {
    setMarks({ ...marks, [openId]: openNumber });
  }
  useEffect(() => localStorage.setItem(key, JSON.stringify(marks)), [key, marks]);
  return new Set(
    chats
      .filter(({ chat, last }) => chat.id !== openId && (last?.number ?? 0) > (marks[chat.id] ?? 0))
      .map(({ chat }) => chat.id),
  );
}
