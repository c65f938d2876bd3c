import { randomUUID } from 'node:crypto';
import type { ReadCount } from '../../bot/store/batchRules';
import type { PanelId } from '../../bot/domain/ids';
import {
  type DocumentKeys,
  type DocumentQuery,
  type PanelDocument,
  type PanelStore,
  VersionConflict,
  type Write,
} from '../../bot/ledger/store';
import { aDocument, aPanelId, creates, type StorePlace } from '../support/storeDocuments';
import { describeLists } from './panelListContract';

/** What every PanelStore owes its callers. */
export function describePanelStore(name: string, start: () => Promise<StorePlace>): void {
  describe(`${name} as a panel store`, () => {
    let place: StorePlace;
    let store: PanelStore;
    let panelId: PanelId;
    const counts: ReadCount[] = [];
    beforeAll(async () => {
      place = await start();
      store = await place.open((count) => counts.push(count));
    });
    beforeEach(() => {
      panelId = aPanelId();
      counts.splice(0);
    });
    afterAll(async () => {
      await store.close();
      await place.close();
    });

    async function put(...documents: PanelDocument[]): Promise<string[]> {
      return store.commit(panelId, creates(documents));
    }
    const task = (id: string, keys: DocumentKeys = {}, value: unknown = {}) => aDocument({ panelId, id, keys, value });
    const ids = async (query: Partial<DocumentQuery>) =>
      (await store.query(panelId, { type: 'task', limit: 100, ...query })).map(({ id }) => id);

    describe('reading', () => {
      it('finds nothing under an unknown id', async () => {
        await put(task('task:1'));
        expect(await store.read(panelId, 'task:2')).toBeUndefined();
        expect(await store.read(aPanelId(), 'task:1')).toBeUndefined();
        for (const never of ['task:no\udc00x', 'task:a/b', 'task:\\', 'task:1?', 'task:1#a'])
          expect(await store.read(panelId, never)).toBeUndefined();
      });

      it('gives back exactly what was written', async () => {
        const value = {
          welsh: 'Llanfairpwllgwyngyll, ŵyn, tŷ',
          arabic: 'السلام عليكم',
          emoji: '👮‍♀️🚓 \u{1F3F4}\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}',
          quotes: `'"\\; DROP TABLE documents; --\n\t@p0 $.x`,
          nothing: null,
          nested: { list: [null, { deep: null }, [], {}], no: false, zero: 0, minus: -1.5, big: 9_007_199_254_740_991 },
        };
        const keys = { number: 7, open: 'yes', readers: ['*', 'agency:tŷ'], search: 'ŵyn' };
        const document = { ...aDocument({ panelId, id: 'task:a.b_c-D:9', keys, value }), form: 3 };
        const [version] = await put(document);
        expect(await store.read(panelId, document.id)).toStrictEqual({ ...document, version });
        expect(await store.query(panelId, { type: 'task', limit: 1 })).toStrictEqual([{ ...document, version }]);
      });

      it('takes an absent key and an undefined one for the same', async () => {
        await put(task('task:1', { number: 1, ownerId: undefined }));
        expect((await store.read(panelId, 'task:1'))?.keys).toStrictEqual({ number: 1 });
      });

      it('counts what was read', async () => {
        await put(task('task:1'), task('task:2'));
        await store.read(panelId, 'task:1');
        await store.read(panelId, 'task:9');
        await store.query(panelId, { type: 'task', limit: 9 });
        expect(counts).toEqual([
          { operation: 'read', documents: 1 },
          { operation: 'read', documents: 0 },
          { operation: 'query', documents: 2 },
        ]);
      });

      it('keeps panels apart, also under the same id', async () => {
        const other = aPanelId();
        await put(task('task:1', { number: 1 }, 'ours'));
        await store.commit(
          other,
          creates([aDocument({ panelId: other, id: 'task:1', keys: { number: 1 }, value: 'theirs' })]),
        );
        expect((await store.read(panelId, 'task:1'))?.value).toBe('ours');
        expect((await store.read(other, 'task:1'))?.value).toBe('theirs');
        const listed = await store.query(panelId, {
          type: 'task',
          order: { key: 'number', direction: 'ascending' },
          limit: 9,
        });
        expect(listed.map(({ value }) => value)).toEqual(['ours']);
      });

      it('finds a person across panels', async () => {
        const email = `${randomUUID()}@example.org`;
        const panels = [aPanelId(), aPanelId(), aPanelId()];
        for (const [index, each] of panels.entries()) {
          const keys = { email: index === 1 ? `not-${email}` : email };
          await store.commit(each, creates([aDocument({ panelId: each, id: 'member:x', type: 'member', keys })]));
        }
        const found = await store.queryEverywhere({ type: 'member', where: [{ key: 'email', is: email }], limit: 9 });
        expect(found.map((document) => document.panelId).sort()).toEqual([panels[0], panels[2]].sort());
      });

      it('lists a type across panels', async () => {
        const type = `panel${randomUUID().replaceAll('-', '')}`;
        const panels = [aPanelId(), aPanelId()];
        for (const each of panels) await store.commit(each, creates([aDocument({ panelId: each, id: 'panel', type })]));
        const found = await store.queryEverywhere({ type, limit: 9 });
        expect(found.map((document) => document.panelId).sort()).toEqual(panels.sort());
      });
    });

    it('walks all of a type, or all there are, in the order of ids, whatever their keys, a page at a time', async () => {
      const numbers = Array.from({ length: 7 }, (_, index) => index);
      await put(...numbers.map((number) => task(`task:${9 - number}`, number % 2 === 0 ? {} : { number })));
      await put(aDocument({ panelId, id: 'issue:1', type: 'issue' }));
      const other = aPanelId();
      await store.commit(other, creates([aDocument({ panelId: other, id: 'task:4x' })]));
      const pages: string[][] = [];
      for (let after: string | undefined; pages.at(-1)?.length !== 0; after = pages.at(-1)?.at(-1)) {
        pages.push((await store.walk(panelId, { type: 'task', after, limit: 3 })).map(({ id }) => id));
      }
      expect(pages).toEqual([['task:3', 'task:4', 'task:5'], ['task:6', 'task:7', 'task:8'], ['task:9'], []]);
      const all = await store.walk(panelId, { after: 'issue:', limit: 3 });
      expect(all.map(({ id }) => id)).toEqual(['issue:1', 'task:3', 'task:4']);
    });

    describe('committing', () => {
      it('gives the versions that are then read, in order, and none for a delete', async () => {
        const [first = '', second = ''] = await put(task('task:1'), task('task:2'));
        const versions = await store.commit(panelId, [
          { kind: 'delete', id: 'task:1', version: first },
          { kind: 'replace', document: task('task:2', { number: 2 }), version: second },
          { kind: 'create', document: task('task:3') },
        ]);
        expect(versions[0]).toBe('');
        expect(await store.read(panelId, 'task:1')).toBeUndefined();
        expect(await store.read(panelId, 'task:2')).toMatchObject({ version: versions[1], keys: { number: 2 } });
        expect((await store.read(panelId, 'task:3'))?.version).toBe(versions[2]);
        expect(versions[1]).not.toBe(second);
      });

      it('writes all or nothing: a last write that fails leaves nothing of the first', async () => {
        await put(task('task:9', {}, 'before'));
        const batch = creates([task('task:1'), task('task:2'), task('task:9', {}, 'after')]);
        await expect(store.commit(panelId, batch)).rejects.toBeInstanceOf(VersionConflict);
        expect(await ids({})).toEqual(['task:9']);
        expect((await store.read(panelId, 'task:9'))?.value).toBe('before');
      });

      it('turns down a create of what exists', async () => {
        await put(task('task:1', {}, 'first'));
        await expect(put(task('task:1', {}, 'second'))).rejects.toBeInstanceOf(VersionConflict);
        expect((await store.read(panelId, 'task:1'))?.value).toBe('first');
      });

      it('turns down a replace and a delete over a version that is gone', async () => {
        const [old = ''] = await put(task('task:1', {}, 1));
        await store.commit(panelId, [{ kind: 'replace', document: task('task:1', {}, 2), version: old }]);
        const replace: Write = { kind: 'replace', document: task('task:1', {}, 3), version: old };
        await expect(store.commit(panelId, [replace])).rejects.toBeInstanceOf(VersionConflict);
        await expect(store.commit(panelId, [{ kind: 'delete', id: 'task:1', version: old }])).rejects.toBeInstanceOf(
          VersionConflict,
        );
        expect((await store.read(panelId, 'task:1'))?.value).toBe(2);
      });

      it('turns down a replace and a delete of what is missing', async () => {
        const [version = ''] = await put(task('task:1'));
        await store.commit(panelId, [{ kind: 'delete', id: 'task:1', version }]);
        const replace: Write = { kind: 'replace', document: task('task:1'), version };
        await expect(store.commit(panelId, [replace])).rejects.toBeInstanceOf(VersionConflict);
        await expect(store.commit(panelId, [{ kind: 'delete', id: 'task:1', version }])).rejects.toBeInstanceOf(
          VersionConflict,
        );
        expect(await store.read(panelId, 'task:1')).toBeUndefined();
      });

      it('never gives a document the same version twice, not even after its deletion', async () => {
        const [first = ''] = await put(task('task:1'));
        await store.commit(panelId, [{ kind: 'delete', id: 'task:1', version: first }]);
        const [second] = await put(task('task:1'));
        expect(second).not.toBe(first);
      });

      it('takes a batch of 100 writes and turns down one of 101', async () => {
        const documents = Array.from({ length: 101 }, (_, index) => task(`task:${index}`, { number: index }));
        const versions = await put(...documents.slice(0, 100));
        expect(new Set(versions).size).toBe(100);
        expect(await ids({ limit: 200 })).toHaveLength(100);
        const other = aPanelId();
        const moved = documents.map((document) => ({ ...document, panelId: other }));
        await expect(store.commit(other, creates(moved))).rejects.toThrow('100');
        expect(await store.query(other, { type: 'task', limit: 200 })).toEqual([]);
      });

      it('turns down a write into another panel, and takes an empty batch', async () => {
        await expect(store.commit(aPanelId(), creates([task('task:1')]))).rejects.toThrow('another panel');
        expect(await store.read(panelId, 'task:1')).toBeUndefined();
        expect(await store.commit(panelId, [])).toEqual([]);
      });

      it('lets exactly one of two stores win a race for one version', async () => {
        const rival = await place.open();
        try {
          let [version = ''] = await put(task('task:1', {}, 0));
          for (let round = 1; round <= 5; round++) {
            const write = (by: string): Write => ({
              kind: 'replace',
              document: task('task:1', {}, `${round} ${by}`),
              version,
            });
            const contests = [store.commit(panelId, [write('a')]), rival.commit(panelId, [write('b')])];
            const results = await Promise.allSettled(contests);
            const won = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
            const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
            expect([won.length, lost.length]).toEqual([1, 1]);
            expect(lost[0]).toBeInstanceOf(VersionConflict);
            const standing = await rival.read(panelId, 'task:1');
            expect(standing?.version).toBe(won[0]);
            expect(standing?.value).toBe(`${round} ${results[0]?.status === 'fulfilled' ? 'a' : 'b'}`);
            version = standing?.version ?? '';
          }
        } finally {
          await rival.close();
        }
      });
    });

    describeLists(() => store);
  });
}
