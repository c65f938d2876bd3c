import { QueryObserver } from '@tanstack/react-query';
import { ApiError } from '../../tab/data/api';
import { newQueryClient } from '../../tab/data/queryClient';
import { afterLoss, readAfterChange } from '../../tab/data/stale';

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
});
