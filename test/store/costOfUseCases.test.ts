import { countUseCases, type RequestCount } from '../bench/requestCounts';

/**
 * What each use case asks of Cosmos, exactly: whoever makes one dearer, or cheaper, says so here. `npm run bench` prints
 * the same as request units. Finding the person behind a token costs each request one query over all partitions.
 */
const expected: [string, Partial<RequestCount>][] = [
  ['session', { reads: 1, crossQueries: 1 }],
  ['allocate a task', { reads: 4, crossQueries: 1, batches: 1, creates: 3, replaces: 1 }],
  ['deliver its card', { reads: 4, queries: 3, batches: 3, creates: 1, replaces: 2 }],
  ['acknowledge it', { reads: 2, crossQueries: 1, batches: 1, creates: 2, replaces: 2 }],
  ['show that on its one copy', { reads: 3, queries: 4, batches: 2, replaces: 2 }],
  ['acknowledge it again', { reads: 2, crossQueries: 1 }],
  ['look for what is due, nothing is', { queries: 1 }],
  ['first page of the action log', { reads: 1, queries: 1, crossQueries: 1 }],
  ['the same page, unchanged', { reads: 1, crossQueries: 1 }],
  ['one task with its history', { reads: 2, queries: 1, crossQueries: 1 }],
  ['a second with no tab open', {}],
  ['five looks for what others changed', { reads: 5 }],
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

  it.each(expected)('%s', (name, cost) => {
    const { queries = 0, crossQueries = 0 } = cost;
    // The SDK asks for a plan before each query.
    expect(counts.get(name)).toEqual({ ...nothing, ...cost, queryPlans: queries + crossQueries });
  });

  it('nothing that is counted goes unchecked', () => {
    expect([...counts.keys()]).toEqual(expected.map(([name]) => name));
  });
});
