// Prints, as JSON, where a Chromium is and what it needs, { executablePath, environment }: CHROMIUM_PATH, else an
// installed one, else the one of @sparticuz/chromium. A program of its own, because that package is an ES module, which
// jest's CommonJS cannot load, and because it unpacks to wherever TMPDIR points when it is loaded.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where Debian, Ubuntu, Fedora, Homebrew's and Google's installers put it. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const temporary = tmpdir();
const packageJson = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'));
const { version } = JSON.parse(readFileSync(packageJson, 'utf8'));
const folder = path.join(temporary, `sentinel-chromium-${version}-${userInfo().uid}`);
const executablePath = path.join(folder, 'chromium');

const installed = process.env.CHROMIUM_PATH || INSTALLED.find((file) => existsSync(file));
process.stdout.write(
  JSON.stringify(installed === undefined ? await fromNpm() : { executablePath: installed, environment: {} }),
);

async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('There is no browser. Install Chrome, or say where one is: CHROMIUM_PATH=…');
  }
  // The first time it unpacks 200 MB, which takes some five seconds.
  if (!existsSync(executablePath)) await unpack();
  return { executablePath, environment: { ...ownLibraries(), ...ownFonts() } };
}

/** Unpacks aside and renames: whoever finds the folder finds it whole, however many unpack at once. */
async function unpack() {
  const aside = mkdtempSync(`${folder}.`);
  try {
    process.env.TMPDIR = aside;
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    const bin = path.join(path.dirname(fileURLToPath(packageJson)), 'bin');
    await inflate(path.join(bin, 'al2023.tar.br'));
    writeFonts(aside);
    // What a cleaner of temporary files left of an old one would stand in the way.
    if (!existsSync(executablePath)) rmSync(folder, { recursive: true, force: true });
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    // Another process was first: its folder is as good.
    if (!existsSync(executablePath)) throw error;
  }
}

/** The package's own list of font folders names /tmp/fonts alone. */
function writeFonts(aside) {
  const list = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${path.join(folder, 'fonts', 'fonts')}</dir><cachedir>${path.join(folder, 'font-cache')}</cachedir></fontconfig>`;
  writeFileSync(path.join(aside, 'fonts.conf'), list);
}

/** NSS and expat come with the package, for machines that lack them. */
function ownLibraries() {
  const needed = execFileSync('ldd', [executablePath], { encoding: 'utf8' });
  if (!needed.includes('not found')) return {};
  return { LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib') };
}

function ownFonts() {
  const system = ['/etc/fonts/fonts.conf', path.join(homedir(), '.config/fontconfig/fonts.conf')];
  return system.some((file) => existsSync(file)) ? {} : { FONTCONFIG_FILE: path.join(folder, 'fonts.conf') };
}
