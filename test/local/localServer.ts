import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Request, Response } from 'restify';
import { z } from 'zod';
import { addErrorAnswers } from '../../bot/api/problems';
import { createWebServer } from '../../bot/api/webServer';
import { addLocalMode, type LocalModeOptions } from '../../bot/local/localMode';
import { type Instant, instantOf } from '../../bot/domain/time';
import type { LocalMember } from '../../bot/local/localMember';
import { Member } from '../../bot/domain/member';
import { readJson } from '../../bot/wiring/http/body';

/** JSON of any shape, into which a test looks freely. */
type Json = ReturnType<typeof JSON.parse>;
type Activity = Record<string, Json>;
type Say = (conversationId: string, activity: object) => Promise<{ id: string }>;
/** Decides what the scripted bot answers over HTTP; undefined: an empty 200. */
export type BotScript = (activity: Activity, say: Say) => Promise<{ status: number; body?: object } | undefined>;

function aLocalMember(id: string, name: string, role: Member['role'] = 'member'): LocalMember {
  const member = { id, name, role, panelId: 'p', agencyId: 'ea', title: 'Officer', email: `${id}@ea.example` };
  return { ...Member.parse(member), agencyName: 'Environment Agency', roleName: 'Member' };
}

export const priya = aLocalMember('priya-sandhu', 'Priya Sandhu');
export const callum = aLocalMember('callum-reeve', 'Callum Reeve', 'coordinator');
export const PERSONAL = 'a:priya-sandhu';
export const GROUP = '19:disruption-panel@thread.v2';
export const CHANNEL = '19:general@thread.tacv2';
export const MEETING = '19:meeting_m-1@thread.v2';

/** A bare server that plays Teams for a scripted bot. */
export async function startLocal({
  script = async () => undefined,
  dataDir = mkdtempSync(path.join(tmpdir(), 'sentinel-local-')),
  ...changes
}: { script?: BotScript; dataDir?: string } & Partial<LocalModeOptions> = {}) {
  const received: Activity[] = [];
  const logged: string[] = [];
  let moved: Instant | undefined;
  const server = createWebServer({ onlyLoopback: true, isTls: false, checkAddress: async () => undefined });
  addErrorAnswers(server, (error) => logged.push(error.message));
  const say: Say = (conversationId, activity) =>
    json(`/local/connector/v3/conversations/${encodeURIComponent(conversationId)}/activities`, 'POST', activity);
  server.post('/api/messages', async (req: Request, res: Response) => {
    const activity = z.record(z.any()).parse(await readJson(req));
    received.push(activity);
    const answer = await script(activity, say);
    res.send(answer?.status ?? 200, answer?.body ?? {});
  });
  const local = addLocalMode({
    server,
    dataDir,
    pageDir: path.join(dataDir, 'page'),
    baseUrl: () => server.url,
    panel: async () => ({
      name: 'Operation Sentinel',
      force: 'Northmoor Constabulary',
      timeZone: 'Europe/London',
      members: [priya, callum],
      isFounded: true,
    }),
    meeting: async () => ({ id: 'm-1', reference: 'M1', title: 'Panel meeting', startsAt: '2027-01-13T10:00:00.000Z' }),
    issueToken: async (member) => `token-of-${member.id}`,
    clock: { now: () => moved ?? instantOf(new Date()), set: async (now) => void (moved = now) },
    log: (message) => logged.push(message),
    patienceMs: 500,
    ...changes,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fetchAnswer = async (url: string, method = 'GET', body?: object) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(server.url + url, { ...init, headers });
    return { status: response.status, body: (await response.json()) as Json };
  };
  const json = async (url: string, method = 'GET', body?: object): Promise<Json> =>
    (await fetchAnswer(url, method, body)).body;
  const messages = async (member: LocalMember, chatId: string): Promise<Json[]> =>
    (await json(`/local/api/messages?as=${member.id}&chatId=${encodeURIComponent(chatId)}`)).messages;
  return {
    dataDir,
    received,
    logged,
    local,
    url: () => server.url,
    fetchAnswer,
    json,
    say,
    messages,
    texts: async (member: LocalMember, chatId: string) => (await messages(member, chatId)).map(({ text }) => text),
    write: (member: LocalMember, chatId: string, text: string, mention = false) =>
      fetchAnswer('/local/api/messages', 'POST', { as: member.id, chatId, text, mention }),
    click: (member: LocalMember, chatId: string, messageId: string, more: object = {}) =>
      json('/local/api/clicks', 'POST', {
        kind: 'execute',
        as: member.id,
        chatId,
        messageId,
        trigger: 'manual',
        action: { verb: 'task.acknowledge', data: { taskId: 't-1' } },
        ...more,
      }),
    async stop({ keep = false } = {}) {
      await local.close();
      server.server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      if (!keep) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type LocalServer = Awaited<ReturnType<typeof startLocal>>;

export function aCard(text: string, refreshFor?: string[]) {
  const content = {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'TextBlock', text }],
    ...(refreshFor && {
      refresh: { action: { type: 'Action.Execute', verb: 'card.show', data: { id: 1 } }, userIds: refreshFor },
    }),
  };
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}

export function cardAnswer(text: string) {
  const value = aCard(text).attachments[0]?.content;
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value } };
}

export const cardText = (message: Json): string => message.cards[0].body[0].text;

/** Waits for something that happens by itself. */
export async function eventually(check: () => Promise<void> | void): Promise<void> {
  for (let left = 60; ; left -= 1) {
    try {
      await check();
      return;
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

/** fetch() will not send a Host of our choice. */
export function statusUnderHost(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const req = request(url, { headers: { host } }, (res) => {
      res.resume();
      resolve(res.statusCode);
    });
    req.on('error', reject);
    req.end();
  });
}
