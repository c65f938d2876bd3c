import { Agent, request, type IncomingMessage } from 'node:http';
import { send } from './measure';

export const READERS = 40;
const agent = new Agent({ maxSockets: Infinity });

/** Open tabs that read along. */
export class Readers {
  private readonly responses: IncomingMessage[] = [];
  private heard: () => void = () => {};

  /** @param people the headers of those who read, in turn: one person has eight streams at the most */
  static async open(url: string, people: readonly Readonly<Record<string, string>>[] = [{}]): Promise<Readers> {
    const readers = new Readers();
    const all = Array.from({ length: READERS }, (_, at) => people[at % people.length] ?? {});
    await Promise.all(all.map((headers) => readers.add(url, headers)));
    return readers;
  }

  private add(url: string, headers: Readonly<Record<string, string>>): Promise<void> {
    return new Promise((resolve, reject) => {
      const sent = request(url, { agent, headers: { ...headers } });
      sent.on('error', reject);
      sent.once('response', (response) => {
        this.responses.push(response);
        response.once('data', () => resolve());
        response.on('data', (chunk: Buffer) => {
          if (chunk.includes('event: change')) this.heard();
        });
        response.on('error', () => {});
      });
      sent.end();
    });
  }

  /** Makes one change. @returns milliseconds until it was answered, and until the slowest reader had it */
  async change(url: string, headers: Readonly<Record<string, string>>, body: object): Promise<[number, number]> {
    let left = READERS;
    const all = new Promise<void>((resolve) => {
      this.heard = () => {
        left -= 1;
        if (left === 0) resolve();
      };
    });
    const began = performance.now();
    await send(url, { method: 'POST', headers, body });
    const answeredMs = performance.now() - began;
    await all;
    return [answeredMs, performance.now() - began];
  }

  close(): void {
    for (const response of this.responses) response.destroy();
  }
}
