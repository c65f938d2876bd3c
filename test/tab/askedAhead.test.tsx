import { ask, askAhead } from '../../tab/data/api';
import { newQueryClient } from '../../tab/data/queryClient';
import { afterLoss, readAfterChange } from '../../tab/data/stale';
import { anIssue, aTask, PlayedPanel } from './playedPanel';

describe('what is asked ahead of a screen', () => {
  it.each([{ state: 'raised' }, { search: 'vans' }])(
    'is not asked once more by the screen, what is typed no more than the rest: %p',
    async (filter) => {
      const panel = new PlayedPanel({ 'issues.list': { items: [anIssue()] } });
      await askAhead('issues.list', filter);
      expect((await ask('issues.list', filter)).items).toHaveLength(1);
      expect(panel.timesAsked('issues.list')).toBe(1);
      await ask('issues.list', filter);
      expect(panel.timesAsked('issues.list')).toBe(2);
    },
  );

  it('is not shown once something changed since, though no list of it stands yet', async () => {
    const panel = new PlayedPanel({ 'tasks.list': { items: [aTask()] } });
    await askAhead('tasks.list');
    panel.answers['tasks.list'] = { items: [aTask({ title: 'Seal the yard' })] };
    await readAfterChange(newQueryClient(), [{ subject: 'task', number: 8 }]);
    expect((await ask('tasks.list', {})).items[0]?.title).toBe('Seal the yard');
  });

  it('is not shown to whoever may no longer see it', async () => {
    const panel = new PlayedPanel({ 'tasks.list': { items: [aTask()] } });
    await askAhead('tasks.list');
    panel.answers['tasks.list'] = { items: [] };
    await afterLoss(newQueryClient(), 't-1');
    expect((await ask('tasks.list', {})).items).toEqual([]);
  });
});
