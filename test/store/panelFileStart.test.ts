import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import northmoor from '../../bot/panels/northmoor.json';
import { ownFolder, query, startServer, tokenOf } from '../support/runningServer';

const SERVER = path.resolve(__dirname, '../../dist/bot/main.js');
const faultsOfFile = 'The panel file has faults. Nothing was loaded; please correct them and start again:';

function fileOf(content: unknown): string {
  const file = path.join(ownFolder(), 'panel.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** A server that is expected to end by itself: its exit code, and what it wrote to standard error. */
async function failedStart(environment: Readonly<Record<string, string>>): Promise<{ code: unknown; lines: string[] }> {
  const child = spawn(process.execPath, [SERVER], {
    env: { PATH: process.env['PATH'], DATA_DIR: ownFolder(), PORT: '0', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let printed = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
  const [code] = await once(child, 'close');
  clearTimeout(late);
  return { code, lines: printed.trim().split('\n') };
}

const { panel, agencies, members } = northmoor;
const small = { panel, agencies, members: members.slice(0, 3) };
const stray = { name: 'New Person', agency: 'hmcr', role: 'member', email: 'new.person@northmoor.police.example' };

beforeAll(async () => {
  // Builds the server where nobody has yet.
  const server = await startServer();
  await server.stop();
});

describe('the server, given a panel file with faults, ends and names', () => {
  it('every one of them by its path, and loads nothing', async () => {
    const nobody = { ...stray, name: 'Other Person', email: 'nobody' };
    const bad = { ...small, panel: { ...panel, referencePrefix: '' }, members: [...small.members, stray, nobody] };
    const dataDir = ownFolder();
    const { code, lines } = await failedStart({ PANEL_FILE: fileOf(bad), DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(lines[0]).toBe(faultsOfFile);
    expect(lines.slice(1).map((line) => line.trim())).toEqual([
      'members[3].agency: no agency is called hmcr',
      'members[4].agency: no agency is called hmcr',
      expect.stringMatching(/^members\[4\]\.email: ./),
      expect.stringMatching(/^panel\.referencePrefix: ./),
    ]);

    const corrected = await startServer({ dataDir, environment: { PANEL_FILE: fileOf(small) } });
    const token = await tokenOf(corrected.url, 'Ruth Calder');
    expect((await query(corrected.url, token, 'members.list')).items).toHaveLength(3);
    await corrected.stop();
  });

  it('the file itself, when it is not there', async () => {
    const file = path.join(ownFolder(), 'missing.json');
    const { code, lines } = await failedStart({ PANEL_FILE: file });
    expect(code).toBe(1);
    expect(lines).toEqual([faultsOfFile, `  ${file}: there is no such file`]);
  });

  it('the place in the file, when its text is no JSON', async () => {
    const file = fileOf('{\n  "panel": {\n    "name": "Northmoor"\n    "force": "Northmoor Constabulary"\n  }\n}');
    const { code, lines } = await failedStart({ PANEL_FILE: file });
    expect(code).toBe(1);
    expect(lines).toEqual([faultsOfFile, `  ${file}: line 4, column 5: a comma should stand before this`]);
  });

  it('each part that is missing, when it is JSON of something else', async () => {
    const { code, lines } = await failedStart({ PANEL_FILE: fileOf([]) });
    expect(code).toBe(1);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^ {2}the file: ./);
  });
});

it('a good panel file is loaded on the first start only', async () => {
  const dataDir = ownFolder();
  const namesAfterStart = async (file: string): Promise<string[]> => {
    const server = await startServer({ dataDir, environment: { PANEL_FILE: file } });
    const { items } = await query(server.url, await tokenOf(server.url, 'Ruth Calder'), 'members.list');
    await server.stop();
    return items.map(({ name }: { name: string }) => name);
  };
  const first = await namesAfterStart(fileOf(small));
  expect(first.sort()).toEqual(['Callum Reeve', 'Owen Pryce', 'Ruth Calder']);
  expect(await namesAfterStart(fileOf({ ...small, members: members.slice(0, 6) }))).toEqual(first);
  // Not even looked at: an administrator may have tidied it away.
  expect(await namesAfterStart(path.join(ownFolder(), 'missing.json'))).toEqual(first);
});

it('a panel file that is changed after the first start is not read, and the start says so', async () => {
  const dataDir = ownFolder();
  const file = fileOf(small);
  const said = async (): Promise<string> => {
    const server = await startServer({ dataDir, environment: { PANEL_FILE: file } });
    await server.stop();
    return server.output();
  };
  expect(await said()).not.toContain('The panel was founded');
  writeFileSync(file, JSON.stringify({ ...small, members: members.slice(0, 6) }));
  expect(await said()).toMatch(/^The panel was founded from .+ on .+; changes in that file are not read\. .+$/m);
});

describe('settings that do not fit', () => {
  let taken: Server;
  beforeAll(async () => {
    taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
  });
  afterAll(() => taken.close());

  it('a port that is taken is said in words, with what to do', async () => {
    const address = taken.address();
    if (address === null || typeof address === 'string') throw new Error('No port');
    const { code, lines } = await failedStart({ PORT: String(address.port) });
    expect(code).toBe(1);
    expect(lines).toEqual(['The port is taken. Stop what uses it, or choose another: PORT=3979 npm start']);
  });

  it('a port that is no number is named', async () => {
    const { code, lines } = await failedStart({ PORT: 'eighty' });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^Sentinel does not start[.] PORT: .+infra\/settings[.]md[.]$/)]);
  });
});
