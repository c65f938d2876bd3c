import type { PanelContexts, AppInstaller } from '../../bot/useCases/ports';
import { noAnchors } from '../../bot/ledger/anchors';
import { createHash, randomUUID } from 'node:crypto';
import { Outbox } from '../../bot/delivery/outbox';
import type { MailParts, OutboxParts } from '../../bot/delivery/outboxParts';
import { Pace } from '../../bot/delivery/pace';
import { bankHolidays } from '../../bot/documents/bankHolidays';
import { documents } from '../../bot/documents/documentMaker';
import { chatIdOf } from '../../bot/domain/chat';
import { MemberId, type PanelId } from '../../bot/domain/ids';
import { type Instant, instantOf } from '../../bot/domain/time';
import northmoor from '../../bot/panels/northmoor.json';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { Connector } from '../../bot/teams/door/connector';
import { type ConnectorToken, SignIn } from '../../bot/teams/door/signIn';
import { Contacts } from '../../bot/teams/door/contacts';
import { Drawing } from '../../bot/teams/drawing/contentDrawing';
import { messageDrawing } from '../../bot/teams/drawing/messageDrawing';
import { firstContactMaker } from '../../bot/useCases/members/appInstalls';
import type { ChatPoster } from '../../bot/useCases/messages/chatPoster';
import { noteChat } from '../../bot/useCases/messages/chatApproval';
import { type CommandName, runCommand } from '../../bot/useCases/commands';
import { type QueryName, type QueryResult, runQuery } from '../../bot/useCases/queries';
import { Contexts } from '../../bot/ledger/context';
import { listPanels } from '../../bot/useCases/settings/deployment';
import { type Courier, courierAt } from '../../bot/ledger/courier';
import { Ledger } from '../../bot/ledger/ledger';
import { doors } from '../../bot/useCases/doors';
import { ReadingBook } from '../../bot/useCases/log/readingBook';
import { mentionTaker } from '../../bot/useCases/messages/mentions';
import type { Message } from '../../bot/domain/message';
import { noteReached } from '../../bot/useCases/messages/notified';
import { noteTold } from '../../bot/useCases/messages/told';
import { foundPanel } from '../../bot/useCases/settings/foundPanel';
import { readPanelFile } from '../../bot/useCases/settings/panelFile';
import type { PanelStore } from '../../bot/ledger/store';
import { documentOf, recordOf } from '../../bot/ledger/records';
import { Rosters } from '../../bot/ledger/roster';

/** Tuesday morning, from which the panel's clock runs on. */
export const OFFSET_MS = Date.parse('2027-02-02T09:14:00.000Z') - Date.now();

/** Before its first meeting. */
const FOUNDED_AT = instantOf(new Date('2027-01-04T09:00:00.000Z'));

const tabLink = (place: string) => `https://teams.microsoft.com/l/entity/${place}`;
const drawMessage = async () => undefined;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export interface StandOptions {
  readonly processId?: string;
  /** From real time to the panel's; a second process takes it from the first. */
  readonly offsetMs?: number;
  /** What an empty store is founded with; Northmoor unless told. */
  readonly panel?: unknown;
  /** Another store than the embedded one in `file`. */
  readonly store?: PanelStore;
  /** What stands between the outbox and Teams; the real connector unless told. */
  readonly poster?: (connector: Connector) => ChatPoster;
  /** The bot's sign-in towards Teams; nobody asks for one without it. */
  readonly token?: ConnectorToken;
  /** What the process's log is told. */
  readonly log?: (message: string, details: object) => void;
  /** No e-mail is sent without it. */
  readonly mail?: MailParts;
  /** What its commands owe is sent at once, as in production, through what is made of the outbox; else it waits for a kick. */
  readonly carrying?: (outbox: Courier) => Courier;
  /** The app is installed for nobody without it. */
  readonly installer?: AppInstaller;
}

/** One process of the panel as far as delivery goes: the embedded store, the ledger, the outbox and the connector. */
export interface OutboxStand {
  readonly panelId: PanelId;
  readonly store: PanelStore;
  readonly ledger: Ledger;
  readonly contexts: PanelContexts;
  readonly outbox: Outbox;
  readonly parts: OutboxParts;
  readonly now: () => Instant;
  /** Runs a command as a member; what it owes to people waits until the outbox is kicked. */
  command(member: string, name: CommandName, input: object): Promise<unknown>;
  ask<Name extends QueryName>(member: string, name: Name, input?: object): Promise<QueryResult<Name>>;
  /** The bot meets somebody in their own chat, at the fake Teams of `serviceUrl`. */
  meet(member: string, chat: { serviceUrl: string; conversationId: string; userId: string }): Promise<void>;
  /** The bot is added to a chat of many, which the coordinator approves. */
  join(chat: { serviceUrl: string; conversationId: string }): Promise<void>;
  messages(): Promise<Message[]>;
  /** Writes a message over the one that stands. */
  rewrite(message: Message): Promise<void>;
  readonly kick: () => void;
  close(): Promise<void>;
}

/** Opens `file`, founding Northmoor in it where it is empty. */
export async function openOutboxStand(file: string, options: StandOptions = {}): Promise<OutboxStand> {
  const { processId = randomUUID(), offsetMs = OFFSET_MS, poster = (connector: Connector) => connector } = options;
  const store = options.store ?? openSqliteStore(file);
  const now = () => instantOf(new Date(Date.now() + offsetMs));
  const ledger = ledgerOf(store, options.carrying === undefined ? undefined : courierAt(() => courier));
  const [found] = await listPanels(store);
  const panelId = found ?? (await foundIn(store, options.panel));
  const readings = new ReadingBook(ledger);
  const services = {
    store,
    ledger,
    documents,
    calendar: bankHolidays(2026, 2028),
    sha256,
    tabLink,
    invitations: {
      sign: async ({ linkId }: { linkId: string }) => linkId,
      read: async () => undefined,
      mail: async () => {},
    },
    drawMessage,
    readings,
    doors,
    anchors: noAnchors,
  };
  const contexts = new Contexts(services, new Rosters(store), now);
  const parts: OutboxParts = {
    ...{ store, processId, sha256, pace: new Pace(), clock: now, log: options.log ?? (() => {}) },
    poster: poster(
      new Connector(new SignIn(options.token ?? (async () => undefined), { withinMs: 200, quietMs: 100 }), () => true),
    ),
    draw: messageDrawing(contexts, new Drawing((place) => `https://teams.example/${place}`)),
    makeFirstContact: options.installer && firstContactMaker(contexts, options.installer),
    takeMention: mentionTaker(contexts),
    reached: (panel, reached) => noteReached(panel, reached, ledger, now()),
    told: (panel, told) => noteTold(panel, told, ledger, now()),
    mail: options.mail,
  };
  const outbox = new Outbox(parts);
  const { carrying = (through: Courier) => through } = options;
  const courier = carrying(outbox);
  const contacts = new Contacts(store, (panel, memberId) => void outbox.heal(panel, memberId));
  return {
    ...{ panelId, store, ledger, contexts, outbox, parts, now },
    command: async (member, name, input) => runCommand(name, input, await contexts.of(panelId, MemberId.parse(member))),
    ask: (member, name, input = {}) =>
      contexts.of(panelId, MemberId.parse(member)).then((ctx) => runQuery(name, input, ctx)),
    meet: async (member, { userId, ...chat }) => {
      const address = { ...chat, botId: '28:sentinel' };
      await contacts.keep(panelId, { memberId: MemberId.parse(member), userId, address, at: now() }, true);
    },
    join: async (chat) => {
      const address = { ...chat, botId: '28:sentinel' };
      const id = chatIdOf(chat.conversationId, sha256);
      const ctx = await contexts.of(panelId, MemberId.parse('callum-reeve'));
      await noteChat({ id, kind: 'group', name: '' }, ctx);
      await contacts.keepShared(panelId, { id, address, at: now() });
      await runCommand('chat.approve', { chatId: id }, ctx);
    },
    messages: () => readMessages(store, panelId),
    rewrite: async (message) => {
      const document = documentOf('message', panelId, message);
      const standing = await store.read(panelId, document.id);
      if (standing === undefined) throw new Error(`There is no message ${message.id}`);
      await store.commit(panelId, [{ kind: 'replace', document, version: standing.version }]);
    },
    kick: () => outbox.kick(panelId),
    close: async () => {
      await outbox.stop();
      await store.close();
    },
  };
}

function ledgerOf(store: PanelStore, courier?: Courier): Ledger {
  return new Ledger(store, { announce: () => {} }, sha256, randomUUID, courier);
}

function foundIn(store: PanelStore, panel: unknown = northmoor): Promise<PanelId> {
  return foundPanel(readPanelFile(panel), ledgerOf(store), FOUNDED_AT);
}

async function readMessages(store: PanelStore, panelId: PanelId): Promise<Message[]> {
  const found = await store.query(panelId, { type: 'message', limit: 1_000 });
  return found.map((document) => recordOf('message', document)).sort((a, b) => a.createdAt.localeCompare(b.createdAt));
}
