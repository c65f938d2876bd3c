import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { once } from 'node:events';
import { type Cosmos, startCosmos } from '../support/cosmosEmulator';
import { FakeTeams } from '../support/fakeTeams';
import { entraToken, productionSettings } from '../support/production';
import { freePort, type Json, ownFolder, waitFor } from '../support/runningServer';

// The container's own steps, in a folder: no Docker is needed. What it holds is laid out by the command that its Dockerfile
// calls, and is started as there: by nobody, from a root on which nothing can be written.

const root = path.resolve(__dirname, '../..');
const dockerfile = readFileSync(path.join(root, 'infra/container/Dockerfile'), 'utf8');
const ruth = { aadObjectId: '44444444-4444-4444-8444-444444444444', email: 'ruth.calder@northmoor.police.example' };
/** The user of the image. */
const NOBODY = '65534';

let image: string;
let cosmos: Cosmos;
let teams: FakeTeams;
let server: ChildProcess;
let printed = '';
let url: string;

/** What goes before the command: another user, and a root for reading alone; as far as whoever runs the tests may do that. */
function confined(): string[] {
  if (process.getuid?.() !== 0) return [];
  const nobody = ['setpriv', '--reuid', NOBODY, '--regid', NOBODY, '--clear-groups'];
  const readOnly = ['unshare', '--mount', 'sh', '-c', 'mount -o remount,bind,ro / && exec "$@"', 'sh'];
  const mayMount = spawnSync('unshare', ['--mount', 'mount', '-o', 'remount,bind,ro', '/']).status === 0;
  return mayMount ? [...readOnly, ...nobody] : nobody;
}

function files(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
  return all.filter((file) => statSync(file).isFile());
}

beforeAll(async () => {
  image = path.join(ownFolder(), 'image');
  const command = [path.join(root, 'infra/commands/image.mjs'), '--out', image];
  [cosmos, teams] = await Promise.all([
    startCosmos(),
    new FakeTeams().start(),
    promisify(execFile)(process.execPath, command),
  ]);
  chmodSync(path.dirname(image), 0o755);
  for (const file of files(image)) chmodSync(file, 0o444);
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const entry: string[] = JSON.parse(/^ENTRYPOINT (.+)$/m.exec(dockerfile)?.[1] ?? '');
  const [program = '', ...args] = [...confined(), process.execPath, ...entry.slice(1)];
  const env = {
    ...{ PATH: process.env['PATH'], NODE_ENV: 'production', PORT: String(port) },
    ...{ ...productionSettings(teams), STORE: 'cosmos', COSMOS_ENDPOINT: cosmos.endpoint, COSMOS_KEY: cosmos.key },
  };
  server = spawn(program, args, { cwd: image, env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await waitFor(
    'its readiness',
    async () => ((await answer('/ready').catch(() => undefined))?.status === 200 ? true : undefined),
    20_000,
    () => {
      if (server.exitCode !== null) throw new Error(`It ended:\n${printed}`);
    },
  );
}, 60_000);

afterAll(async () => {
  server.kill('SIGKILL');
  await Promise.all([cosmos.close(), teams.stop()]);
});

async function answer(place: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}${place}`, { headers });
  return { status: response.status, body: Buffer.from(await response.arrayBuffer()) };
}

const asRuth = (query: string) =>
  answer(`/api/queries/${query}`, { Authorization: `Bearer ${entraToken(teams, ruth)}` });

describe('what the image holds, as nobody on a root that cannot be written,', () => {
  it('is healthy, shows the tab and nothing of local mode', async () => {
    expect((await answer('/health')).status).toBe(200);
    const tab = await answer('/tab/');
    expect([tab.status, tab.body.toString()]).toEqual([200, expect.stringContaining('<div id="root">')]);
    const [script = ''] = /assets\/[^"]+\.js/.exec(tab.body.toString()) ?? [];
    expect((await answer(`/tab/${script}`)).status).toBe(200);
    expect((await answer('/local/')).status).toBe(404);
    // Nor of `npm run dev`.
    expect((await answer('/dev/changes')).status).toBe(404);
    expect(tab.body.toString()).not.toContain('/dev/');
  });

  it('lets a member in, reckons bank holidays and prints: whatever it loads from node_modules is there', async () => {
    expect(JSON.parse((await asRuth('session')).body.toString()).person.name).toBe('Ruth Calder');
    for (const [format, begin] of Object.entries({ pdf: '%PDF-', docx: 'PK' })) {
      const { status, body } = await asRuth(`tasks.export?format=${format}`);
      const file = JSON.parse(body.toString());
      expect([
        status,
        Buffer.from(file.base64 ?? '', 'base64')
          .subarray(0, begin.length)
          .toString(),
      ]).toEqual([200, begin]);
    }
  });

  it('runs as the image says', () => {
    expect(dockerfile).toContain(`USER ${NOBODY}:${NOBODY}`);
    expect(dockerfile).toMatch(/^ARG NODE=node:24\.\d+\.\d+-trixie-slim@sha256:[0-9a-f]{64}$/m);
    if (process.getuid?.() !== 0 || process.platform !== 'linux') return;
    expect(readFileSync(`/proc/${server.pid}/status`, 'utf8')).toMatch(
      new RegExp(`^Uid:\t${NOBODY}\t${NOBODY}\t`, 'm'),
    );
  });

  it('ends by itself when it is told to', async () => {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});

it('the image is 150 MB beyond Node at the most', () => {
  expect(files(image).reduce((bytes, file) => bytes + statSync(file).size, 0)).toBeLessThan(150e6);
});

it('its list of materials names what it holds, bundled or not, with versions, licences and sums, and nothing for development', () => {
  const { components, metadata }: Json = JSON.parse(readFileSync(path.join(image, 'sbom.cdx.json'), 'utf8'));
  const names: string[] = components.map(({ name }: Json) => name);
  expect(names).toEqual(
    expect.arrayContaining(['restify', 'zod', '@azure/cosmos', 'react', 'pdfkit', 'fontkit', 'docx']),
  );
  expect(names.filter((name) => /^(jest|vite|esbuild|typescript|playwright-core|@types\/.*)$/.test(name))).toEqual([]);
  expect(metadata.component).toMatchObject({ name: 'sentinel', licenses: [{ license: { id: 'MIT' } }] });
  const told = readFileSync(path.join(image, 'licences.txt'), 'utf8');
  for (const { name, version, licenses, externalReferences } of components) {
    expect([name, licenses.length, externalReferences[0].hashes.length]).toEqual([name, 1, 1]);
    expect(told).toContain(`\n${name} ${version} (`);
  }
  // Every package that stands in the folder is on the list.
  const folders = files(path.join(image, 'node_modules')).filter((file) => file.endsWith(`${path.sep}package.json`));
  const places = folders.map((file) => path.relative(image, path.dirname(file)));
  const listed = new Set(components.map((each: Json) => each['bom-ref']));
  expect(places.filter((place) => /node_modules\/(@[^/]+\/)?[^/]+$/.test(place) && !listed.has(place))).toEqual([]);
  expect(existsSync(path.join(image, 'dist/local'))).toBe(false);
});
