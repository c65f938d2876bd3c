import { randomUUID } from 'node:crypto';
import { namesOf } from '../../bot/domain/byName';
import { isWritten } from '../../bot/domain/writtenWords';
import { isCommandName } from '../../bot/useCases/commands';
import { command } from '../support/runningServer';
import { inputs } from '../useCases/everyDoorStage';
import { type Records, recordsNamed } from '../useCases/everyDoorWords';
import type { Chance } from '../support/chance';
import { activityOf, mutated, sentAs } from './bodies';
import type { FuzzedServer } from './fuzzedServer';

/** One request as it goes onto the line. */
export interface Drawn {
  readonly method: string;
  readonly address: string;
  readonly headers: Record<string, string | string[]>;
  readonly body?: Buffer;
}

/** Of Northmoor, where most may do most; Priya Sandhu sits on its neighbour too. */
const people = ['Ruth Calder', 'Callum Reeve', 'Priya Sandhu', 'Tom Hesketh', 'Jo Falk', 'Callum Reeve'];

export interface Draw {
  readonly next: (random: Chance) => Drawn;
}

/** Inputs that fit, about records that there are, of this panel and of the other one, put out of place now and then. */
export async function drawFrom(server: FuzzedServer): Promise<Draw> {
  const tokens = await Promise.all(people.map((name) => server.tokenOf(name)));
  const ids = await raisedIn(server, tokens, 'northmoor');
  const others = await raisedIn(server, tokens, 'southmoor').catch(() => []);
  const all = [...ids, ...others];
  return { next: (random) => drawn(random, server, { tokens, ids: all }) };
}

interface Known {
  readonly tokens: readonly string[];
  readonly ids: readonly string[];
}

/** Tasks and issues, a few of each, under one id. Priya Sandhu sits on both panels. */
async function raisedIn({ url }: FuzzedServer, tokens: readonly string[], panel: string): Promise<string[]> {
  const ids = Array.from({ length: 10 }, () => randomUUID());
  const [ruth = '', , priya = ''] = tokens;
  for (const id of ids) {
    if (panel === 'northmoor')
      await command(url, ruth, 'task.allocate', { ...inputs['task.allocate'](named(id)), taskId: id });
    const headers = { Authorization: `Bearer ${priya}`, 'Sentinel-Panel': panel, 'Content-Type': 'application/json' };
    const body = JSON.stringify({ issueId: id, text: 'Vans at night' });
    await fetch(`${url}/api/commands/issue.raise`, { method: 'POST', headers, body });
  }
  return ids;
}

const named = (id: string): Records =>
  recordsNamed({
    ...{ task: id, issue: id, other: id, meeting: 'M1', over: 'M1', item: 'item-3', section: 'item-3' },
    ...{ group: 'nm-ocg-031', person: 'p1' },
  });

const names = namesOf(inputs);
const pages = ['/', '/tab/', '/about', '/privacy', '/health', '/api', '/api/live', '/reply/my', '/reply/a.b.c', '/x'];

function drawn(random: Chance, server: FuzzedServer, { tokens, ids }: Known): Drawn {
  const { below, oneOf } = random;
  const who = authorised(random, tokens);
  if (below(5) === 0) {
    const headers = { Authorization: `Bearer ${server.botToken}` };
    return posted('/api/messages', headers, sentAs(random, activityOf(random, server.talk)));
  }
  if (below(40) === 0)
    return { method: oneOf(['GET', 'PUT', 'DELETE', 'OPTIONS']), address: oneOf(pages), headers: who };
  const name = oneOf(names);
  const input = mutated(random, inputs[name](named(oneOf(ids))));
  if (isCommandName(name)) return posted(`/api/commands/${name}`, who, sentAs(random, input));
  const isAsked = below(2) === 0 && !Object.keys(input).some(isWritten);
  if (!isAsked) return posted(`/api/queries/${name}`, who, sentAs(random, input));
  const query = Object.entries(input).map(
    ([key, value]) => `${escapeOf(key)}=${escapeOf(typeof value === 'string' ? value : JSON.stringify(value))}`,
  );
  return { method: 'GET', address: `/api/queries/${name}?${query.join('&')}`, headers: who };
}

/** A lone surrogate is no text that an address can carry. */
function escapeOf(text = ''): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '').slice(0, 1_000));
}

function posted(address: string, who: Drawn['headers'], { body, headers }: ReturnType<typeof sentAs>): Drawn {
  return { method: 'POST', address, headers: { ...who, ...headers }, body };
}

/** Mostly as it should be; now and then a token too long, twice, or none. */
function authorised({ below, oneOf }: Chance, tokens: readonly string[]): Drawn['headers'] {
  const bearer = `Bearer ${oneOf(tokens)}`;
  const panel = below(10) === 0 ? { 'Sentinel-Panel': oneOf(['southmoor', 'northmoor', 'x', '__proto__']) } : {};
  switch (below(60)) {
    case 0:
      return { Authorization: `Bearer ${'a'.repeat(oneOf([8_000, 100_000]))}` };
    case 1:
      return { Authorization: [bearer, `Bearer ${oneOf(tokens)}`] };
    case 2:
      return { Authorization: oneOf(['', 'Bearer', 'Basic YTpi', `${bearer}\t`, bearer.slice(0, -9)]) };
    default:
      return { Authorization: bearer, ...panel };
  }
}
