import { z } from 'zod';
import { isOpenToAll } from '../../access/conditions';
import { byName } from '../../domain/byName';
import {
  addedChat,
  keptChat,
  approvedChat,
  canStepChat,
  chatStepNames,
  lostChat,
  namedChat,
  type Chat,
  type ChatKind,
  ChatName,
  leftChat,
  type NewChat,
  revokedChat,
} from '../../domain/chat';
import { ChatId } from '../../domain/ids';
import type { LogAction } from '../../domain/logActions';
import { Refusal } from '../../domain/refusal';
import { momentText } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { recordOf } from '../../ledger/records';
import { membersInRole, nameOf, zoneOf } from '../../ledger/roster';
import type { PanelStore } from '../../ledger/store';
import type { Context, Onlooking, PanelContexts } from '../ports';
import { copiesIn, readCopies } from './cardCopies';
import { claimChat, findChatPanel } from './chatOwners';
import type { ChatView } from './chatViews';
import { cardsIn } from './lateCards';

/** The bot is in a chat of many: it waits for the coordinator. @returns true where that is news */
export async function noteChat(
  chat: Pick<NewChat, 'id' | 'kind' | 'name' | 'teamId'>,
  { store, ledger, roster, viewer, now }: Context,
): Promise<boolean> {
  const { id: panelId } = roster.panel;
  const known = await store.read(panelId, `chat:${chat.id}`);
  if (known !== undefined && recordOf('chat', known).state !== 'left') return false;
  return ledger.change(panelId, now, async (draft) => {
    const before = await draft.read('chat', chat.id);
    const { id: by, name } = viewer.member;
    const noted = addedChat({ ...chat, panelId, added: { by, at: now } }, before);
    if (noted === before) return false;
    recordChat(noted, 'chat-added', by, draft);
    const said = `${name} added me to ${quoted(noted)}. I say nothing of the panel there until you approve it under Settings, Chats.`;
    // Whoever added it knows.
    const to = membersInRole(roster, 'coordinator').filter((id) => id !== by);
    draft.send({ task: 'post', content: { kind: 'notice', about: 'chats', said }, to });
    return true;
  });
}

/** The bot was taken out of a chat of many, or out of a team with all its channels: whatever was approved has ended. */
export async function leaveChats(
  { id, teamId }: Pick<NewChat, 'id' | 'teamId'>,
  store: PanelStore,
  contexts: PanelContexts,
): Promise<Pick<NewChat, 'id' | 'panelId'>[]> {
  const where = (key: string, is: string) => ({ type: 'chat', where: [{ key, is }], limit: MOST_PANELS });
  const queries = [where('chatId', id), ...(teamId === undefined ? [] : [where('teamId', teamId)])];
  const found = (await Promise.all(queries.map((query) => store.queryEverywhere(query)))).flat();
  const chats = found.map((document) => recordOf('chat', document));
  for (const { panelId, id: chatId } of chats) {
    const { ledger, now } = await contexts.forSystem(panelId);
    await ledger.change(panelId, now, async (draft) => {
      const before = await draft.read('chat', chatId);
      const left = before && leftChat(before, now);
      if (left !== undefined && left !== before) recordChat(left, 'chat-left', 'system', draft);
    });
  }
  return chats;
}

/** More panels than wait for one chat, and more channels than a team has in which the bot was heard. */
const MOST_PANELS = 200;

export const ChatRef = z.object({ chatId: ChatId });
export const ChatNaming = ChatRef.extend({ name: ChatName });

/** @throws Refusal `chat-taken` where another panel speaks there */
export async function approveChat({ chatId }: z.infer<typeof ChatRef>, ctx: Context): Promise<ChatView> {
  const { store, roster } = ctx;
  const known = await Promise.all(
    [`chat:${chatId}`, `sharedChat:${chatId}`].map((id) => store.read(roster.panel.id, id)),
  );
  if (known.every((found) => found === undefined)) throw new Refusal('not-found', { what: 'chat' });
  if (!(await claimChat(store, roster.panel.id, chatId))) throw new Refusal('chat-taken');
  const standsThere = await hasCards(chatId, ctx);
  const approved = await change(chatId, approvedChat, 'chat-approved', ctx, (draft) => {
    if (standsThere) draft.send({ ...cardsIn(chatId), to: [] });
  });
  // Until it was approved here another panel could still make the chat its own.
  if ((await findChatPanel(store, chatId)) === roster.panel.id) return approved;
  await change(chatId, lostChat, 'chat-revoked', ctx);
  throw new Refusal('chat-taken');
}

export function revokeChat({ chatId }: z.infer<typeof ChatRef>, ctx: Context): Promise<ChatView> {
  return change(chatId, revokedChat, 'chat-revoked', ctx, (draft) => draft.send({ ...cardsIn(chatId), to: [] }));
}

async function hasCards(chatId: ChatId, { store, roster: { panel } }: Context): Promise<boolean> {
  const place = await store.read(panel.id, `sharedChat:${chatId}`);
  if (place === undefined) return false;
  const which = copiesIn(recordOf('sharedChat', place));
  return (await readCopies(which, { after: '', limit: 1 }, store, panel.id)).length > 0;
}

/** What nobody named is approved by its name all the same. */
export function nameChat({ chatId, name }: z.infer<typeof ChatNaming>, ctx: Context): Promise<ChatView> {
  return change(chatId, (chat) => namedChat(chat, name), 'chat-named', ctx);
}

async function change(
  chatId: ChatId,
  step: (chat: Chat, mark: NewChat['added']) => Chat,
  action: LogAction,
  ctx: Context,
  follow?: (draft: Draft) => void,
): Promise<ChatView> {
  const { id: by } = ctx.viewer.member;
  const chat = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const place = await draft.read('sharedChat', chatId);
    const before = (await draft.read('chat', chatId)) ?? (place && keptChat(place, ctx.roster.panel.id));
    if (before === undefined) throw new Refusal('not-found', { what: 'chat' });
    const after = step(before, { by, at: ctx.now });
    if (after === before) return after;
    recordChat(after, action, by, draft);
    follow?.(draft);
    return after;
  });
  return chatView(chat, ctx);
}

export function recordChat(chat: Chat, action: LogAction, by: NewChat['added']['by'], draft: Draft): void {
  draft.put('chat', chat);
  draft.log({ action, by, subject: { type: 'chat', id: chat.id, reference: nameOfChat(chat) }, readers: [] });
}

/** More chats than a panel speaks in. */
const MOST_CHATS = 200;

/** Where the bot is, and whether it may speak there: what waits first. */
export async function listChats(_input: Record<string, never>, ctx: Context): Promise<{ items: ChatView[] }> {
  const { chats, kept } = await loadChats(ctx);
  const views = [...chats, ...kept].filter(({ state }) => state !== 'left').map((chat) => chatView(chat, ctx));
  return { items: views.sort((a, b) => order[a.state] - order[b.state] || a.name.localeCompare(b.name)) };
}

/** `kept`: those of which nothing is known but where they are. */
export async function loadChats({ store, roster }: Onlooking): Promise<{ chats: Chat[]; kept: Chat[] }> {
  const query = (type: 'chat' | 'sharedChat') => store.query(roster.panel.id, { type, limit: MOST_CHATS });
  const [found, places] = await Promise.all([query('chat'), query('sharedChat')]);
  const chats = found.map((document) => recordOf('chat', document));
  const known = new Set<string>(chats.map(({ id }) => id));
  const unknown = places.map((document) => recordOf('sharedChat', document)).filter(({ id }) => !known.has(id));
  return { chats, kept: unknown.map((place) => keptChat(place, roster.panel.id)) };
}

const order = { waiting: 0, approved: 1, revoked: 2 };

function chatView(chat: Chat, ctx: Context): ChatView {
  if (chat.state === 'left') throw new Refusal('not-found', { what: 'chat' });
  return {
    ...{
      id: chat.id,
      name: nameOfChat(chat),
      named: chat.name !== '',
      kindText: kindTexts[chat.kind],
      state: chat.state,
    },
    stateText: stateText(chat, ctx),
    may: byName(chatStepNames, (step) => canStepChat(chat, step) && isOpenToAll(ctx.doors[`chat.${step}`], ctx.viewer)),
  };
}

function stateText(chat: Exclude<Chat, { state: 'left' }>, ctx: Context): string {
  const done = (what: string, { by, at }: NewChat['added']) =>
    `${what} ${momentText(at, ctx.today, zoneOf(ctx))} ${by === 'system' ? 'when the panel was set up' : `by ${nameOf(ctx.roster, by)}`}`;
  switch (chat.state) {
    case 'waiting':
      return chat.added.by === 'system'
        ? `The bot is in it since ${momentText(chat.added.at, ctx.today, zoneOf(ctx))}`
        : done('Added', chat.added);
    case 'approved':
      return done('Approved', chat.approved);
    case 'revoked':
      return done('Not allowed since', chat.revoked);
  }
}

const kindTexts: Record<ChatKind, string> = { group: 'Group chat', channel: 'Channel', meeting: 'Chat of a meeting' };

/** Many chats have no name in Teams. */
export function nameOfChat({ name, kind }: NewChat): string {
  return name === '' ? `${kindTexts[kind]} without a name` : name;
}

function quoted(chat: NewChat): string {
  return chat.name === '' ? `a ${nameOfChat(chat).toLowerCase()}` : `“${chat.name}”`;
}
