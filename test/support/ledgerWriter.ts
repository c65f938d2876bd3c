import { writeSync } from 'node:fs';
import { PanelId } from '../../bot/domain/ids';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { aLedger, ledgerNow, proposeTask } from './ledgerTasks';

/** Changes under way at once, as from several people. */
const AT_ONCE = 4;

/**
 * A process of its own: `node ledgerWriter.js <file> <panelId> <prefix> <count>` proposes the tasks prefix-1 … prefix-count
 * and prints "<id> <number>" for each once it is acknowledged.
 */
async function main([file = '', panel = '', prefix = '', count = '0']: readonly string[]): Promise<void> {
  const panelId = PanelId.parse(panel);
  const store = openSqliteStore(file);
  const ledger = aLedger(store);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < Number(count)) {
      next += 1;
      const id = `${prefix}-${next}`;
      const task = await ledger.change(panelId, ledgerNow, async (draft) => proposeTask(draft, panelId, id));
      // Synchronous: what is acknowledged has left the process before anything else happens.
      writeSync(1, `${id} ${task.number}\n`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await store.close();
}

void main(process.argv.slice(2));
