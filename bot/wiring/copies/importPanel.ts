import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Config, readConfig } from '../../config';
import { anchorsIn, jsonOf, type LogAnchor } from '../../ledger/anchors';
import { type CheckedCopy, checkCopy } from '../../ledger/copies/copyCheck';
import { CopyFault, CopyLine } from '../../ledger/copies/panelCopy';
import { openStore } from '../../store/openStore';
import { readSealed, type SealKey } from '../../store/sealedFile';
import { verdictOf } from '../../useCases/log/verdict';
import { realClock } from '../clock';
import { Explained, explain } from '../explained';
import { openAnchors } from '../openAnchors';
import { sha256 } from '../sha256';
import { storeCredential } from '../storeCredential';
import { type OperatorsCommand, panelIdIn, sealKeyIn, whoOperates } from './operator';
import { discardImport, type MessagesOf, PanelImport } from './panelImport';

const usage = `npm run import-panel -- --from FILE --key FILE [--messages hold|send] [--anchors FILE] [--by NAME]

  from             a file that npm run export-panel made
  key              a file with the key that opens it; or
  passphrase-file  a file whose first line is the passphrase
  messages         hold: what was still to be sent is on the coordinator's list, and goes out when they try it again.
                   This is so unless you say send, which is for a move: the old place was stopped before the export
  anchors          lines of {"panelId", "number", "hash"}, as the auditor's mails have them; several times for several
  by               who does this, as the panel's log will say; else your account and this machine
  even-broken      brings in a panel whose log is not whole
  discard ID       instead: takes away what an import of that panel has left that will not be finished

Into the store of the settings, where other panels may stand and a server may run. It ends with 0 where the panel is in,
with 2 where it is not; run again it goes on where it was broken off.
`;

/** Brings in a panel from a sealed copy. @returns the code to end with */
export async function importPanel({ args, environment, print }: OperatorsCommand): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...{ from: { type: 'string' }, key: { type: 'string' }, 'passphrase-file': { type: 'string' } },
        ...{ messages: { type: 'string', default: 'hold' }, by: { type: 'string' }, discard: { type: 'string' } },
        'even-broken': { type: 'boolean', default: false },
        anchors: { type: 'string', multiple: true, default: [] },
      },
    });
    const config = readConfig(environment);
    if (values.discard !== undefined) return await discard(values.discard, config, print);
    const { from, key, 'passphrase-file': passphraseFile, 'even-broken': evenBroken, anchors } = values;
    if (from === undefined || !existsSync(from))
      throw new Explained('Say which file is to be brought in: --from FILE.');
    const wanted = {
      ...{ from, key: sealKeyIn(key, passphraseFile), messages: messagesIn(values.messages), evenBroken },
      ...{ by: whoOperates(values.by), given: anchors.flatMap((file) => anchorsIn(readFileSync(file, 'utf8'), file)) },
    };
    await bringIn(wanted, config, print);
    return 0;
  } catch (error) {
    print(`${explain(error, 'The panel could not be imported')}\n\n${usage}`);
    return 2;
  }
}

function messagesIn(given: string): MessagesOf {
  if (given === 'hold' || given === 'send') return given;
  throw new Explained('Say --messages hold, or --messages send.');
}

interface Wanted {
  readonly from: string;
  readonly key: SealKey;
  readonly messages: MessagesOf;
  readonly evenBroken: boolean;
  readonly by: string;
  /** Anchors that were kept elsewhere. */
  readonly given: readonly LogAnchor[];
}

/** @returns the copy that was brought in @throws what `explain` explains */
export async function bringIn(wanted: Wanted, config: Config, print: OperatorsCommand['print']): Promise<CheckedCopy> {
  const lines = () => linesOf(wanted.from, wanted.key);
  const read = await checkCopy(lines(), sha256);
  const { panelId } = read.header;
  const kept = await openAnchors(config);
  const own = [...wanted.given, ...(await kept.list(panelId))].filter((each) => each.panelId === panelId);
  const later = own.filter(({ number }) => number > read.end.number);
  const copy = { ...read, anchors: [...read.anchors, ...own].filter((each) => !later.includes(each)) };
  if (copy.broken !== undefined && !wanted.evenBroken) {
    throw new CopyFault(
      `Its log is broken at entry ${copy.broken}. Nothing was written. --even-broken brings it in as it is.`,
    );
  }
  const size = Object.values(copy.end.counts).reduce((sum, count) => sum + count, 0);
  print(
    `Panel ${panelId}: ${size} documents, as of ${copy.end.endedAt} and entry ${copy.end.number}. The file is whole.\n`,
  );
  if (later.length > 0) {
    const last = Math.max(...later.map(({ number }) => number));
    print(
      `The log went on to entry ${last} at least, as anchors say: what came after the copy was made is not in it.\n`,
    );
  }
  const store = await openStore(config, () => storeCredential(config));
  try {
    const told = (count: number) => print(`  ${count} documents\n`);
    const clock = () => realClock.now();
    const report = await new PanelImport({ ...wanted, store, copy, lines, clock, told }).run();
    for (const anchor of read.anchors) if (anchor.on !== undefined) await kept.keep({ ...anchor, on: anchor.on });
    const verdict = report === undefined ? [] : verdictOf(report, copy.anchors).lines;
    print(`Panel ${panelId} is here.\n${verdict.map((line) => `  ${line}\n`).join('')}`);
    return copy;
  } finally {
    await store.close();
  }
}

async function* linesOf(file: string, key: SealKey): AsyncGenerator<CopyLine> {
  for await (const text of readSealed(file, key)) {
    const line = CopyLine.safeParse(jsonOf(text));
    if (!line.success) throw new CopyFault('It holds what is no line of a copy: a newer Sentinel made it, or none.');
    yield line.data;
  }
}

async function discard(given: string, config: Config, print: OperatorsCommand['print']): Promise<number> {
  const store = await openStore(config, () => storeCredential(config));
  try {
    print(`${await discardImport(store, panelIdIn(given))} documents were taken away.\n`);
    return 0;
  } finally {
    await store.close();
  }
}
