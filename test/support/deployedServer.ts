import { serveUntilTold } from '../../bot/wiring/serveUntilTold';
import { becomeNextVersion } from './nextVersion';
import { recordKinds } from '../../bot/ledger/records';

/**
 * A process as a deployment runs it, whose Teams is played elsewhere: `node deployedServer.js <where Teams is> [next]`.
 * `next`: of the next version, by whose keys tasks are listed by their owner too.
 */
const [teamsUrl, version] = process.argv.slice(2);
const { keysOf, keying = 1, rekeyed = [] } = recordKinds.task;
if (version === 'next') {
  becomeNextVersion({
    task: {
      keying: keying + 1,
      rekeyed: [...rekeyed, 'owner'],
      keysOf: (task) => ({ ...keysOf(task), owner: task.ownerId }),
    },
  });
}
serveUntilTold(process.env, { token: async () => 'signed-in', mayCall: (serviceUrl) => serviceUrl === teamsUrl });
