import { randomUUID } from 'node:crypto';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { version } from '../../../package.json';
import { type Config, readConfig } from '../../config';
import type { PanelId } from '../../domain/ids';
import { CopyOut, Unsettled } from '../../ledger/copies/copyOut';
import { COPY_FORM, type CopyEnd, CopyFault, type CopyHeader, type CopyLine } from '../../ledger/copies/panelCopy';
import { Ledger } from '../../ledger/ledger';
import { findNewer, shapesIn } from '../../ledger/shapes';
import { NewerData, type PanelStore } from '../../ledger/store';
import { todaysShapes } from '../../ledger/todaysShapes';
import { openStore, readStore } from '../../store/openStore';
import { newSealKey, type Seal, writeSealed } from '../../store/sealedFile';
import { listLogs } from '../../useCases/settings/deployment';
import { realClock } from '../clock';
import { Explained, explain } from '../explained';
import { openAnchors } from '../openAnchors';
import { sha256 } from '../sha256';
import { storeCredential } from '../storeCredential';
import { type OperatorsCommand, panelIdIn, sealIn, whoOperates } from './operator';

const usage = `npm run export-panel -- --to FILE --recipient age1… [--panel ID] [--by NAME]

  to               the file to make: encrypted in age's format, so that nobody reads it who has no key
  recipient        the public key of whoever may open it; several times for several keys
  passphrase-file  a file whose first line is a passphrase, where there is no such key
  panel            which panel, where the store of the settings holds several
  by               who does this, as the panel's log will say; else your account and this machine
  make-key FILE    makes a key instead, to be kept in the safe, and prints the public one. It exports nothing

A server may run meanwhile. It ends with 0 where the copy is whole, with 2 where there is none.
`;

/** Makes a sealed copy of a whole panel. @returns the code to end with */
export async function exportPanel({ args, environment, print }: OperatorsCommand): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...{ panel: { type: 'string' }, to: { type: 'string' }, by: { type: 'string' } },
        ...{ 'passphrase-file': { type: 'string' }, 'make-key': { type: 'string' } },
        recipient: { type: 'string', multiple: true, default: [] },
      },
    });
    const { to, recipient, by, 'make-key': keyFile } = values;
    if (keyFile !== undefined) return await makeKey(keyFile, print);
    if (to === undefined) throw new Explained('Say which file is to be made: --to FILE.');
    if (existsSync(to)) throw new Explained(`${to} is there already: name another file.`);
    const seal = sealIn(recipient, values['passphrase-file']);
    const config = readConfig(environment);
    const store = await readStore(config, () => storeCredential(config));
    try {
      const panelId = await panelOf(store, values.panel);
      await noteExport(config, panelId, { by: whoOperates(by), seal });
      const end = await copyTo(to, seal, { config, store, panelId, print });
      print(`${to}: panel ${panelId} whole, as of entry ${end.number} of its log, ${megabytes(to)} MB.\n${end.hash}\n`);
      return 0;
    } finally {
      await store.close();
    }
  } catch (error) {
    print(`${explain(error, 'The panel could not be exported')}\n\n${usage}`);
    return 2;
  }
}

async function makeKey(file: string, print: OperatorsCommand['print']): Promise<number> {
  const { key, recipient } = await newSealKey();
  writeFileSync(file, `# public key: ${recipient}\n${key}\n`, { mode: 0o600, flag: 'wx' });
  print(
    `${file} opens what is exported with\n  --recipient ${recipient}\nKeep it in the safe, away from the copies.\n`,
  );
  return 0;
}

async function panelOf(store: PanelStore, given: string | undefined): Promise<PanelId> {
  const panels = await listLogs(store);
  const [only, ...others] = panels;
  const panelId = given !== undefined ? panelIdIn(given) : others.length === 0 ? only : undefined;
  if (panelId === undefined || !panels.includes(panelId)) {
    throw new Explained(`Say which panel: --panel ID. There are: ${panels.join(', ') || 'none'}.`);
  }
  const head = await store.read(panelId, 'head');
  const newer = findNewer(shapesIn(head?.value), todaysShapes());
  if (newer !== undefined) throw new NewerData('this store', `it keeps the kind “${newer}” in a later form`);
  return panelId;
}

/** Before anything is taken away, as with every export. */
async function noteExport(config: Config, panelId: PanelId, what: { by: string; seal: Seal }): Promise<void> {
  const store = await openStore(config, () => storeCredential(config));
  try {
    const ledger = new Ledger(store, { announce: () => {} }, sha256, randomUUID);
    const whom = 'passphrase' in what.seal ? 'a passphrase' : what.seal.recipients.join(', ');
    await ledger.change(panelId, realClock.now(), async (draft) => {
      const subject = { type: 'panel', id: panelId, reference: 'Whole panel' } as const;
      const note = `By ${what.by}, encrypted for ${whom}`;
      draft.log({ action: 'panel-exported', by: 'system', subject, readers: ['*'], note });
    });
  } finally {
    await store.close();
  }
}

interface Copying {
  readonly config: Config;
  readonly store: PanelStore;
  readonly panelId: PanelId;
  readonly print: OperatorsCommand['print'];
}

/** As often as records may be brought up to date meanwhile. */
const MOST_BEGINNINGS = 5;

async function copyTo(file: string, seal: Seal, copying: Copying): Promise<CopyEnd> {
  const anchors = await (await openAnchors(copying.config)).list(copying.panelId);
  for (let beginning = 1; beginning <= MOST_BEGINNINGS; beginning++) {
    const { panelId, store } = copying;
    const header: CopyHeader = {
      ...{ is: 'panel', form: COPY_FORM, copyId: randomUUID(), product: version, panelId },
      begunAt: realClock.now(),
    };
    const found: { end?: CopyEnd } = {};
    const lines = new CopyOut(store, header, anchors, () => realClock.now()).lines();
    try {
      await writeSealed(
        file,
        seal,
        asText(lines, copying.print, (end) => Object.assign(found, { end })),
      );
    } catch (error) {
      if (error instanceof Unsettled) continue;
      throw error;
    }
    if (found.end !== undefined) return found.end;
  }
  throw new CopyFault(
    'Records are being brought up to date: try again once the server has done so, which its log says.',
  );
}

const TOLD_EVERY = 10_000;

async function* asText(
  lines: AsyncIterable<CopyLine>,
  print: (text: string) => void,
  ended: (end: CopyEnd) => void,
): AsyncGenerator<string> {
  let count = 0;
  for await (const line of lines) {
    count += 1;
    if (count % TOLD_EVERY === 0) print(`  ${count} documents\n`);
    if (line.is === 'end') ended(line);
    yield `${JSON.stringify(line)}\n`;
  }
}

function megabytes(file: string): string {
  return (statSync(file).size / 1e6).toFixed(1);
}
