import type { Server } from 'restify';
import { findNextMeeting, type Meeting, meetingReference, startOf } from '../domain/meeting';
import { type Member, roleNames } from '../domain/member';
import { isNewerData } from '../domain/refusal';
import { localDateOf } from '../domain/time';
import { createLocalIssuer } from '../identity/localIssuer';
import type { LocalPanel } from '../local/localChats';
import type { LocalMember } from '../local/localMember';
import { MemberId } from '../domain/ids';
import { recordOf } from '../ledger/records';
import { addLocalMode } from '../local/localMode';
import { firstAdministrator, localStranger } from './firstAdministrator';
import { TIME_ZONE } from '../useCases/founding/draftFile';
import type { Roster } from '../ledger/roster';
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

type OfPanel = Awaited<ReturnType<Parts['contexts']['forSystem']>>;

/** Those that can be read, the first that was founded first. @throws UnreadableRecord where none of them can be */
async function readablePanels({ store, contexts }: Parts): Promise<readonly OfPanel[]> {
  let fault: UnreadableRecord | undefined;
  const found: { readonly ctx: OfPanel; readonly at: string }[] = [];
  for (const panelId of await listPanels(store)) {
    try {
      const note = await store.read(panelId, 'founding');
      // Without a note: of before there were any.
      const at = note === undefined ? '' : recordOf('founding', note).at;
      found.push({ ctx: await contexts.forSystem(panelId), at });
    } catch (error) {
      if (!(error instanceof UnreadableRecord)) throw error;
      fault = error;
    }
  }
  if (fault !== undefined && found.length === 0) throw fault;
  return found.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1)).map(({ ctx }) => ctx);
}

/** As Teams would know the people of the deployment; before there is a panel, who founds it. */
async function localPanel(parts: Parts): Promise<LocalPanel> {
  const panels = await readablePanels(parts);
  const [first] = panels;
  if (first === undefined) {
    const founder = { ...firstAdministrator, agencyName: '', roleName: 'First administrator' };
    return { name: 'A new panel', force: '', timeZone: TIME_ZONE, members: [founder], isFounded: false };
  }
  const { name, force, timeZone } = first.roster.panel;
  const members = playedOf(panels);
  const former = panels.flatMap(({ roster }) => [...roster.former.values()].map((each) => shown(each, roster)));
  const isOnFirst = new Set([...first.roster.members.values()].map(({ email }) => email));
  const elsewhere = members.filter(({ email }) => !isOnFirst.has(email)).map(({ id }) => id);
  const stranger = { ...localStranger, agencyName: 'Nobody’s yet', roleName: 'No seat' };
  return { name, force, timeZone, members, former, elsewhere, stranger, isFounded: true };
}

function shown(member: Member, { agencies }: Roster): LocalMember {
  const agencyName = agencies.get(member.agencyId)?.name ?? member.agencyId;
  return { ...member, agencyName, roleName: roleNames[member.role] };
}

/** Whoever sits on several is one person, whose address says so. Of one id on two panels, the second gets another here. */
function playedOf(panels: readonly OfPanel[]): LocalMember[] {
  const people = new Map<string, LocalMember>();
  const ids = new Set<string>();
  for (const { roster } of panels) {
    const { name, id: panelId } = roster.panel;
    for (const member of roster.members.values()) {
      const known = people.get(member.email);
      const id = ids.has(member.id) ? MemberId.parse(`${member.id}.${panelId}`.slice(0, 128)) : member.id;
      const seat = known ?? { ...shown(member, roster), id };
      ids.add(seat.id);
      const panelNames = [...(known?.panelNames ?? []), name];
      people.set(member.email, panels.length === 1 ? seat : { ...seat, panelNames });
    }
  }
  return [...people.values()];
}

/** Undefined also while too many are brought up to date: the chats of those known before are kept. */
async function nextMeeting(parts: Parts) {
  const [ctx] = await readablePanels(parts);
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
