import { setTimeout as pause } from 'node:timers/promises';
import { installActivities } from './activities';
import { wasTaken } from './botDoor';
import { type Chat, isInChat } from './localChats';
import type { LocalTeams } from './localTeams';
import { participantRole } from './localMeetings';
import type { LocalMember } from './localMember';

const AT_ONCE = 4;
const RETRY_AFTER_MS = [250, 1_000, 4_000, 10_000];

/**
 * Installs the bot in every chat that does not have it yet, once and for all. A failure is tried again, and again at
 * the next start. Resolves when each chat was installed or given up.
 */
export async function installEverywhere(teams: LocalTeams, signal: AbortSignal): Promise<void> {
  const { members } = await teams.panel();
  const waiting = (await teams.loadChats()).filter((chat) => !isInstalled(teams, chat));
  const worker = async (): Promise<void> => {
    for (let chat = waiting.shift(); chat !== undefined && !signal.aborted; chat = waiting.shift()) {
      await installOnce(teams, chat, members, signal);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function isInstalled(teams: LocalTeams, chat: Chat): boolean {
  return teams.store.note(installedKey(chat)) !== undefined;
}

function installedKey(chat: Chat): string {
  return `installed:${chat.id}`;
}

async function installOnce(
  teams: LocalTeams,
  chat: Chat,
  members: readonly LocalMember[],
  signal: AbortSignal,
): Promise<void> {
  const people = members.filter((member) => isInChat(chat, member.id));
  // In a shared chat the coordinator adds the app.
  const installer = people.find((member) => participantRole(member) === 'Organizer') ?? people[0];
  if (installer === undefined) return;
  for (const waitMs of [...RETRY_AFTER_MS, undefined]) {
    // Another start, or a window just opened, may have been quicker.
    if (isInstalled(teams, chat) || signal.aborted) return;
    if (await tellBot(teams, chat, installer)) {
      teams.store.saveNote(installedKey(chat), teams.now());
      return;
    }
    if (waitMs !== undefined) await pause(waitMs, undefined, { signal }).catch(() => {});
  }
  teams.log('The bot could not be installed in a chat; the next start tries again', { chat: chat.kind });
}

async function tellBot(teams: LocalTeams, chat: Chat, installer: LocalMember): Promise<boolean> {
  for (const activity of installActivities(await teams.sceneOf(chat, installer))) {
    if (!wasTaken(await teams.postToBot(activity))) return false;
  }
  return true;
}
