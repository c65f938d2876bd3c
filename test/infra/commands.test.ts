import { execFile } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { scripts, version as packageVersion } from '../../package.json';
import { ownFolder, startProcess, startServer, waitFor } from '../support/runningServer';

// `npm test` itself runs check, build and test, and image.test.ts image; the rest of package.json's scripts run here, in their shortest form.

const root = path.resolve(__dirname, '../..');
const names = [
  'start',
  'start:production',
  'dev',
  'test',
  'check',
  'build',
  'package',
  'image',
  'release',
  'screenshot',
  'looks',
  'bench',
  'history',
  'fuzz',
  'soak',
  'verify-log',
  'export-panel',
  'import-panel',
  'restore-drill',
  'hold-messages',
  'rights',
  'format',
] as const;
const PATIENCE_MS = 120_000;

interface Ended {
  readonly code: number | string | null | undefined;
  readonly said: string;
}

/** Runs a script of package.json as npm does: from the root of `folder`, with `node` at its beginning. */
function npmRun(
  name: keyof typeof scripts,
  options: readonly string[] = [],
  folder = root,
  PATH = process.env['PATH'],
) {
  const [node, ...args] = scripts[name].split(' ');
  expect(node).toBe('node');
  const { HOME, TMPDIR, SystemRoot } = process.env;
  const env = { PATH, HOME, TMPDIR, SystemRoot };
  return new Promise<Ended>((resolve) => {
    execFile(process.execPath, [...args, ...options], { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, said: stdout + stderr }),
    );
  });
}

function testsWith(words: string): string[] {
  const files = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.test.ts') && file !== 'infra/commands.test.ts')
    .map((file) => path.join(root, 'test', file))
    .filter((file) => readFileSync(file, 'utf8').includes(words))
    .sort();
}

describe('on a fresh clone, without node_modules,', () => {
  let clone: string;
  let tools: string;
  beforeAll(() => {
    clone = ownFolder();
    tools = path.join(clone, 'tools');
    mkdirSync(tools);
    for (const file of ['package.json', 'package-lock.json'])
      copyFileSync(path.join(root, file), path.join(clone, file));
    for (const folder of ['infra/commands', 'appPackage']) {
      cpSync(path.join(root, folder), path.join(clone, folder), { recursive: true });
    }
    // In place of npm: it says what it was asked for, and cannot do it.
    writeFileSync(path.join(tools, 'npm'), '#!/bin/sh\necho "npm was asked to $1"\nexit 7\n');
    chmodSync(path.join(tools, 'npm'), 0o755);
  });

  it.each(names.filter((name) => name !== 'start:production'))(
    '`npm run %s` installs what is missing first',
    async (name) => {
      const { code, said } = await npmRun(name, [], clone, `${tools}:${process.env['PATH']}`);
      expect(said).toContain('Installing what is missing');
      expect(said).toContain('npm was asked to ci');
      expect(said).not.toContain('ERR_MODULE_NOT_FOUND');
      expect(code).not.toBe(0);
    },
  );
});

it('`npm run start:production` installs and builds nothing: it says in a line what is missing, the build or a setting', async () => {
  const folder = ownFolder();
  cpSync(path.join(root, 'infra/commands'), path.join(folder, 'infra/commands'), { recursive: true });
  const said = 'Sentinel does not start. Nothing is built: npm run build does it.\n';
  expect(await npmRun('start:production', [], folder)).toEqual({ code: 1, said });
  expect((await npmRun('start:production')).said).toMatch(/^Sentinel does not start\. PUBLIC_HOST .+ is missing.+\n$/);
});

it('no script of package.json is left out', () => {
  expect(Object.keys(scripts)).toEqual(names);
});

it('builds of one folder wait for each other, and not for one that was killed', async () => {
  const lock = path.join(ownFolder(), 'lock');
  const builder = JSON.stringify(path.join(root, 'infra/commands/builder.mjs'));
  const work = `const { alone } = await import(${builder});
    console.log('begins');
    await alone(${JSON.stringify(lock)}, () => { console.log('builds'); return new Promise((end) => setTimeout(end, 60_000)); });`;
  const build = () => startProcess(['--input-type=module', '--eval', work], {});
  const says = (one: ReturnType<typeof build>, word: string) =>
    one.until(word, () => (one.output().includes(word) ? true : undefined));
  const first = build();
  await says(first, 'builds');
  const second = build();
  await says(second, 'begins');
  await new Promise((resume) => setTimeout(resume, 500));
  expect(second.output()).not.toContain('builds');
  await first.kill('SIGKILL');
  await says(second, 'builds');
}, 60_000);

it('a start that finds no tab says so', async () => {
  const server = await startServer({ environment: { DIST_DIR: ownFolder() } });
  expect(server.output()).toContain('There is no tab: npm run build makes it');
});

describe('where all is installed, nothing is installed, and', () => {
  it(
    '`npm start` serves',
    async () => {
      const [, ...args] = scripts.start.split(' ');
      const server = startProcess(args, { DATA_DIR: ownFolder(), PORT: '0', LOG_LEVEL: 'error' });
      // Where something has changed since the last build, it builds first.
      await waitFor('its address', () => /^Open {2}http/m.exec(server.output()) ?? undefined, PATIENCE_MS);
      await server.kill('SIGTERM');
      expect(server.output()).not.toContain('Installing');
    },
    PATIENCE_MS,
  );

  it(
    '`npm run dev` serves pages that load themselves anew, and what the server answers',
    async () => {
      const [, ...args] = scripts.dev.split(' ');
      const dev = startProcess(args, { DATA_DIR: ownFolder(), PORT: '0', LOG_LEVEL: 'error' });
      const said = () => {
        expect(dev.output()).not.toContain('ERROR');
        return /^Open {2}(http:\S+)\/local$/m.exec(dev.output())?.[1];
      };
      const url = await waitFor('its address', said, PATIENCE_MS);
      const text = async (place: string) => (await fetch(`${url}${place}`)).text();
      for (const page of ['/local/', '/tab/']) expect(await text(page)).toContain('src="/dev/reload.js"');
      expect(await text('/tab/ahead.js')).toContain('import(');
      expect(await text('/dev/libraries.js')).toContain('globalThis.libraries');
      expect(JSON.parse(await text('/health'))).toEqual({ status: expect.any(String) });
      await dev.kill('SIGTERM');
    },
    PATIENCE_MS,
  );

  it('`npm test` with a file runs that one alone, without the checks; one that is not there is told', async () => {
    const { code, said } = await npmRun('test', ['test/domain/time.test.ts', '--listTests']);
    expect([code, said]).toEqual([0, `${path.join(root, 'test/domain/time.test.ts')}\n`]);
    expect(await npmRun('test', ['test/domain/tine.test.ts'])).toEqual({
      code: 1,
      said: 'There is no test/domain/tine.test.ts.\n',
    });
  });

  it('`npm run release` says what it would make of which version, and makes nothing of what is not main', async () => {
    const version = `${Number(packageVersion.split('.')[0]) + 1}.0.0`;
    const { code, said } = await npmRun('release', ['major', '--dry-run']);
    expect([code, said]).toEqual([
      0,
      expect.stringContaining(`package-lock.json: ${packageVersion} becomes ${version}`),
    ]);
    for (const what of ['CHANGELOG.md', `corpus/v${version}.db.gz`, 'appPackage', 'sbom.cdx.json', `tag v${version}`]) {
      expect(said).toContain(what);
    }
    expect((await npmRun('release')).said).toContain('patch, minor, major or 1.2.3');
  });

  it('`npm run package` makes the app package', async () => {
    const out = ownFolder();
    const { code, said } = await npmRun('package', ['--example', '--out', out]);
    expect([code, said]).toEqual([0, expect.stringMatching(/sentinel-1\.0\.0\.zip {2}\d+ bytes\n$/)]);
    expect(existsSync(path.join(out, 'sentinel-1.0.0.zip'))).toBe(true);
  });

  it(
    '`npm run screenshot` takes the picture',
    async () => {
      // Those of Help are taken by what `npm run looks` takes its own with.
      const out = ownFolder();
      const { code, said } = await npmRun('screenshot', ['--only', 'readme', '--out', out]);
      expect([code, said]).toEqual([0, expect.stringMatching(/screenshot\.png: \d+ KB\n$/)]);
      const picture = readFileSync(path.join(out, 'screenshot.png'));
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1440, 900]);
      expect(picture.length).toBeGreaterThan(100_000);
    },
    PATIENCE_MS,
  );

  it(
    '`npm run looks` makes a screen into a picture',
    async () => {
      const out = ownFolder();
      const one = ['--screen', 'help', '--role', 'member', '--theme', 'dark', '--width', '390', '--out', out];
      const { code, said } = await npmRun('looks', one);
      expect([code, said]).toEqual([0, expect.stringMatching(/^1 pictures?: /m)]);
      expect(existsSync(path.join(out, 'help/data-member-dark-390.png'))).toBe(true);
    },
    PATIENCE_MS,
  );

  it(
    '`npm run bench` measures ours against the peer',
    async () => {
      const { code, said } = await npmRun('bench', ['--short']);
      expect(code).toBe(0);
      expect(said).toMatch(/^click: acknowledge {2}: {2}invoke: peer, a card +\d+\.\d\d$/m);
      expect(said).toMatch(/^erasing: the longest log {2}: {2}the shortest +\d+\.\d\d/m);
      expect(said).not.toContain('NaN');
    },
    PATIENCE_MS,
  );

  it(
    '`npm run soak` runs whatever has a long form',
    async () => {
      const { code, said } = await npmRun('soak', ['--listTests']);
      const listed = said.split('\n').filter((line) => line.endsWith('.test.ts'));
      expect([code, listed.sort()]).toEqual([0, testsWith("process.env['SOAK']")]);
    },
    PATIENCE_MS,
  );

  it(
    '`npm run fuzz` tries what no client sends',
    async () => {
      // In local mode fuzz.test does it.
      const { code, said } = await npmRun('fuzz', ['--count', '30', '--mode', 'production']);
      expect([code, said]).toEqual([0, expect.stringMatching(/grown by -?\d+\.\d MB; 0 failed\n$/)]);
    },
    PATIENCE_MS,
  );

  it(
    '`npm run verify-log` looks at logs, and `export-panel` and `import-panel` say what they need',
    async () => {
      const folder = ownFolder();
      const server = await startServer({ dataDir: folder });
      await server.stop();
      const whole = await npmRun('verify-log', [folder]);
      expect([whole.code, whole.said]).toEqual([0, expect.stringContaining('The log is whole.')]);
      expect((await npmRun('verify-log', [path.join(folder, 'nothing')])).code).toBe(2);
      const asked = [await npmRun('export-panel'), await npmRun('import-panel')];
      expect(asked.map(({ said }) => said.split('\n')[0])).toEqual([
        'Say which file is to be made: --to FILE.',
        'Say which file is to be brought in: --from FILE.',
      ]);
      expect((await npmRun('hold-messages', ['--what'])).code).toBe(2);
      // That it passes is panelCopies.test's.
      expect((await npmRun('restore-drill', ['--from', path.join(folder, 'no.age')])).code).toBe(2);
    },
    PATIENCE_MS,
  );

  it('`npm run rights` writes who may do what as it stands in the repository', async () => {
    const out = path.join(ownFolder(), 'rights.md');
    expect((await npmRun('rights', ['--out', out])).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe(readFileSync(path.join(root, 'infra/governance/rights.md'), 'utf8'));
  });

  it('`npm run format` formats', async () => {
    const file = path.join(ownFolder(), 'untidy.ts');
    writeFileSync(file, 'export const who = {name: "Ruth Calder"}');
    expect((await npmRun('format', [file])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe("export const who = { name: 'Ruth Calder' };\n");
  });
});
