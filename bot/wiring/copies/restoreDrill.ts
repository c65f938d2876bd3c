import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, readConfig } from '../../config';
import { anchorsIn } from '../../ledger/anchors';
import { DEPLOYMENT } from '../../ledger/deployment';
import type { CheckedCopy } from '../../ledger/copies/copyCheck';
import type { PanelStore } from '../../ledger/store';
import { newSealKey, type SealKey } from '../../store/sealedFile';
import { openSqliteStore } from '../../store/sqliteStore';
import { Explained, explain } from '../explained';
import { openAnchors } from '../openAnchors';
import { exportPanel } from './exportPanel';
import { bringIn } from './importPanel';
import { type OperatorsCommand, sealKeyIn, whoOperates } from './operator';
import { countsOf } from './panelImport';
import { askScreens } from './screensAsked';

const usage = `npm run restore-drill -- [--from FILE --key FILE] [--panel ID] [--anchors FILE] [--by NAME]

  from             the copy to be tried: best the one that lies in the store for copies; without it one is made of the
                   running store, with a key that nobody keeps
  key              what opens it; or passphrase-file
  anchors          lines of {"panelId", "number", "hash"}, as the auditor's mails have them, beside those of the settings

The panel is brought into an embedded store of its own in the temporary folder, readable, and taken away again at the
end; of a drill that was killed, take sentinel-drill-… away there yourself. Nothing is sent and nothing listens: no Teams, no mail, no port. It ends with 0 where all of it passed, with 1 where it
did not, with 2 where it could not be tried.
`;

interface Drilled {
  readonly file: string;
  readonly key: SealKey;
  readonly folder: string;
  readonly by: string;
  readonly config: Config;
  readonly anchorFiles: readonly string[];
  readonly print: OperatorsCommand['print'];
}

/** Brings a copy back where nobody sees it, and says in words whether it would serve. @returns the code to end with */
export async function restoreDrill({ args, environment, print }: OperatorsCommand): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-drill-'));
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...{ from: { type: 'string' }, key: { type: 'string' }, 'passphrase-file': { type: 'string' } },
        ...{ panel: { type: 'string' }, by: { type: 'string' } },
        anchors: { type: 'string', multiple: true, default: [] },
      },
    });
    const by = whoOperates(values.by);
    const given = values.from;
    const copy =
      given === undefined
        ? await makeCopy(
            { args: values.panel === undefined ? [] : ['--panel', values.panel], environment, print },
            folder,
            by,
          )
        : { file: given, key: sealKeyIn(values.key, values['passphrase-file']) };
    const drilled = { ...copy, folder, by, config: readConfig(environment), anchorFiles: values.anchors, print };
    return (await drill(drilled)) ? 0 : 1;
  } catch (error) {
    print(`${explain(error, 'The drill could not be held')}\n\n${usage}`);
    return 2;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the running store, as any export is made and logged. */
async function makeCopy({ args, ...command }: OperatorsCommand, folder: string, by: string) {
  const file = path.join(folder, 'drill.age');
  const { key, recipient } = await newSealKey();
  const order = [...args, '--to', file, '--recipient', recipient, '--by', `${by}, for a drill`];
  if ((await exportPanel({ ...command, args: order })) !== 0) throw new Explained('There is no copy to be tried.');
  return { file, key: { keys: [key] } };
}

async function drill(drilled: Drilled): Promise<boolean> {
  const { folder, print } = drilled;
  const began = performance.now();
  const found: { copy?: CheckedCopy } = {};
  const steps: [string, () => Promise<string>][] = [
    ['The copy opens, is whole and comes in; its log verifies', async () => broughtIn(drilled, found)],
    ['All records are there, by kind', async () => counted(folder, copyIn(found))],
    ['Nothing would be sent by itself', async () => nothingWaits(folder, copyIn(found))],
    ['The screens answer', async () => askScreens(folder, copyIn(found).header.panelId)],
  ];
  let isPassed = true;
  for (const [what, step] of steps) {
    // What follows a step that failed would only say so again.
    if (isPassed) isPassed = await took(what, step, print);
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  print(
    isPassed
      ? `The drill passed, in ${seconds} s.\n`
      : `The drill FAILED, after ${seconds} s: this copy does not serve.\n`,
  );
  return isPassed;
}

async function took(what: string, step: () => Promise<string>, print: Drilled['print']): Promise<boolean> {
  const began = performance.now();
  try {
    const said = await step();
    print(`pass  ${what}: ${said} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`);
    return true;
  } catch (error) {
    print(`FAIL  ${what}: ${explain(error, 'A fault')}\n`);
    return false;
  }
}

function copyIn({ copy }: { copy?: CheckedCopy }): CheckedCopy {
  if (copy === undefined) throw new Explained('There is no copy.');
  return copy;
}

async function broughtIn(
  { file, key, folder, by, config, anchorFiles, print }: Drilled,
  found: { copy?: CheckedCopy },
): Promise<string> {
  const kept = await (await openAnchors(config)).list();
  const given = [...kept, ...anchorFiles.flatMap((each) => anchorsIn(readFileSync(each, 'utf8'), each))];
  const wanted = { from: file, key, messages: 'hold', evenBroken: false, by, given } as const;
  const copy = await bringIn(wanted, readConfig({ DATA_DIR: folder }), print);
  found.copy = copy;
  const days = Math.floor((Date.now() - Date.parse(copy.end.endedAt)) / 86_400_000);
  return `made ${copy.end.endedAt}, ${days} days ago, up to entry ${copy.end.number}`;
}

async function readIn<T>(folder: string, read: (store: PanelStore) => Promise<T>): Promise<T> {
  const store = openSqliteStore(path.join(folder, 'sentinel.db'));
  try {
    return await read(store);
  } finally {
    await store.close();
  }
}

async function counted(folder: string, { header: { panelId }, end }: CheckedCopy): Promise<string> {
  const here: Record<string, number> = await readIn(folder, async (store) => ({
    ...(await countsOf(store, panelId)),
    ...(await countsOf(store, DEPLOYMENT)),
  }));
  // Since the copy was made: that it was brought in.
  const due: Record<string, number> = { ...end.counts, log: (end.counts['log'] ?? 0) + 1 };
  const wrong = Object.keys(due).filter((type) => here[type] !== due[type]);
  if (wrong.length > 0) throw new Explained(`not as many as in the copy: ${wrong.join(', ')}`);
  return Object.entries(due)
    .map(([type, count]) => `${count} ${type}`)
    .join(', ');
}

/** Cards that stand are shown anew, where there is somebody to show them to. */
async function nothingWaits(folder: string, { header: { panelId } }: CheckedCopy): Promise<string> {
  const where = [{ key: 'state', is: 'waiting' }];
  const waiting = await readIn(folder, (store) => store.query(panelId, { type: 'message', where, limit: 1_000 }));
  const sent = waiting.filter(
    ({ value }) => !(typeof value === 'object' && value !== null && 'task' in value && value.task === 'refresh'),
  );
  if (sent.length > 0) throw new Explained(`${sent.length} messages would go out`);
  return 'what was still to be sent is held';
}
