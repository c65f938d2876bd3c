import { z } from 'zod';
import { meetingReference } from '../../domain/meeting';
import { type LogEntry, LogSubject } from '../../domain/log';
import { Refusal } from '../../domain/refusal';
import { searchable, soughtText } from '../../domain/searchable';
import { keyOf, recordOf } from '../../ledger/records';
import type { DocumentQuery, StoredDocument } from '../../ledger/store';
import type { Context } from '../ports';
import type { LeftOut } from './leftOut';

type Asked = Pick<Context, 'store' | 'roster'>;

/** A year has one of each number. */
const MOST_OF_A_NUMBER = 100;
const MOST_GROUPS = 500;

/**
 * The record that is called so. Whoever reads the log sees all of it but the names of what they left for.
 * @throws Refusal `no-such-reference`
 */
export async function subjectBearing(
  reference: string,
  isLeftOut: LeftOut,
  { store, roster }: Asked,
): Promise<LogSubject> {
  const number = Number(/\d+$/.exec(reference)?.[0]);
  const numbered = (['task', 'issue', 'meeting'] as const).map((type): DocumentQuery => ({
    type,
    where: [{ key: 'number', is: number }],
    order: { key: 'number', direction: 'ascending' },
    limit: MOST_OF_A_NUMBER,
  }));
  const lists = [...(Number.isNaN(number) ? [] : numbered), { type: 'group', limit: MOST_GROUPS }];
  const sought = soughtText(reference);
  const found = await Promise.all(lists.map((list) => store.query(roster.panel.id, list)));
  const bearer = found.flat().find((each) => searchable(referenceOf(each)) === sought);
  const subject = LogSubject.safeParse(bearer && { type: bearer.type, id: keyOf(bearer) });
  if (!subject.success || isLeftOut(subject.data)) throw new Refusal('no-such-reference', { reference });
  return subject.data;
}

const Referenced = z.object({ reference: z.string() });

function referenceOf(document: StoredDocument): string | undefined {
  if (document.type === 'meeting') return meetingReference(recordOf('meeting', document));
  return Referenced.safeParse(document.value).data?.reference;
}

/** What was done to it, and who read it or was refused it: each is found by a key of its own, and reads a page at most. */
export async function listLogAbout(
  id: string,
  { after, limit }: { readonly after: number; readonly limit: number },
  { store, roster }: Asked,
): Promise<{ entries: LogEntry[]; next?: number }> {
  const found = await Promise.all(
    ['subjectId', 'readId'].map((key) =>
      store.query(roster.panel.id, {
        type: 'log',
        where: [{ key, is: id }],
        order: { key: 'number', direction: 'ascending', after: { value: after, number: after } },
        limit: limit + 1,
      }),
    ),
  );
  const all = found.flat().map((document) => recordOf('log', document));
  const entries = all.sort((a, b) => a.number - b.number).slice(0, limit);
  const last = entries.at(-1);
  return { entries, ...(all.length > limit && last !== undefined ? { next: last.number } : {}) };
}
