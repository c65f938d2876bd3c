import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { z } from 'zod';

/** Less than a test's own patience, so that what fails names what it waited for. */
const PATIENCE_MS = 10_000;

/** Names are looked up nowhere and no proxy is asked, so nothing leaves this machine, web sockets included. */
const ALONE = ['--no-proxy-server', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'];
/** Root cannot have Chromium's sandbox; what is loaded here is our own. The rest keeps Chromium from calling home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Date and time fields are drawn as the browser's own language has them.
  '--lang=en-GB',
  ...ALONE,
];

const CHROMIUM = path.resolve(__dirname, '../../test/support/chromiumPath.mjs');
const Found = z.object({ executablePath: z.string(), environment: z.record(z.string()) });

const run = promisify(execFile);
const browsers = new Set<Browser>();
const people = new Set<Person>();

afterEach(() => {
  for (const person of people) person.expectNoFaults();
});

afterAll(async () => {
  await Promise.all([...browsers].map((browser) => browser.close()));
});

/** A headless Chromium: CHROMIUM_PATH, else an installed one, else the one from npm. It is closed after the file's last test. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, environment } = await findChromium();
  const browser = await chromium.launch({ executablePath, args: FLAGS, env: { ...given(), ...environment } });
  browsers.add(browser);
  return browser;
}

/** Somebody at their own browser window. What their page complains of fails the test that runs. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors that belong to the test, by their text or the address they came from. */
  allow(fault: RegExp): void;
  /** @throws with every console error, uncaught error and request to elsewhere since the last call */
  expectNoFaults(): void;
  close(): Promise<void>;
}

export interface PersonOptions {
  readonly allow?: readonly RegExp[];
  readonly viewport?: { width: number; height: number };
  /** Sent with each request: `{ Authorization: 'Bearer …' }`. */
  readonly headers?: Record<string, string>;
}

/** Opens an empty page; relative addresses start at `url`. Nothing but this machine can be reached from it. */
export async function newPerson(
  browser: Browser,
  url: string,
  { allow = [], viewport = { width: 1280, height: 800 }, headers }: PersonOptions = {},
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport,
    ...(headers === undefined ? {} : { extraHTTPHeaders: headers }),
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const allowed = [...allow];
  const faults: string[] = [];
  watch(context, (fault) => faults.push(fault));
  const person: Person = {
    context,
    page: await context.newPage(),
    allow: (fault) => void allowed.push(fault),
    expectNoFaults: () => {
      const found = faults.splice(0).filter((fault) => !allowed.some((pattern) => pattern.test(fault)));
      if (found.length > 0) throw new Error(`The page complained:\n  ${[...new Set(found)].join('\n  ')}`);
    },
    close: async () => {
      await context.close();
      people.delete(person);
      person.expectNoFaults();
    },
  };
  people.add(person);
  return person;
}

function watch(context: BrowserContext, fault: (text: string) => void): void {
  context.on('console', (message) => {
    if (message.type() === 'error') fault(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => fault(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request) => {
    if (!isHere(request.url())) fault(`request to elsewhere: ${request.url()}`);
  });
}

function isHere(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return !/^(https?|wss?):$/.test(protocol) || hostname === '127.0.0.1' || hostname === 'localhost';
}

async function findChromium(): Promise<z.infer<typeof Found>> {
  const { stdout } = await run(process.execPath, [CHROMIUM], { timeout: 60_000 });
  return Found.parse(JSON.parse(stdout));
}

function given(): Record<string, string> {
  return z.record(z.string()).parse({ ...process.env });
}
