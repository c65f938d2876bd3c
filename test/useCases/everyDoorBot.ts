import { randomUUID } from 'node:crypto';
import type { ChatAddress } from '../../bot/domain/contact';
import northmoor from '../../bot/panels/northmoor.json';
import { Connector } from '../../bot/teams/door/connector';
import { Contacts } from '../../bot/teams/door/contacts';
import { PanelBot } from '../../bot/teams/door/panelBot';
import { SignIn } from '../../bot/teams/door/signIn';
import { Standings } from '../../bot/teams/door/standing';
import { Activity } from '../../bot/teams/door/turn';
import { WhoIsIt } from '../../bot/teams/door/whoIsIt';
import { Drawing } from '../../bot/teams/drawing/contentDrawing';
import { Seats } from '../../bot/useCases/members/seats';
import type { PanelContexts } from '../../bot/useCases/ports';
import { sha256 } from '../../bot/wiring/sha256';
import type { OutboxStand } from '../delivery/outboxStand';
import type { Json } from '../support/runningServer';

/** A chat as Teams states it. */
export interface Place {
  readonly conversation: { readonly id: string; readonly conversationType: string };
  readonly channelData?: object;
}

const inGroup = (id: string): Place => ({ conversation: { id, conversationType: 'groupChat' } });
const ofTheMeeting = { meeting: { id: 'M2' } };

/** Chats of many in which the bot may speak, one of each kind. */
export const chatsOfMany = {
  'a group chat': inGroup('19:panel@thread.v2'),
  'a channel': { conversation: { id: '19:general@thread.tacv2;messageid=1', conversationType: 'channel' } },
  'a meeting’s chat': { ...inGroup('19:meeting_two@thread.v2'), channelData: ofTheMeeting },
} as const satisfies Readonly<Record<string, Place>>;

/** One that nobody approved. */
export const unapproved = inGroup('19:lunch@thread.v2');

/** What the bot did with an activity: what all in the chat read, and what whoever clicked alone is answered. */
export interface Heard {
  readonly posted: readonly Json[];
  readonly answer?: Json;
}

export interface DoorBot {
  /** Posts it as the account whose address Teams' roster states. */
  hear(email: string, place: Place, activity: object): Promise<Heard>;
}

/** What was written into records, open and for few, and who is recorded: a chat of many is shown none of it. */
const recorded = [
  ...['Look at the yard', 'The grill', 'The arcade', 'Vans at night', 'Cash', 'Skips', 'Grit', 'Visited', 'A strike'],
  ...['Not ours', 'My brother', 'The same landlord'],
  ...northmoor.groups.flatMap(({ nominals = [] }) => nominals.map(({ name }) => name)),
];

export function recordedIn(said: unknown): string[] {
  const text = JSON.stringify(said ?? '');
  return recorded.filter((words) => text.includes(words));
}

/** As everybody in the chat reads it: not the id of an issue that its form would raise. */
export function readAlong({ posted }: Heard): string {
  const shown = ({ text, attachments }: Json) => text ?? JSON.stringify(attachments[0].content.body);
  return posted
    .map(shown)
    .join('\n')
    .replaceAll(/"chat-[0-9a-f]{32}"/g, '""');
}

/** Teams' roster, in which an account is its address. */
class Roster extends Connector {
  override async personOf(_place: ChatAddress, userId: string) {
    return { email: userId, tenantId: undefined, isGuest: false };
  }
}

/** Nobody's seat changes while the doors are tried. */
class Known extends WhoIsIt {
  private readonly known = new Map<string, ReturnType<WhoIsIt['find']>>();

  override find(activity: Activity): ReturnType<WhoIsIt['find']> {
    const { id } = activity.from;
    const found = this.known.get(id) ?? super.find(activity);
    this.known.set(id, found);
    return found;
  }
}

/** The bot itself, in chats that the coordinator approved, where people are who `contexts` says. */
export async function openDoorBot(stand: OutboxStand, contexts: PanelContexts): Promise<DoorBot> {
  const { store, ledger } = stand;
  const serviceUrl = 'https://teams.example';
  for (const { conversation } of Object.values(chatsOfMany))
    await stand.join({ serviceUrl, conversationId: conversation.id.replace(/;.*/, '') });
  const connector = new Roster(new SignIn(async () => undefined, { withinMs: 1, quietMs: 1 }), () => true);
  const seats = new Seats({ store, ledger, clock: stand.now, homeTenantIds: undefined });
  const contacts = new Contacts(store, () => {});
  const standings = new Standings({ who: new Known({ seats, connector }), contexts, contacts, store, sha256 });
  const drawing = new Drawing((place) => `https://teams.example/${place}`);
  const fault = (error: unknown): string => {
    throw error;
  };
  const bot = new PanelBot({ standings, contacts, drawing, sha256, fault });
  return {
    hear: async (email, { conversation, channelData }, activity) => {
      const { conversationType } = conversation;
      const isGroup = conversationType !== 'personal';
      const heard = Activity.parse({
        ...{ channelId: 'msteams', serviceUrl, id: randomUUID(), recipient: { id: '28:sentinel', name: 'Sentinel' } },
        ...{ from: { id: email, name: email }, conversation: { ...conversation, name: '', isGroup }, channelData },
        ...activity,
      });
      const said: Json[] = [];
      const send = async (each: object) => {
        said.push(each);
        return randomUUID();
      };
      await bot.heard[heard.type]?.({ activity: heard, send, whisper: send });
      const answer = said.find(({ type }) => type === 'invokeResponse')?.value?.body;
      return {
        posted: said.filter(({ type }) => type !== 'invokeResponse'),
        ...(answer === undefined ? {} : { answer }),
      };
    },
  };
}
