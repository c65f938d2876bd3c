import type { Server } from 'restify';
import { findNextMeeting, type Meeting, meetingReference, startOf } from '../domain/meeting';
import { roleNames } from '../domain/member';
import { isNewerData } from '../domain/refusal';
import { localDateOf } from '../domain/time';
import { createLocalIssuer } from '../identity/localIssuer';
import type { LocalPanel } from '../local/localChats';
import { addLocalMode } from '../local/localMode';
import { firstAdministrator, localStranger } from './firstAdministrator';
import { TIME_ZONE } from '../useCases/founding/draftFile';
import { UnreadableRecord } from '../ledger/unreadable';
import type { Parts } from './parts';
import { listPanels } from '../useCases/settings/deployment';
import { loadMeetings } from '../useCases/meetings/meetingLists';

/** Teams on one machine, wired to this server. @throws in any mode but local */
export async function addLocalDoors(server: Server, parts: Parts, pageDir: string) {
  const { config, clock, logger, scheduler, live } = parts;
  if (config.MODE !== 'local') throw new Error('Local mode must not be loaded in production');
  const issuer = await createLocalIssuer();
  let url = '';
  const local = addLocalMode({
    server,
    dataDir: config.DATA_DIR,
    pageDir,
    baseUrl: () => url,
    panel: () => localPanel(parts),
    meeting: () => nextMeeting(parts),
    issueToken: (member) => issuer.issue(member),
    clock: {
      now: () => clock.now(),
      set: async (now) => {
        clock.set(now);
        live.resetAll();
        await scheduler.lookNow();
      },
    },
    hasMailboxes: parts.mailing?.mailboxes !== undefined,
    log: (message, details = {}) => logger.info(details, message),
  });
  parts.mailing?.mailboxes?.bind(local.mailer);
  return {
    rules: issuer.rules,
    listening: (at: string) => {
      url = at;
      local.started().catch((error: unknown) => logger.error({ error }, 'The bot could not be installed in the chats'));
    },
    /** A panel is there: Teams knows its people from now on. */
    founded: () => local.founded(),
    close: () => local.close(),
  };
}

/** Undefined where there is none yet. @throws UnreadableRecord where none of them can be read */
async function firstPanel({ store, contexts }: Parts) {
  let fault: UnreadableRecord | undefined;
  for (const panelId of await listPanels(store)) {
    try {
      return await contexts.forSystem(panelId);
    } catch (error) {
      if (!(error instanceof UnreadableRecord)) throw error;
      fault = error;
    }
  }
  if (fault === undefined) return undefined;
  throw fault;
}

/** The first panel of the store that can be read, as Teams would know its people; before there is one, who founds it. */
async function localPanel(parts: Parts): Promise<LocalPanel> {
  const ctx = await firstPanel(parts);
  if (ctx === undefined) {
    const founder = { ...firstAdministrator, agencyName: '', roleName: 'First administrator' };
    return { name: 'A new panel', force: '', timeZone: TIME_ZONE, members: [founder], isFounded: false };
  }
  const { roster } = ctx;
  const { name, force, timeZone } = roster.panel;
  const members = [...roster.members.values()].map((member) => ({
    ...member,
    agencyName: roster.agencies.get(member.agencyId)?.name ?? member.agencyId,
    roleName: roleNames[member.role],
  }));
  const stranger = { ...localStranger, agencyName: 'Nobody’s yet', roleName: 'No seat' };
  return { name, force, timeZone, members, stranger, isFounded: true };
}

/** Undefined also while too many are brought up to date: the chats of those known before are kept. */
async function nextMeeting(parts: Parts) {
  const ctx = await firstPanel(parts);
  if (ctx === undefined) return undefined;
  const { timeZone } = ctx.roster.panel;
  const meetings = await loadMeetings(ctx).catch((error: unknown) => {
    if (isNewerData(error)) return [];
    throw error;
  });
  const next = findNextMeeting(meetings, localDateOf(parts.clock.now(), timeZone));
  return next && chatMeeting(next, timeZone);
}

function chatMeeting(meeting: Meeting, timeZone: string) {
  const reference = meetingReference(meeting);
  return { id: meeting.id, reference, title: `Panel meeting ${reference}`, startsAt: startOf(meeting, timeZone) };
}
