import { QueryObserver } from '@tanstack/react-query';
import { ApiError, ask } from '../../tab/data/api';
import { noteAnswer } from '../../tab/data/known';
import { newQueryClient } from '../../tab/data/queryClient';
import { afterLoss, readAfterChange } from '../../tab/data/stale';
import { fetchWithToken } from '../../tab/data/useLiveUpdates';

const refused = (status: number) => new ApiError(status, { code: 'not-found', message: 'Not there', requestId: 'r' });

/** What a screen shows of one query, and how often it was asked. */
function shown(queries: ReturnType<typeof newQueryClient>, queryKey: readonly unknown[], answers: (() => unknown)[]) {
  let asked = 0;
  const queryFn = async () => answers[Math.min(asked++, answers.length - 1)]?.();
  const observer = new QueryObserver(queries, { queryKey, queryFn });
  observer.subscribe(() => undefined);
  return { data: () => observer.getCurrentResult().data, asked: () => asked };
}

const settled = () => new Promise((resume) => setTimeout(resume, 20));

describe('what is kept of the panel on a screen', () => {
  it('loses what its reader may no longer see, wherever it stands, without asking for it again', async () => {
    const queries = newQueryClient();
    const drawer = shown(queries, ['issues.get', { issueId: 'grill' }], [() => ({ text: 'Cash' })]);
    const list = shown(queries, ['issues.list', { mine: true }], [() => ['Cash', 'Yard'], () => ['Yard']]);
    queries.setQueryData(['issues.list', { open: 'yes' }], ['Cash']);
    await settled();
    expect([drawer.data(), list.data()]).toEqual([{ text: 'Cash' }, ['Cash', 'Yard']]);

    const reading = afterLoss(queries, 'grill');
    expect(drawer.data()).toBeUndefined();
    await reading;
    expect(list.data()).toEqual(['Yard']);
    expect(queries.getQueryData(['issues.list', { open: 'yes' }])).toBeUndefined();
    await readAfterChange(queries, [{ subject: 'issue', number: 7 }]);
    expect([drawer.asked(), list.asked()]).toEqual([1, 3]);
  });

  it('loses the rows of it at once, though no list can be read again', async () => {
    const queries = newQueryClient();
    const rows = {
      items: [
        { id: 'grill', text: 'Cash' },
        { id: 'yard', text: 'Yard' },
      ],
    };
    const fails = () => {
      throw new Error('No line');
    };
    const list = shown(queries, ['issues.list', {}], [() => rows, fails]);
    const pages = shown(queries, ['tasks.list', {}], [() => ({ pages: [rows], pageParams: [undefined] }), fails]);
    const today = {
      items: [
        { key: 'issue:grill', title: 'Cash' },
        { key: 'issue:yard', title: 'Yard' },
      ],
    };
    const lines = shown(queries, ['today.lines', undefined], [() => today, fails]);
    await settled();
    void afterLoss(queries, 'grill');
    expect(JSON.stringify([list.data(), pages.data(), lines.data()])).not.toContain('Cash');
    await settled();
    expect(JSON.stringify([list.data(), pages.data(), lines.data()])).not.toContain('Cash');
    expect(JSON.stringify([list.data(), pages.data(), lines.data()]).match(/Yard/g)).toHaveLength(3);
  });

  it.each([403, 404])(
    'is no longer shown once it is refused with %i, nor asked for again by itself',
    async (status) => {
      const queries = newQueryClient();
      const answers = [
        () => ({ text: 'Cash' }),
        () => {
          throw refused(status);
        },
      ];
      const drawer = shown(queries, ['issues.get', { issueId: 'grill' }], answers);
      await settled();
      await readAfterChange(queries, [{ subject: 'issue', number: 7 }]);
      expect([drawer.data(), drawer.asked()]).toEqual([undefined, 2]);
      await readAfterChange(queries, [{ subject: 'panel', number: 8 }]);
      expect(drawer.asked()).toBe(2);
    },
  );

  it('is asked for once more where it was on its way while a change was told that it does not hold', async () => {
    const queries = newQueryClient();
    const answer = (asOf: number) => {
      const items = { items: [asOf] };
      noteAnswer(items, new Headers({ 'Sentinel-As-Of': String(asOf) }));
      return items;
    };
    const slow = () => new Promise((resume) => setTimeout(() => resume(answer(6)), 10));
    const list = shown(queries, ['tasks.list', {}], [slow, () => answer(7)]);
    const others = shown(queries, ['issues.list', {}], [slow, () => answer(7)]);
    await readAfterChange(queries, [{ subject: 'task', number: 7 }]);
    await settled();
    expect([list.data(), list.asked()]).toEqual([{ items: [7] }, 2]);
    expect(others.asked()).toBe(1);
  });
});

it('the live stream tells from where the oldest of the first answers stood, and later from what it told last', async () => {
  const from: (string | null)[] = [];
  const asOf = ['12', '11', '15'];
  globalThis.fetch = async (path, init) => {
    if (path === '/api/live') from.push(new Headers(init?.headers).get('last-event-id'));
    const headers = new Headers({ 'Sentinel-As-Of': asOf.shift() ?? '' });
    return { ok: true, headers, json: async () => ({}) } as Response;
  };
  for (const name of ['session', 'today.lines', 'chats.list'] as const) await ask(name, {});
  const stream = (lastEvent: object) =>
    fetchWithToken('/api/live', {
      ...{ mode: 'cors', redirect: 'follow', cache: 'no-store', signal: undefined },
      headers: { Accept: 'text/event-stream', ...lastEvent },
    });
  await stream({});
  await stream({ 'Last-Event-ID': '40' });
  expect(from).toEqual(['11', '40']);
});
