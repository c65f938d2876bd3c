import { z } from 'zod';
import { Instant } from '../domain/time';
import type { SqliteDatabase } from '../wiring/sqlite';

/** A mail as a mailbox of this machine keeps it. */
export const KeptMail = z.object({
  number: z.number().int(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  sentAt: Instant,
  files: z.array(z.object({ name: z.string(), mediaType: z.string(), content: z.string() })),
});
export type KeptMail = z.infer<typeof KeptMail>;

/** A mailbox longer than this shows its end. */
const SHOWN_MAILS = 100;

const ValueRow = z.object({ number: z.number(), value: z.string() });
const schema = `
  CREATE TABLE IF NOT EXISTS mails (number INTEGER PRIMARY KEY, address TEXT NOT NULL, value TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS mailsOfAddress ON mails (address, number);
`;

/** The mailboxes, by address. */
export function mailsIn(db: SqliteDatabase) {
  db.exec(schema);
  const put = db.prepare('INSERT INTO mails (address, value) VALUES (?, ?) RETURNING number, value');
  const endOfBox = db.prepare('SELECT number, value FROM mails WHERE address = ? ORDER BY number DESC LIMIT ?');
  const read = (row: unknown): KeptMail => {
    const { number, value } = ValueRow.parse(row);
    return KeptMail.parse({ ...JSON.parse(value), number });
  };
  return {
    addMail: (mail: Omit<KeptMail, 'number'>): KeptMail => read(put.get(mail.to, JSON.stringify(mail))),
    /** The latest first. */
    mails: (address: string, limit = SHOWN_MAILS): KeptMail[] => endOfBox.all(address, limit).map(read),
  };
}
