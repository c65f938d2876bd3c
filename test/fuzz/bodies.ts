import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Chance } from '../support/chance';

// What `npm run fuzz` sends: of one seed always the same.

export interface Body {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const texts = [
  ...['', ' ', 'x', '\u0000', '\u0007\u001b[31m', '\ud83d', '\udc00x', '\u202e', '__proto__', 'constructor'],
  ...['=cmd|1', '<img src=x onerror=alert(1)>', '[x](javascript:1)', '<at>Ruth</at>', '../../etc/passwd'],
  ...['http://169.254.169.254/', "';--", '%00', 'M2', 'SEN-27-001', 'ruth-calder', 'ea', 'northmoor', 'not-a-panel'],
  ...['2027-02-30', '2027-03-12', 'S E C R E T', '🏴', 'true', 'tasks', 'help', 'issue Three vape shops', 'find x'],
];

function value(random: Chance, depth: number): unknown {
  const { below, oneOf } = random;
  switch (below(depth > 3 ? 6 : 8)) {
    case 0:
      return oneOf([0, -1, 1e308, 1.5, 2 ** 53]);
    case 1:
      return oneOf([true, false, null]);
    case 2:
      return oneOf(texts).repeat(oneOf([1, 1, 1, 300, 5000]));
    case 6:
      return Array.from({ length: below(4) }, () => value(random, depth + 1));
    case 7:
      return Object.fromEntries(Array.from({ length: below(4) }, () => [oneOf(texts), value(random, depth + 1)]));
    default:
      return oneOf(texts);
  }
}

const someOf = (random: Chance, fields: readonly string[]) =>
  Object.fromEntries(fields.filter(() => random.below(10) < 7).map((field) => [field, value(random, 0)]));

/** Another text than JSON, now and then. */
function broken({ below, oneOf }: Chance, json: string): string {
  switch (below(20)) {
    case 0:
      return json.slice(0, below(json.length));
    case 1:
      return '['.repeat(below(200)) + json;
    case 2:
      return `{"__proto__":{"isLong":true},${json.slice(1)}`;
    case 3:
      return `{"text":"${'a'.repeat(oneOf([1_000, 300_000]))}"}`;
    case 4:
      return '{"a":'.repeat(below(3_000)) + json + '}'.repeat(below(3_000));
    default:
      return json;
  }
}

/** An input that fits, as it is or with something in it put out of place. */
export function mutated(random: Chance, input: object): object {
  if (random.below(3) === 0) return input;
  const entries = Object.entries(input);
  const at = random.below(entries.length + 1);
  const [name, was] = entries[at] ?? [random.oneOf(texts), undefined];
  if (random.below(6) === 0) return Object.fromEntries(entries.filter((_, index) => index !== at));
  return { ...input, [name]: turned(random, was) };
}

function turned(random: Chance, was: unknown): unknown {
  const { below, oneOf } = random;
  if (typeof was === 'string' && below(3) > 0) {
    const from = below(was.length + 1);
    return `${was.slice(0, from)}${oneOf(texts)}${was.slice(from + below(2))}`;
  }
  if (Array.isArray(was) && below(2) === 0) return [...was, ...was.slice(0, 1), value(random, 2)].slice(below(2));
  if (typeof was === 'object' && was !== null && below(3) > 0) return mutated(random, was);
  return value(random, 0);
}

/** As it is sent: mostly as JSON. */
export function sentAs(random: Chance, input: object): Body {
  const json = JSON.stringify(input);
  return encodingOf(random, random.below(8) === 0 ? broken(random, json) : json);
}

const own: Readonly<Record<string, readonly string[]>> = {
  message: ['text', 'value', 'attachments', 'entities', 'textFormat', 'replyToId'],
  invoke: ['name', 'value', 'replyToId'],
  conversationUpdate: ['membersAdded', 'membersRemoved'],
  installationUpdate: ['action'],
  event: ['name', 'value'],
};
const invokes = [
  ...['adaptiveCard/action', 'task/fetch', 'task/submit', 'composeExtension/query', 'composeExtension/queryLink'],
  ...['composeExtension/submitAction', 'composeExtension/fetchTask', 'fileConsent/invoke', 'signin/verifyState'],
];

/** As local mode gives people their account. */
function objectIdOf(user: string): string {
  const hex = createHash('sha256').update(`sentinel-local:${user}`).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-5$3-8$4-$5');
}

/** Who talks to the bot, and from where. */
export interface Talk {
  readonly serviceUrl: string;
  readonly users: readonly string[];
}

/** As Teams posts it, but for what is drawn. */
export function activityOf(random: Chance, { serviceUrl, users }: Talk): object {
  const { below, oneOf } = random;
  const type = oneOf(Object.keys(own));
  const user = oneOf(users);
  const id = `29:${user}`;
  const verb = oneOf(['card.show', 'task.acknowledge', 'issue.raise', 'search', '__proto__', 'constructor']);
  const clicked = { action: { type: 'Action.Execute', verb, data: someOf(random, ['content', 'taskId', 'text']) } };
  const activity = {
    ...{ type, id: `f:${below(1e6)}`, channelId: 'msteams', serviceUrl },
    ...{ timestamp: '2027-01-12T10:00:00.000Z', recipient: { id: '28:sentinel', name: 'Sentinel' } },
    from: { id, name: user, aadObjectId: objectIdOf(user) },
    conversation: { id: `a:${user}`, conversationType: oneOf(['personal', 'groupChat', 'channel']) },
    ...(type === 'message' ? { text: oneOf(texts) } : {}),
    ...(type === 'invoke' ? { name: oneOf(invokes), value: clicked } : {}),
  };
  const more = below(2) === 0 ? {} : someOf(random, own[type] ?? []);
  // Now and then what every activity carries is off as well.
  const off = below(5) === 0 ? someOf(random, [oneOf(['from', 'conversation', 'recipient', 'id', 'channelData'])]) : {};
  return { ...activity, ...more, ...off };
}

const json = 'application/json';

/** As UTF-8, and now and then as something else, or as something that it is not. */
function encodingOf({ below }: Chance, text: string): Body {
  const as = (body: Buffer, type = json, encoding?: string): Body => ({
    body,
    headers: { 'Content-Type': type, ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }) },
  });
  switch (below(90)) {
    case 0:
      return as(Buffer.from(text), json, 'gzip');
    case 1:
      return as(gzipSync(text), json, 'gzip');
    case 2:
      return as(brotliCompressSync(text), json, 'br');
    case 3:
      return as(Buffer.from(text, 'utf16le'), `${json}; charset=utf-16`);
    case 4:
      return as(Buffer.from(text, 'utf16le'));
    case 5:
      return as(Buffer.from(`${text}é`, 'latin1'), `${json}; charset=latin1`);
    case 6:
      return as(
        Buffer.from(`--b\r\nContent-Disposition: form-data; name="f"; filename="../f"\r\n\r\n${text}\r\n--b--\r\n`),
        'multipart/form-data; boundary=b',
      );
    case 7:
      return as(Buffer.from(text), 'text/csv');
    default:
      return as(Buffer.from(text));
  }
}
