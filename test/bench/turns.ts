import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FakeTeams } from '../support/fakeTeams';
import { comparisons, type Field, timedCases } from './cases';
import { type Child, startChild } from './children';
import { measureErasing } from './erasing';
import { Readers, READERS } from './fanOut';
import { interleave, type Measured, quantile, ratioOf, send } from './measure';
import { measureLinks } from './linksOnScreen';
import { countUseCases } from './requestCounts';
import { chargesTable, textTable, unitsTable } from './requestUnits';
import { measureRows } from './rowsOnScreen';
import { measureSearching } from './searching';
import { seed } from './seed';

/** `node turns.js <peer.js> <our main.js> [--short | --rows | --links | --search | --requests]`: measures, prints tables, asserts nothing. */
const [peerScript = '', ourScript = '', ...options] = process.argv.slice(2);
const isShort = options.includes('--short');
const extent = isShort ? { rounds: 3, calls: 8 } : { rounds: 12, calls: 25 };
const changes = isShort ? 6 : 40;
const starts = isShort ? 1 : 4;
const longLogRows = isShort ? 2_000 : 20_000;
/** Each acknowledgement takes a task of its own; task-0 is clicked again and again. */
const tasks = (extent.rounds + 1) * extent.calls + 1;
const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-bench-'));

function startOurs(name: string): Promise<Child> {
  // One person asks for all of them here.
  const limits = { LIMITS_FACTOR: '1000' };
  const settings = { MODE: 'local', LOG_LEVEL: 'silent', COSMOS_ENDPOINT: '', PANEL_FILE: '', ...limits };
  return startChild(ourScript, { ...settings, DATA_DIR: path.join(folder, name), DIST_DIR: path.resolve('dist') });
}

async function tokenOf({ url }: Child, member: string): Promise<string> {
  return JSON.parse((await send(`${url}/local/token`, { method: 'POST', body: { member } })).text).token;
}

const ms = (value: number) => value.toFixed(2);

async function main(): Promise<void> {
  try {
    if (options.includes('--rows')) {
      await printRows();
      return;
    }
    if (options.includes('--requests')) {
      await printRequests();
      return;
    }
    if (options.includes('--links')) {
      await printLinks();
      return;
    }
    if (options.includes('--search')) {
      await printSearching();
      return;
    }
    await seed(path.join(folder, 'ours'), { tasks, logRows: 0 });
    await seed(path.join(folder, 'grown'), { tasks, logRows: longLogRows });
    print(`Starting; a long log has ${longLogRows} rows`, await measureStarts());
    const teams = await new FakeTeams().start();
    const [peer, ours, grown] = [await startChild(peerScript), await startOurs('ours'), await startOurs('grown')];
    const token = await tokenOf(ours, 'Ruth Calder');
    // Local mode installs the bot in everybody's chat at its first start.
    await new Promise((resume) => setTimeout(resume, 3_000));

    const field: Field = { peer, ours, grown, teams, token };
    const { calls, before } = timedCases(field);
    const measured = await interleave(calls, { ...extent, before });
    print(`One call at a time, ${extent.rounds} interleaved rounds of ${extent.calls}`, callsTable(measured));
    print('Ratios, the median over the rounds (A/A must stay within 1.10)', ratioTable(measured));
    print(`One change to ${READERS} open tabs, ${changes} times`, await measureFanOut(field));
    const memory = [peer, ours, grown].map((child) => `${child.memoryMb().toFixed(0)} MB`);
    print('Memory after all that', `peer ${memory[0] ?? ''}, ours ${memory[1] ?? ''}, grown ${memory[2] ?? ''}`);
    await Promise.all([peer, ours, grown].map((child) => child.stop()));
    await teams.stop();
    print(
      'Erasing the words of an early entry',
      await measureErasing(folder, isShort ? [20, 2_000] : [2_000, 200_000]),
    );
    // Searching and rows are measured by themselves too; `npm test` counts requests: test/store/costOfUseCases.test.ts.
    if (isShort) return;
    await printSearching();
    await printRows();
    await printRequests();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function printRows(): Promise<void> {
  await seed(path.join(folder, 'rows'), { tasks: 40, logRows: 0 });
  const ours = await startOurs('rows');
  const rounds = 7;
  const table = await measureRows(ours, path.dirname(peerScript), rounds);
  print(`Rows of the action log on a slow line, ${rounds} interleaved rounds, median (least to most)`, table);
  await ours.stop();
}

/** With `COSMOS_ENDPOINT` and `COSMOS_KEY` of an account what that charges, in a container of its own, which stays. */
async function printRequests(): Promise<void> {
  const { COSMOS_ENDPOINT: endpoint = '', COSMOS_KEY: key = '' } = process.env;
  if (endpoint !== '') {
    const charged = await countUseCases({
      endpoint,
      key,
      database: 'sentinel-test',
      container: `charges-${Date.now()}`,
    });
    print(`Request units that ${endpoint} charged`, chargesTable(charged));
    return;
  }
  const reckoned = unitsTable(await countUseCases());
  print('Requests to Cosmos; request units reckoned by Microsoft’s figures (test/bench/charges.ts)', reckoned);
}

async function printLinks(): Promise<void> {
  print('The graph of 100 groups with 50 links each, 1200 × 700', await measureLinks(path.dirname(peerScript)));
}

async function printSearching(): Promise<void> {
  const sizes = isShort ? ([100, 1_000] as const) : ([1_000, 100_000] as const);
  print('Searching by words, in turns', await measureSearching(folder, sizes));
}

function print(title: string, text: string): void {
  console.log(`\n${title}\n\n${text}`);
}

/** From the start of the process to the first 200 of /ready, in turn. */
async function measureStarts(): Promise<string> {
  const taken = new Map<string, { startMs: number[]; memoryMb: number[] }>();
  for (let turn = 0; turn < starts; turn++) {
    for (const [name, start] of [
      ['peer', () => startChild(peerScript)],
      ['ours, an empty folder', () => startOurs(`start-${turn}`)],
      ['ours, a panel with a long log', () => startOurs('grown')],
    ] as const) {
      const child = await start();
      const row = taken.get(name) ?? { startMs: [], memoryMb: [] };
      taken.set(name, row);
      row.startMs.push(child.startMs);
      row.memoryMb.push(child.memoryMb());
      await child.stop();
    }
  }
  const rows = [...taken].map(([name, { startMs, memoryMb }]) => [
    name,
    quantile(startMs, 0.5).toFixed(0),
    quantile(memoryMb, 0.5).toFixed(0),
  ]);
  return textTable([['', 'ms to /ready', 'MB resident'], ...rows]);
}

function callsTable(measured: ReadonlyMap<string, Measured>): string {
  const rows = [...measured].map(([name, { medianMs, p95Ms }]) => [name, ms(medianMs), ms(p95Ms)]);
  return textTable([['', 'median ms', 'p95 ms'], ...rows]);
}

function ratioTable(measured: ReadonlyMap<string, Measured>): string {
  const rows = comparisons.map(([one, other]) => [
    `${one}  :  ${other}`,
    ratioOf(measured.get(one), measured.get(other)).toFixed(2),
  ]);
  return textTable(rows);
}

/** Ours and the peer's in turn. */
async function measureFanOut({ peer, ours, token }: Field): Promise<string> {
  const headers = { Authorization: `Bearer ${token}` };
  const names = ['Ruth Calder', 'Owen Pryce', 'Callum Reeve', 'Priya Sandhu', 'Tom Hesketh'];
  const people = await Promise.all(
    names.map(async (name) => ({ Authorization: `Bearer ${await tokenOf(ours, name)}` })),
  );
  const atPeer = await Readers.open(`${peer.url}/live`);
  const atOurs = await Readers.open(`${ours.url}/api/live`, people);
  const taken = { peer: [] as [number, number][], ours: [] as [number, number][] };
  for (let change = 0; change < changes; change++) {
    const issue = { issueId: `fan-${change}`, text: `Seen at the yard, number ${change}` };
    taken.peer.push(await atPeer.change(`${peer.url}/change`, {}, {}));
    taken.ours.push(await atOurs.change(`${ours.url}/api/commands/issue.raise`, headers, issue));
  }
  atPeer.close();
  atOurs.close();
  const row = (name: string, of: readonly [number, number][]) => [
    name,
    ms(
      quantile(
        of.map(([answered]) => answered),
        0.5,
      ),
    ),
    ms(
      quantile(
        of.map(([, slowest]) => slowest),
        0.5,
      ),
    ),
    ms(
      quantile(
        of.map(([, slowest]) => slowest),
        0.95,
      ),
    ),
  ];
  return textTable([
    ['', 'answered, ms', 'slowest tab, ms', 'its p95'],
    row('peer: writes to all, keeps nothing', taken.peer),
    row('ours: an issue raised, logged, told', taken.ours),
  ]);
}

void main();
