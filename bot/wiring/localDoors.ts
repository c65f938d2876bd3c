import type { Server } from 'restify';
import { findNextMeeting, type Meeting, meetingReference, startOf } from '../domain/meeting';
import { type Member, roleNames } from '../domain/member';
import { isNewerData } from '../domain/refusal';
import { localDateOf } from '../domain/time';
import { createLocalIssuer } from '../identity/localIssuer';
import type { LocalPanel } from '../local/localChats';
import type { LocalMember } from '../local/localMember';
import { MemberId, type PanelId } from '../domain/ids';
import { recordOf } from '../ledger/records';
import { addLocalMode } from '../local/localMode';
import { firstAdministrator, localStranger } from './firstAdministrator';
import { TIME_ZONE } from '../useCases/founding/draftFile';
import type { Roster } from '../ledger/roster';
import { UnreadableRecord, unlessUnreadable } from '../ledger/unreadable';
import type { Parts } from './parts';
import { listPanels, MOST_PANELS } from '../useCases/settings/deployment';
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
    endStreams: () => local.endStreams(),
    close: () => local.close(),
  };
}

type OfPanel = Awaited<ReturnType<Parts['contexts']['forSystem']>>;

/** Those that can be read, the first that was founded first. @throws UnreadableRecord where none of them can be */
async function* readablePanels(parts: Parts): AsyncGenerator<OfPanel, undefined> {
  let fault: UnreadableRecord | undefined;
  let isAny = false;
  for (const panelId of await asFounded(parts)) {
    try {
      yield await parts.contexts.forSystem(panelId);
      isAny = true;
    } catch (error) {
      if (!(error instanceof UnreadableRecord)) throw error;
      fault = error;
    }
  }
  if (fault !== undefined && !isAny) throw fault;
}

async function asFounded({ store }: Parts): Promise<PanelId[]> {
  const [panelIds, notes] = await Promise.all([
    listPanels(store),
    store.queryEverywhere({ type: 'founding', limit: MOST_PANELS }),
  ]);
  const days = new Map(
    notes.map((note) => [note.panelId, unlessUnreadable(() => recordOf('founding', note).at)] as const),
  );
  // Without a note: of before there were any.
  const at = (panelId: PanelId) => days.get(panelId) ?? '';
  return panelIds.sort((a, b) => (at(a) === at(b) ? 0 : at(a) < at(b) ? -1 : 1));
}

/** As Teams would know the people of the deployment; before there is a panel, who founds it. */
async function localPanel(parts: Parts): Promise<LocalPanel> {
  const panels: OfPanel[] = [];
  for await (const ctx of readablePanels(parts)) panels.push(ctx);
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
  // Of the first alone: the others need not be read for it.
  const { value: ctx } = await readablePanels(parts).next();
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
