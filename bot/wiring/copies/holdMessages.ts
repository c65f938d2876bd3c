import { parseArgs } from 'node:util';
import { readConfig } from '../../config';
import { chatsOf } from '../../delivery/recipients';
import type { PanelId } from '../../domain/ids';
import { held, type Message } from '../../domain/message';
import type { Instant } from '../../domain/time';
import { changeBeside } from '../../ledger/beside';
import { pagesOf } from '../../ledger/logPages';
import { keyOf } from '../../ledger/records';
import type { PanelStore } from '../../ledger/store';
import { openStore } from '../../store/openStore';
import { listLogs } from '../../useCases/settings/deployment';
import { realClock } from '../clock';
import { explain } from '../explained';
import { storeCredential } from '../storeCredential';
import type { OperatorsCommand } from './operator';

const usage = `npm run hold-messages

Of every panel in the store of the settings: what was still to be sent goes onto the coordinator's list instead, where
trying it again sends it. For a store that was restored to a moment of before, run while no server is on it: what was due
then may have been sent since. It ends with 0 once all is held, with 2 where it is not; run again it goes on.
`;

/** @returns the code to end with */
export async function holdMessages({ args, environment, print }: OperatorsCommand): Promise<number> {
  try {
    parseArgs({ args: [...args], options: {} });
    const config = readConfig(environment);
    const store = await openStore(config, () => storeCredential(config));
    try {
      for (const panelId of await listLogs(store)) {
        print(`Panel ${panelId}: ${await holdIn(store, panelId, realClock.now())} messages are held.\n`);
      }
      return 0;
    } finally {
      await store.close();
    }
  } catch (error) {
    print(`${explain(error, 'The messages could not be held')}\n\n${usage}`);
    return 2;
  }
}

async function holdIn(store: PanelStore, panelId: PanelId, now: Instant): Promise<number> {
  let count = 0;
  for await (const page of pagesOf(store, panelId, 'message')) {
    for (const document of page) {
      const place = { panelId, type: 'message', key: keyOf(document) } as const;
      const { before, after } = await changeBeside(
        store,
        place,
        async (message) => message && heldHere(store, panelId, message, now),
        { found: document },
      );
      if (after !== before) count += 1;
    }
  }
  return count;
}

/** Held, with the chats that it was for where it was not claimed yet. The very same where nothing would go out. */
export async function heldHere(store: PanelStore, panelId: PanelId, message: Message, now: Instant): Promise<Message> {
  const isUnclaimed = message.state === 'waiting' && message.task === 'announce' && message.attempts === 0;
  if (!isUnclaimed) return held(message, now);
  return held({ ...message, deliveries: await chatsOf(store, panelId, message.content) }, now);
}
