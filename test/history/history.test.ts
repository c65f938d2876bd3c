import path from 'node:path';
import { z } from 'zod';
import { PanelId } from '../../bot/domain/ids';
import { LocalDate } from '../../bot/domain/time';
import type { PanelStore, StoredDocument } from '../../bot/ledger/store';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { chanceOf } from '../support/chance';
import { ownFolder } from '../support/runningServer';
import { copyPanels } from './copyPanels';
import { fictionalPanel } from './fictionalPanel';
import { fictionalWords } from './fictionalWords';
import { historySteps, wholeHistory } from './historySteps';
import type { HistorySize } from './stage';

const Recorded = z.object({ groupId: z.string() });
const Linked = z.object({ to: Recorded });
const few = { meetings: 1, tasks: 9, issues: 3, groups: 1 };

function lived(seed: number, size: HistorySize) {
  const chance = chanceOf(seed);
  const firstOn = LocalDate.parse('2023-12-13');
  const { people } = fictionalPanel(chance, firstOn);
  return {
    people,
    steps: historySteps({ people, words: fictionalWords(chance), chance, firstOn, size }),
  };
}

describe('a made-up history of a panel', () => {
  it('is the same of one seed, and another of another', () => {
    expect(lived(7, few)).toEqual(lived(7, few));
    expect(lived(7, few)).not.toEqual(lived(8, few));
  });

  it('has three years of 60 people: 18 meetings, some 1,500 tasks, 400 issues, 60 groups and 210 people in them', () => {
    const { people, steps } = lived(7, wholeHistory);
    const count = (name: string) => steps.filter((step) => step.name === name).length;
    expect(people).toHaveLength(60);
    expect([count('meeting.close'), count('issue.raise')]).toEqual([18, 400]);
    expect(count('task.allocate') + count('opportunity.task')).toBeGreaterThanOrEqual(1_480);
    expect([count('group.record'), count('nominal.record')]).toEqual([60, 210]);
  });

  it('links nobody to a group that is not there yet', () => {
    const there = new Set<unknown>();
    const early: unknown[] = [];
    for (const { name, input } of lived(7, wholeHistory).steps) {
      if (name === 'group.record') there.add(Recorded.parse(input).groupId);
      else if (name === 'link.make' && !there.has(Linked.parse(input).to.groupId)) early.push(input);
    }
    expect(there.size).toBe(60);
    expect(early).toEqual([]);
  });

  it('stands beside another panel as it was, without what was never sent and the room that its store keeps free', async () => {
    const folders = [ownFolder(), ownFolder()] as const;
    const [from, to] = folders.map((folder) => openSqliteStore(path.join(folder, 'sentinel.db')));
    if (from === undefined || to === undefined) throw new Error('Two were opened');
    const panelId = PanelId.parse('wexmoor');
    const document = { panelId, id: 'task:1', type: 'task', form: 1, keys: {}, value: 'short' };
    const { version } = (await from.commit(panelId, [{ kind: 'create', document }]), await readOf(from, panelId));
    const unsent = { panelId, id: 'message:1', type: 'message', form: 1, keys: { state: 'waiting' }, value: '' };
    await from.commit(panelId, [{ kind: 'create', document: unsent }]);
    await from.commit(panelId, [{ kind: 'replace', document: { ...document, value: 'long'.repeat(500) }, version }]);
    const lived = await readOf(from, panelId);
    await Promise.all([from.close(), to.close()]);
    await copyPanels(...folders);
    const copied = openSqliteStore(path.join(folders[1], 'sentinel.db'));
    expect((await readOf(copied, panelId)).value).toEqual(lived.value);
    expect(await copied.read(panelId, 'message:1')).toBeUndefined();
    await copied.close();
  });
});

async function readOf(store: PanelStore, panelId: PanelId): Promise<StoredDocument> {
  const found = await store.read(panelId, 'task:1');
  if (found === undefined) throw new Error('It is not there');
  return found;
}
