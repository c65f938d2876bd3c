import { countUseCases, type RequestCount } from '../bench/requestCounts';

/**
 * What each use case asks of Cosmos, exactly: whoever makes one dearer, or cheaper, says so here. Request units are reckoned by
 * Microsoft's figures (bench/charges.ts) and printed by `npm run bench -- --requests`, which at an account prints its own. Finding the person behind a token costs one query over all partitions, the first time.
 */
const expected: [string, Partial<RequestCount>][] = [
  // By account and by address: on which panel to look, the seat there, and the panel for its day; then its head. No partition
  // but that one is asked.
  ['come in at another process', { units: 13, reads: 6, queries: 2 }],
  ['session', { units: 1.1, reads: 1 }],
  // The first that counts in a month makes the document in which that is counted.
  ['allocate a task', { units: 51, reads: 5, batches: 1, creates: 4, replaces: 1 }],
  // The first card alone also notes on the task, in the log and the head, that its owner has it. The first one of a panel
  // that a process sends looks, besides, for what a failed sign-in left behind. The message was this process's own from its writing on. Before it is drawn and once it stands the
  // head says whether anything changed on its way.
  ['deliver its card', { units: 57, reads: 6, queries: 1, batches: 3, creates: 2, replaces: 3 }],
  // One of what it replaces is the month in which it counts. That its card is to be shown anew stands in the head.
  ['acknowledge it', { units: 46, reads: 2, batches: 1, creates: 1, replaces: 3 }],
  ['show that on its one copy', { units: 5, reads: 2, queries: 1 }],
  ['acknowledge it again', { units: 2.2, reads: 2 }],
  ['look for what is due, nothing is', { units: 3, queries: 1 }],
  // What is urgent and not acknowledged yet is asked apart. What was done since, for the number that each is told, is read
  // once after a change for all who ask.
  ['first page of the action log', { units: 12, reads: 1, queries: 3 }],
  ['the same page, unchanged', { units: 1.1, reads: 1 }],
  ['one task with its history', { units: 7, reads: 2, queries: 1 }],
  // One query for the meetings, one for who left for which item: they are offered nothing on it.
  ['go to the next item', { units: 45.5, reads: 2, queries: 2, batches: 1, creates: 1, replaces: 2 }],
  // One reading of the meetings, of who left and of what was done serves all that ask after the same change; each tab looks
  // at the head by itself.
  ['forty tabs read the meeting', { units: 57, reads: 40, queries: 3 }],
  ['a second with no tab open', {}],
  ['five looks for what others changed', { units: 5.2, reads: 5 }],
  // What stands in the log is one batch more: the entry and the head.
  ['open a restricted issue', { units: 27, reads: 2, queries: 1, batches: 1, creates: 1, replaces: 1 }],
  ['open it again within the hour', { units: 6, reads: 2, queries: 1 }],
  // They are told that nothing changed: each looks at the head, and nothing is read anew.
  ['forty tabs ask again after that', { units: 41, reads: 40 }],
  ['be refused a record', { units: 24, reads: 3, batches: 1, creates: 1, replaces: 1 }],
];

const nothing = {
  reads: 0,
  queries: 0,
  crossQueries: 0,
  queryPlans: 0,
  batches: 0,
  creates: 0,
  replaces: 0,
  deletes: 0,
};

describe('what Cosmos is asked for', () => {
  let counts: Map<string, RequestCount>;
  beforeAll(async () => {
    counts = await countUseCases();
  });

  it.each(expected)('%s', (name, { units: most = 0, ...cost }) => {
    const { queries = 0, crossQueries = 0 } = cost;
    const { units = -1, ...counted } = counts.get(name) ?? {};
    // The SDK asks for a plan before each query.
    expect(counted).toEqual({ ...nothing, ...cost, queryPlans: queries + crossQueries });
    // Documents differ by a few bytes from run to run.
    expect(units).toBeLessThanOrEqual(most);
    expect(units).toBeGreaterThan(most - 2);
  });

  it('nothing that is counted goes unchecked', () => {
    expect([...counts.keys()]).toEqual(expected.map(([name]) => name));
  });
});
