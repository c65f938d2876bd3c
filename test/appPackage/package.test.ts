import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';

const root = path.resolve(__dirname, '../..');
const botId = '6b0f2c3e-6c0d-4d8b-8d6d-0f0b0a0c0d0e';
let work: string;
let out: string;

let example: ReturnType<typeof opened>;

beforeAll(() => {
  inFolder();
  pack(['--example']);
  example = opened();
  fs.rmSync(work, { recursive: true });
});
beforeEach(inFolder);
function inFolder() {
  work = fs.mkdtempSync(path.join(os.tmpdir(), 'sentinel-package-'));
  out = path.join(work, 'out');
}
afterEach(() => fs.rmSync(work, { recursive: true, force: true }));

/** Runs the real command, with these settings and nothing else in the environment. */
function pack(options: string[], environment: Record<string, string> = {}) {
  const script = path.join(root, 'appPackage/package.mjs');
  const run = spawnSync(process.execPath, [script, '--out', out, ...options], {
    encoding: 'utf8',
    env: { NODE_ENV: 'test', ...environment },
  });
  return { exitCode: run.status, said: run.stdout, faults: run.stderr };
}

function opened() {
  const [zip = ''] = fs.readdirSync(out);
  const files = unzipSync(fs.readFileSync(path.join(out, zip)));
  const text = strFromU8(files['manifest.json'] ?? new Uint8Array());
  return { zip, files, text, manifest: JSON.parse(text) };
}

/** A copy of the app package's sources to break; a change names its place by path, undefined removes. */
function copied(changes: Record<string, unknown> = {}) {
  const folder = path.join(work, 'appPackage');
  fs.cpSync(path.join(root, 'appPackage'), folder, { recursive: true });
  const file = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
  for (const [place, value] of Object.entries(changes)) {
    const steps = place.split('/');
    const last = steps.pop() ?? '';
    steps.reduce((inner, step) => inner[step], manifest)[last] = value;
  }
  fs.writeFileSync(file, JSON.stringify(manifest));
  return { manifest: file, icons: path.join(folder, 'icons') };
}

function header(png: Uint8Array) {
  const bytes = Buffer.from(png);
  return { signature: bytes.toString('latin1', 1, 4), width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Red, green, blue and alpha of every pixel of an RGBA PNG. */
function pixels(png: Uint8Array): number[][] {
  const bytes = Buffer.from(png);
  expect([bytes[24], bytes[25], bytes[28]]).toEqual([8, 6, 0]); // 8 bits, RGBA, not interlaced
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const isData = bytes.toString('latin1', at + 4, at + 8) === 'IDAT';
    if (isData) parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const { width, height } = header(png);
  const plain = unfiltered(inflateSync(Buffer.concat(parts)), width * 4, height);
  return Array.from({ length: width * height }, (_, at) => [...plain.subarray(at * 4, at * 4 + 4)]);
}

/** Undoes the five filters of PNG, 9: each row starts with the number of its own. */
function unfiltered(raw: Uint8Array, stride: number, height: number) {
  const plain = new Uint8Array(stride * height);
  const known = (row: number, column: number) => (row < 0 || column < 0 ? 0 : (plain[row * stride + column] ?? 0));
  for (let row = 0; row < height; row += 1) {
    const from = row * (stride + 1);
    for (let column = 0; column < stride; column += 1) {
      const [left, up, corner] = [known(row, column - 4), known(row - 1, column), known(row - 1, column - 4)];
      const guesses = [0, left, up, Math.floor((left + up) / 2), paeth(left, up, corner)];
      plain[row * stride + column] = (raw[from + 1 + column] ?? 0) + (guesses[raw[from] ?? 0] ?? 0);
    }
  }
  return plain;
}

function paeth(left: number, up: number, corner: number) {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (toLeft === undefined || toUp === undefined || toCorner === undefined) return 0;
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

describe('npm run package', () => {
  test('the example package holds a filled manifest and its two icons, and nothing else', () => {
    const run = pack(['--example']);
    expect(run).toMatchObject({ exitCode: 0, faults: '' });
    const { zip, files, text, manifest } = opened();
    expect(zip).toBe('sentinel-1.0.0.zip');
    expect(run.said).toMatch(/sentinel-1\.0\.0\.zip {2}\d+ bytes/);
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    expect(text).not.toContain('${{');
    expect(manifest.staticTabs[0].contentUrl).toBe('https://sentinel.example.com/tab/?theme={app.theme}');
    expect(Number(manifest.manifestVersion.split('.')[1])).toBeGreaterThanOrEqual(29);
    // Nothing in it tells when or where it was made.
    for (const [name, bytes] of Object.entries(example.files))
      expect(Buffer.from(bytes).equals(files[name] ?? new Uint8Array())).toBe(true);
  });

  test('the colour icon is an opaque square of 192 pixels', () => {
    const png = example.files['color.png'] ?? new Uint8Array();
    expect(header(png)).toEqual({ signature: 'PNG', width: 192, height: 192 });
    expect(pixels(png).every(([, , , alpha]) => alpha === 255)).toBe(true);
  });

  test('the outline icon is a square of 32 pixels, white on nothing', () => {
    const png = example.files['outline.png'] ?? new Uint8Array();
    expect(header(png)).toEqual({ signature: 'PNG', width: 32, height: 32 });
    const drawn = pixels(png).filter(([, , , alpha]) => alpha !== 0);
    expect(drawn.length).toBeGreaterThan(200);
    expect(drawn.length).toBeLessThan(800);
    expect(drawn.filter(([red, green, blue]) => red !== 255 || green !== 255 || blue !== 255)).toEqual([]);
  });

  test('bot, tab, sign-in and links carry the settings given, and the name the environment', () => {
    expect(pack([], { ENVIRONMENT: 'test', BOT_ID: botId, TAB_HOST: 'panel.example.org' }).exitCode).toBe(0);
    const { zip, manifest } = opened();
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      id: botId,
      version,
      validDomains: ['panel.example.org'],
      webApplicationInfo: { id: botId, resource: `api://panel.example.org/${botId}` },
    });
    expect(manifest.bots[0].botId).toBe(botId);
    expect(manifest.composeExtensions[0]).toMatchObject({
      botId,
      messageHandlers: [{ type: 'link', value: { domains: ['panel.example.org'] } }],
    });
    expect(zip).toBe(`sentinel-test-${version}.zip`);
    expect(manifest.name).toMatchObject({
      short: 'Sentinel (test)',
      full: expect.stringMatching(/^Sentinel \(test\): /),
    });
    expect(example.manifest.name.short).toBe('Sentinel');
  });

  test('the message box has a search, and every message can be raised as an issue', () => {
    const [{ commands }] = example.manifest.composeExtensions;
    expect(commands).toMatchObject([
      { id: 'search', type: 'query', context: ['compose', 'commandBox'], parameters: [{ name: 'query' }] },
      { id: 'raiseIssue', type: 'action', title: 'Raise as panel issue', context: ['message'], fetchTask: true },
    ]);
  });

  test('each missing setting is named with an example, and nothing is written', () => {
    const { exitCode, faults } = pack([]);
    expect(exitCode).toBe(1);
    expect(faults).toMatch(/BOT_ID is missing: .*Example: BOT_ID=/);
    expect(faults).toMatch(/TAB_HOST is missing: .*Example: TAB_HOST=/);
    expect(fs.existsSync(out)).toBe(false);
  });

  test('each setting that does not fit is refused', () => {
    const bad = {
      BOT_ID: 'sentinel',
      TAB_HOST: 'https://panel.example.org',
      APP_ID: '1',
      APP_VERSION: '1.0',
      ENVIRONMENT: 'live',
    };
    const { exitCode, faults } = pack([], bad);
    expect(exitCode).toBe(1);
    for (const [name, value] of Object.entries(bad)) expect(faults).toContain(`${name}=${value} does not fit`);
    expect(pack([], { BOT_ID: botId, TAB_HOST: 'panel.example.org/tab' }).faults).toContain(
      'TAB_HOST=panel.example.org/tab',
    );
  });

  test('every permission that is asked for has its reason in the administrators’ page, and no other', () => {
    const page = fs.readFileSync(path.join(root, 'infra/teams.md'), 'utf8');
    const told = [...page.matchAll(/^\| `(\w+\.\w+\.\w+)` +\| (.+?) +\| (.+?) +\|$/gm)];
    const asked = example.manifest.authorization.permissions.resourceSpecific.map(({ name }: { name: string }) => name);
    expect(told.map(([, name]) => name).sort()).toEqual([...asked].sort());
    for (const name of example.manifest.permissions) expect(page).toContain(`\`${name}\``);
  });

  test('every fault of a broken manifest is listed by its path', () => {
    const { manifest } = copied({
      'name/short': 'x'.repeat(31),
      'description/short': 'x'.repeat(81),
      'bots/0/scopes/3': 'galaxy',
      'composeExtensions/0/commands/1/context/0': 'moon',
      'bots/0/commandLists/0/commands/1/title': 'x'.repeat(33),
      'bots/0/commandLists/1/commands/1/title': 'help',
      'staticTabs/0/contentUrl': 'https://elsewhere.example.org/tab/',
      'developer/termsOfUseUrl': 'http://sentinel.example.com/terms',
      'developer/privacyUrl': undefined,
      'webApplicationInfo/resource': 'api://${{NO_SUCH}}',
      surprise: true,
      supportsChannelFeatures: undefined,
    });
    const { exitCode, faults } = pack(['--example', '--manifest', manifest]);
    expect(exitCode).toBe(1);
    const lines = faults
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(': ')[0]);
    expect(lines.sort()).toEqual(
      [
        '${{NO_SUCH}}',
        '(root)',
        'bots/0/commandLists/0/commands/1/title',
        'bots/0/commandLists/1/commands/1/title',
        'bots/0/scopes/3',
        'composeExtensions/0/commands/1/context/0',
        'description/short',
        'developer',
        'developer/termsOfUseUrl',
        'name/short',
        'staticTabs/0/contentUrl',
        'supportsChannelFeatures',
      ].sort(),
    );
    expect(faults).toContain('surprise');
    expect(faults).toContain('privacyUrl');
  });

  test('a manifest that is no JSON, or older than channels need, is refused', () => {
    const { manifest } = copied({ manifestVersion: '1.16' });
    expect(pack(['--example', '--manifest', manifest]).faults).toContain('manifestVersion: must be 1.29 or later');
    fs.writeFileSync(manifest, '{');
    expect(pack(['--example', '--manifest', manifest])).toMatchObject({
      exitCode: 1,
      faults: expect.stringContaining('manifest.json: '),
    });
  });

  test('icons of the wrong size or colour, or missing, are refused', () => {
    const { manifest, icons } = copied();
    const outline = path.join(icons, 'outline.svg');
    fs.writeFileSync(
      outline,
      fs.readFileSync(outline, 'utf8').replace('0 0 32 32', '0 0 33 33').replaceAll('#ffffff', '#12365c'),
    );
    fs.rmSync(path.join(icons, 'color.svg'));
    const { exitCode, faults } = pack(['--example', '--manifest', manifest]);
    expect(exitCode).toBe(1);
    expect(faults).toContain('outline.png: is 33 × 33, must be 32 × 32');
    expect(faults).toContain('outline.png: may hold only white and transparency');
    expect(faults).toContain('color.png: icons/color.svg cannot be drawn');
  });
});
