import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { memoryMbOf } from '../support/memory';

/** A server in a process of its own, and what its start cost. */
export interface Child {
  readonly url: string;
  readonly startMs: number;
  /** Resident memory now, in megabytes. */
  memoryMb(): number;
  stop(): Promise<void>;
}

const PATIENCE_MS = 30_000;

/** Starts `script` and resolves at its first 200 to GET /ready. @throws when there is none in time */
export async function startChild(script: string, environment: Readonly<Record<string, string>> = {}): Promise<Child> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  while (!(await isServing(url))) {
    if (child.exitCode !== null || performance.now() - began > PATIENCE_MS) throw new Error(`${script} did not start`);
    await new Promise((resume) => setTimeout(resume, 5));
  }
  return {
    url,
    startMs: performance.now() - began,
    memoryMb: () => memoryMbOf(child),
    stop: async () => {
      process.off('exit', kill);
      kill();
      await ended;
    },
  };
}

async function isServing(url: string): Promise<boolean> {
  return fetch(`${url}/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
