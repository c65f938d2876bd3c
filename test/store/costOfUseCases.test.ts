import { countUseCases, type RequestCount } from '../bench/requestCounts';

/**
 * What each use case asks of Cosmos, exactly: whoever makes one dearer, or cheaper, says so here. `npm run bench` prints
 * the same as request units. Finding the person behind a token costs one query over all partitions, the first time.
 */
const expected: [string, Partial<RequestCount>][] = [
  ['session', { reads: 1 }],
  // The first that counts in a month makes the document in which that is counted.
  ['allocate a task', { reads: 5, batches: 1, creates: 4, replaces: 1 }],
  // The first card alone also notes on the task, in the log and the head, that its owner has it. The first one of a panel
  // that a process sends looks, besides, for what a failed sign-in left behind. Before it is drawn and once it stands the
  // head says whether anything changed on its way.
  ['deliver its card', { reads: 7, queries: 3, batches: 4, creates: 2, replaces: 4 }],
  // One of what it replaces is the month in which it counts.
  ['acknowledge it', { reads: 2, batches: 1, creates: 2, replaces: 3 }],
  ['show that on its one copy', { reads: 3, queries: 3, batches: 1, replaces: 1 }],
  ['acknowledge it again', { reads: 2 }],
  ['look for what is due, nothing is', { queries: 1 }],
  // What is urgent and not acknowledged yet is asked apart. What was done since, for the number that each is told, is read
  // once after a change for all who ask.
  ['first page of the action log', { reads: 1, queries: 3 }],
  ['the same page, unchanged', { reads: 1 }],
  ['one task with its history', { reads: 2, queries: 1 }],
  // One query for the meetings, one for who left for which item: they are offered nothing on it.
  ['go to the next item', { reads: 2, queries: 2, batches: 1, creates: 1, replaces: 2 }],
  // One reading of the meetings, of who left and of what was done serves all that ask after the same change; each tab looks
  // at the head by itself.
  ['forty tabs read the meeting', { reads: 40, queries: 3 }],
  ['a second with no tab open', {}],
  ['five looks for what others changed', { reads: 5 }],
  // What stands in the log is one batch more: the entry and the head.
  ['open a restricted issue', { reads: 2, queries: 1, batches: 1, creates: 1, replaces: 1 }],
  ['open it again within the hour', { reads: 2, queries: 1 }],
  // They are told that nothing changed: each looks at the head, and nothing is read anew.
  ['forty tabs ask again after that', { reads: 40 }],
  ['be refused a record', { reads: 3, batches: 1, creates: 1, replaces: 1 }],
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
