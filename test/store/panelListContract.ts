import { type PanelId } from '../../bot/domain/ids';
import type { Condition, DocumentKeys, DocumentQuery, PanelDocument, PanelStore } from '../../bot/ledger/store';
import { aDocument, aPanelId, creates } from '../support/storeDocuments';

/** How every PanelStore filters and orders. */
export function describeLists(storeOf: () => PanelStore): void {
  let panelId: PanelId;
  const put = (...documents: PanelDocument[]) => storeOf().commit(panelId, creates(documents));
  const task = (id: string, keys: DocumentKeys) => aDocument({ panelId, id, keys });
  const ids = async (query: Partial<DocumentQuery>) =>
    (await storeOf().query(panelId, { type: 'task', limit: 100, ...query })).map(({ id }) => id);

  describe('filtering', () => {
    beforeAll(async () => {
      panelId = aPanelId();
      await put(
        task('a', { number: 1, state: 'open', readers: ['*'], search: 'Fly tipping 100% at A_1' }),
        task('b', { number: 2, state: 'done', readers: ['agency:x', 'member:y'], search: 'fly tipping' }),
        task('c', { number: 10, state: 'open', readers: [], search: 'cuckooing "house"' }),
        task('d', { number: 3 }),
      );
      await put(aDocument({ panelId, id: 'e', type: 'issue', keys: { number: 1, state: 'open' } }));
    });

    const cases: [string, Condition[], string[]][] = [
      ['is, a text', [{ key: 'state', is: 'open' }], ['a', 'c']],
      ['is, a number', [{ key: 'number', is: 2 }], ['b']],
      ['is, a number in quotes', [{ key: 'number', is: '2' }], []],
      ['in, texts', [{ key: 'state', in: ['done', 'gone'] }], ['b']],
      ['in, numbers', [{ key: 'number', in: [1, 3, 4] }], ['a', 'd']],
      ['in nothing', [{ key: 'number', in: [] }], []],
      ['below a number', [{ key: 'number', below: 3 }], ['a', 'b']],
      ['above a number', [{ key: 'number', above: 2 }], ['c', 'd']],
      ['below a text', [{ key: 'state', below: 'e' }], ['b']],
      ['above a text', [{ key: 'state', above: 'done' }], ['a', 'c']],
      ['above a number, of texts', [{ key: 'state', above: 1 }], []],
      ['below a text, of numbers', [{ key: 'number', below: 'x' }], []],
      ['contains', [{ key: 'search', contains: 'fly' }], ['b']],
      ['contains signs that mean something elsewhere', [{ key: 'search', contains: '100% at A_' }], ['a']],
      ['contains a quote', [{ key: 'search', contains: '"house"' }], ['c']],
      ['contains, of a list', [{ key: 'readers', contains: 'agency' }], []],
      ['holds any of', [{ key: 'readers', holdsAnyOf: ['*', 'member:y'] }], ['a', 'b']],
      ['holds any of, whole words only', [{ key: 'readers', holdsAnyOf: ['agency'] }], []],
      ['holds any of nothing', [{ key: 'readers', holdsAnyOf: [] }], []],
      ['holds any of, of a text', [{ key: 'state', holdsAnyOf: ['open'] }], []],
      ['holds what starts so', [{ key: 'readers', holdsStarts: ['agen', 'member:y'] }], ['b']],
      ['holds what starts so, letter for letter', [{ key: 'readers', holdsStarts: ['%'] }], []],
      ['an unknown key', [{ key: 'unknown', is: 'x' }], []],
      [
        'all of several',
        [
          { key: 'state', is: 'open' },
          { key: 'number', below: 5 },
          { key: 'readers', holdsAnyOf: ['*'] },
        ],
        ['a'],
      ],
      ['no condition', [], ['a', 'b', 'c', 'd']],
    ];
    it.each(cases)('%s', async (_name, where, expected) => {
      expect((await ids({ where })).sort()).toEqual(expected);
    });

    it('refuses a key that is no name', async () => {
      await expect(ids({ where: [{ key: "x') OR 1=1 --", is: 1 }] })).rejects.toThrow('cannot name');
    });
  });

  describe('finding by words', () => {
    const said = (id: string, number: number, words: string[], rest: DocumentKeys = {}) => {
      const givenAt = `2027-01-0${Math.ceil(number / 2)}T09:00:00.000Z`;
      return task(id, { number, givenAt, dueOn: `2027-03-0${9 - number}`, words, ...rest });
    };
    const bearing = (...holdsStarts: string[]) => ({ where: [{ key: 'words', holdsStarts }] });
    const latest = { order: { key: 'givenAt', direction: 'descending' } } as const;
    beforeEach(async () => {
      panelId = aPanelId();
      await put(
        said('a', 1, ['yard', 'weir', 'street']),
        said('b', 2, ['yards', 'weirdness']),
        said('c', 3, ['weir', 'outbuildings'], { readers: ['agency:x'] }),
        said('d', 4, ['o', 'yard', '27']),
        task('none', { number: 5, givenAt: '2027-02-02T09:00:00.000Z' }),
      );
    });

    it('gives those that bear a word, or one that starts so, the latest first', async () => {
      expect(await ids({ ...bearing('yard'), ...latest })).toEqual(['d', 'b', 'a']);
      expect(await ids({ ...bearing('ya'), ...latest, limit: 2 })).toEqual(['d', 'b']);
      expect(await ids({ ...bearing('y'), order: { ...latest.order, direction: 'ascending' } })).toEqual([
        'a',
        'b',
        'd',
      ]);
      expect((await ids(bearing('weir'))).sort()).toEqual(['a', 'b', 'c']);
      expect(await ids({ ...bearing('2'), ...latest })).toEqual(['d']);
    });

    it('gives those alone that bear all of several, however long, and meet what else is asked', async () => {
      expect(await ids({ ...bearing('weir', 'yard'), ...latest })).toEqual(['b', 'a']);
      expect(await ids({ ...bearing('outbuildings'), ...latest })).toEqual(['c']);
      expect(await ids({ ...bearing('outbuildingx'), ...latest })).toEqual([]);
      expect(await ids({ ...bearing('eir'), ...latest })).toEqual([]);
      const readers: Condition = { key: 'readers', holdsAnyOf: ['agency:x'] };
      expect(await ids({ where: [...bearing('weir').where, readers], ...latest })).toEqual(['c']);
    });

    it('gives them in any other order too, and page by page', async () => {
      const order = { key: 'dueOn', direction: 'ascending' } as const;
      expect(await ids({ ...bearing('yard'), order })).toEqual(['d', 'b', 'a']);
      const after = { value: '2027-03-05', number: 4 };
      expect(await ids({ ...bearing('yard'), order: { ...order, after } })).toEqual(['b', 'a']);
      const last = { value: '2027-01-02T09:00:00.000Z', number: 4 };
      expect(await ids({ ...bearing('yard'), order: { ...latest.order, after: last } })).toEqual(['b', 'a']);
    });

    it('follows what is written over and what is deleted, and nothing of a batch that failed', async () => {
      const [a, b] = [await storeOf().read(panelId, 'a'), await storeOf().read(panelId, 'b')];
      const replace = { kind: 'replace', document: said('a', 1, ['quay']), version: a?.version ?? '' } as const;
      await expect(storeOf().commit(panelId, [replace, ...creates([task('c', {})])])).rejects.toThrow();
      expect(await ids({ ...bearing('yard'), ...latest })).toEqual(['d', 'b', 'a']);
      await storeOf().commit(panelId, [replace, { kind: 'delete', id: 'b', version: b?.version ?? '' }]);
      expect(await ids({ ...bearing('yard'), ...latest })).toEqual(['d']);
      expect(await ids({ ...bearing('quay'), ...latest })).toEqual(['a']);
    });

    it('knows the words of no other panel and of no other type', async () => {
      const other = aPanelId();
      const keys = { number: 1, givenAt: '2027-01-09T09:00:00.000Z', words: ['lantern'] };
      await storeOf().commit(other, creates([aDocument({ panelId: other, id: 'x', keys })]));
      await put(aDocument({ panelId, id: 'i', type: 'issue', keys: { ...keys, raisedAt: keys.givenAt } }));
      expect(await ids({ ...bearing('lantern'), ...latest })).toEqual([]);
    });
  });

  describe('ordering', () => {
    const order = (key: string, direction: 'ascending' | 'descending') => ({ key, direction });
    beforeAll(async () => {
      panelId = aPanelId();
      await put(
        task('a', { number: 3, dueOn: '2027-03-01', open: 'yes' }),
        task('b', { number: 1, dueOn: '2027-03-01', open: 'yes' }),
        task('c', { number: 10, dueOn: '2027-03-01', open: 'no' }),
        task('d', { number: 2, dueOn: '2027-02-01', open: 'yes' }),
        task('e', { number: 4, dueOn: '2027-04-01', open: 'yes' }),
        task('undated', { number: 5, open: 'yes' }),
        task('unnumbered', { dueOn: '2027-03-01', open: 'yes' }),
      );
    });

    it('orders both ways, ties by number in the same direction, without those that lack either key', async () => {
      expect(await ids({ order: order('dueOn', 'ascending') })).toEqual(['d', 'b', 'a', 'c', 'e']);
      expect(await ids({ order: order('dueOn', 'descending') })).toEqual(['e', 'c', 'a', 'b', 'd']);
    });

    it('orders by number as numbers', async () => {
      expect(await ids({ order: order('number', 'ascending') })).toEqual(['b', 'd', 'a', 'e', 'undated', 'c']);
      expect(await ids({ order: order('number', 'descending') })).toEqual(['c', 'undated', 'e', 'a', 'd', 'b']);
    });

    it('orders what a condition leaves, by its index and beside it', async () => {
      const open: Condition = { key: 'open', is: 'yes' };
      expect(await ids({ where: [open], order: order('dueOn', 'ascending') })).toEqual(['d', 'b', 'a', 'e']);
      const late: Condition = { key: 'dueOn', above: '2027-02-01' };
      expect(await ids({ where: [late, open], order: order('dueOn', 'descending') })).toEqual(['e', 'a', 'b']);
      expect(await ids({ where: [{ key: 'number', in: [1, 10] }], order: order('dueOn', 'descending') })).toEqual([
        'c',
        'b',
      ]);
    });

    it('gives at most `limit` documents, the first ones', async () => {
      expect(await ids({ order: order('dueOn', 'ascending'), limit: 2 })).toEqual(['d', 'b']);
      expect(await ids({ limit: 3 })).toHaveLength(3);
      for (const limit of [0, -1, 1.5, Number.NaN]) await expect(ids({ limit })).rejects.toThrow('limited');
    });

    it('refuses an order that no index serves', async () => {
      await expect(ids({ order: order('unheardOf', 'ascending') })).rejects.toThrow('listIndexes');
    });

    it.each(
      (['ascending', 'descending'] as const).flatMap((direction) =>
        (['dueOn', 'number'] as const).flatMap((key) => [1, 2, 3, 7].map((limit) => ({ direction, key, limit }))),
      ),
    )(
      'walks all pages without a gap or a double: $key $direction, $limit a page',
      async ({ direction, key, limit }) => {
        const all = await ids({ order: order(key, direction) });
        const walked: string[] = [];
        let after: { value: string | number; number: number } | undefined;
        for (let page = 0; page < 10; page++) {
          const found = await storeOf().query(panelId, {
            type: 'task',
            order: { ...order(key, direction), ...(after && { after }) },
            limit,
          });
          walked.push(...found.map(({ id }) => id));
          const last = found[found.length - 1]?.keys;
          if (last === undefined) break;
          after = { value: singleKey(last[key]), number: Number(last['number']) };
        }
        expect(walked).toEqual(all);
      },
    );
  });
}

/** A key that is one value, not a list of them. */
function singleKey(key: DocumentKeys[string]): string | number {
  if (typeof key === 'string' || typeof key === 'number') return key;
  throw new Error('The document lacks the key that it was ordered by');
}
