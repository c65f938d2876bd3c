import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Chat } from './localChats';
import { mailsIn } from './mailsIn';
import { CardJson, type Draft, Message } from './localMessage';
import { openSqlite, type SqliteDatabase } from '../wiring/sqlite';

/** Message ids look like Teams' own: milliseconds, as text. */
const FIRST_ID = 1_700_000_000_000;
/** A chat longer than this shows its end. */
const SHOWN_MESSAGES = 200;

const schema = `
  CREATE TABLE IF NOT EXISTS chats (id TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS messages (number INTEGER PRIMARY KEY, chatId TEXT NOT NULL, value TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS messagesOfChat ON messages (chatId, number);
  CREATE TABLE IF NOT EXISTS views (
    number INTEGER NOT NULL, memberId TEXT NOT NULL, changes INTEGER NOT NULL, card TEXT NOT NULL,
    PRIMARY KEY (number, memberId));
  CREATE TABLE IF NOT EXISTS notes (key TEXT PRIMARY KEY, value TEXT NOT NULL);
`;

const ValueRow = z.object({ value: z.string() });
const ViewRow = z.object({ changes: z.number(), card: z.string() });
const NumberRow = z.object({ last: z.number().nullable() });

export type TeamsStore = ReturnType<typeof openTeamsStore>;

/** Chats and messages of the local Teams in `<dataDir>/teams.db`. What is written survives the process's death. */
export function openTeamsStore(dataDir: string) {
  mkdirSync(dataDir, { recursive: true });
  const db = openSqlite(path.join(dataDir, 'teams.db'));
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  db.exec(schema);

  const last = db.prepare('SELECT max(number) AS last FROM messages');
  const putChat = db.prepare(
    'INSERT INTO chats (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value',
  );
  const allChats = db.prepare('SELECT value FROM chats ORDER BY rowid');
  const putMessage = db.prepare('INSERT OR REPLACE INTO messages (number, chatId, value) VALUES (?, ?, ?)');
  const oneMessage = db.prepare('SELECT value FROM messages WHERE chatId = ? AND number = ?');
  const endOfChat = db.prepare('SELECT value FROM messages WHERE chatId = ? ORDER BY number DESC LIMIT ?');
  const putView = db.prepare('INSERT OR REPLACE INTO views (number, memberId, changes, card) VALUES (?, ?, ?, ?)');
  const oneView = db.prepare('SELECT changes, card FROM views WHERE number = ? AND memberId = ?');
  let lastNumber = NumberRow.parse(last.get()).last ?? 0;
  const readMessage = (row: unknown): Message => Message.parse(JSON.parse(ValueRow.parse(row).value));
  const saveMessage = (message: Message): void => {
    putMessage.run(message.number, message.chatId, JSON.stringify(message));
  };

  return {
    saveChat: (chat: Chat): void => {
      putChat.run(chat.id, JSON.stringify(chat));
    },
    chats: (): Chat[] => allChats.all().map((row) => Chat.parse(JSON.parse(ValueRow.parse(row).value))),

    addMessage(draft: Draft): Message {
      lastNumber += 1;
      const message: Message = {
        ...draft,
        id: String(FIRST_ID + lastNumber),
        number: lastNumber,
        changes: 0,
        state: 'posted',
      };
      saveMessage(message);
      return message;
    },
    saveMessage,
    findMessage(chatId: string, id: string): Message | undefined {
      const row = oneMessage.get(chatId, Number(id) - FIRST_ID);
      return row === undefined ? undefined : readMessage(row);
    },
    /** The latest, oldest first. */
    messages: (chatId: string, limit = SHOWN_MESSAGES): Message[] =>
      endOfChat.all(chatId, limit).map(readMessage).reverse(),

    /** The person's own card, which holds until the message changes for everybody. */
    saveView(message: Message, memberId: string, card: CardJson): void {
      putView.run(message.number, memberId, message.changes, JSON.stringify(card));
    },
    findView(message: Message, memberId: string): CardJson | undefined {
      const row = oneView.get(message.number, memberId);
      if (row === undefined) return undefined;
      const view = ViewRow.parse(row);
      return view.changes === message.changes ? CardJson.parse(JSON.parse(view.card)) : undefined;
    },

    ...notesIn(db),
    ...mailsIn(db),
    close: (): void => {
      db.close();
    },
  };
}

/** Small facts by key: where the bot is installed, who blocked it, which meetings run. */
function notesIn(db: SqliteDatabase) {
  const put = db.prepare('INSERT OR REPLACE INTO notes (key, value) VALUES (?, ?)');
  const one = db.prepare('SELECT value FROM notes WHERE key = ?');
  return {
    note: (key: string): string | undefined => {
      const row = one.get(key);
      return row === undefined ? undefined : ValueRow.parse(row).value;
    },
    saveNote: (key: string, value: string): void => {
      put.run(key, value);
    },
  };
}
