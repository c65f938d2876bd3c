import type { FakeTeams } from '../support/fakeTeams';
import type { Child } from './children';
import { type Call, send } from './measure';

/** The servers that are measured against each other, each in a process of its own. */
export interface Field {
  readonly peer: Child;
  /** Ours, with a panel as it is in its first weeks. */
  readonly ours: Child;
  /** Ours, with a long log. */
  readonly grown: Child;
  readonly teams: FakeTeams;
  /** Of the chair, at `ours`. */
  readonly token: string;
}

/** Everything that is timed one call at a time. Each call checks what it was answered. */
export function timedCases({ peer, ours, grown, teams, token }: Field) {
  const priya = teams.user('Priya Sandhu', 'priya.sandhu@ea.example');
  const chat = teams.personal(priya);
  const post = (child: Child, activity: object) =>
    send(`${child.url}/api/messages`, { method: 'POST', body: activity });
  const say = (child: Child) => () => post(child, teams.activity(chat, priya, { type: 'message', text: 'help' }));
  const invoke = (child: Child, verb: string, data: object) => {
    const value = { action: { type: 'Action.Execute', verb, data } };
    return post(child, teams.activity(chat, priya, { type: 'invoke', name: 'adaptiveCard/action', value }));
  };
  const clickNext = (child: Child): Call => {
    let next = 1;
    return async () => {
      const { text } = await invoke(child, 'task.acknowledge', { taskId: `task-${next++}` });
      if (!text.includes('Acknowledged')) throw new Error(`The click was answered ${text}`);
    };
  };
  const clickAgain: Call = async () => {
    const { text } = await invoke(ours, 'task.acknowledge', { taskId: 'task-0' });
    if (!text.includes('Acknowledged')) throw new Error(`The click was answered ${text}`);
  };
  const list = `${ours.url}/api/queries/tasks.list?open=any&limit=50`;
  const headers = { Authorization: `Bearer ${token}` };
  let etag = '';
  const calls = {
    'message: peer, an echo': say(peer),
    'message: peer again (A/A)': say(peer),
    'message: help': say(ours),
    'invoke: peer, a card': () => invoke(peer, 'any', {}),
    'invoke: a verb nobody knows': () => invoke(ours, 'any', {}),
    'click: acknowledge': clickNext(ours),
    'click: acknowledge, in a long log': clickNext(grown),
    'click: the same again': clickAgain,
    'list: peer, 50 rows': () => send(`${peer.url}/page`),
    'list: tasks.list, 50 rows': () => send(list, { headers }),
    'list: peer, 304': () => send(`${peer.url}/unchanged`, {}, 304),
    'list: tasks.list, 304': () => send(list, { headers: { ...headers, 'If-None-Match': etag } }, 304),
  } satisfies Readonly<Record<string, Call>>;
  /** The clicks of other cases have moved the version on. */
  const before = async () => {
    ({ etag } = await send(list, { headers }));
  };
  return { calls, before: { 'list: tasks.list, 304': before } };
}

type CaseName = keyof ReturnType<typeof timedCases>['calls'];

/** Which case stands against which. */
export const comparisons: readonly (readonly [CaseName, CaseName])[] = [
  ['message: peer again (A/A)', 'message: peer, an echo'],
  ['message: help', 'message: peer, an echo'],
  ['invoke: a verb nobody knows', 'invoke: peer, a card'],
  ['click: acknowledge', 'invoke: peer, a card'],
  ['click: acknowledge', 'message: peer, an echo'],
  ['click: the same again', 'invoke: peer, a card'],
  ['click: acknowledge, in a long log', 'click: acknowledge'],
  ['list: tasks.list, 50 rows', 'list: peer, 50 rows'],
  ['list: tasks.list, 304', 'list: peer, 304'],
  ['list: tasks.list, 304', 'list: tasks.list, 50 rows'],
];
