import { type Agency, isPartnerOn } from '../../domain/agency';
import { defaultAgendaTemplate } from '../../domain/agenda';
import { canonical } from '../../domain/canonical';
import { isLive } from '../../domain/meeting';
import { type Role, roleNames } from '../../domain/member';
import { needsInvitation } from '../../domain/invitation';
import { listed } from '../../domain/listed';
import { fillsSeat, isObserving, needsAgreement, seatsWantedOf } from '../../domain/partnership';
import { type Instant, momentText } from '../../domain/time';
import { recordOf } from '../../ledger/records';
import { zoneOf } from '../../ledger/roster';
import { loadMeetings } from '../meetings/meetingLists';
import type { Context } from '../ports';
import { loadPowers } from '../powers/panelPowers';
import { counted, line } from './todayLine';
import type { TodayLineView } from './todayViews';

/** More than any panel has. */
const MOST = 1000;

/**
 * For the administrator, who sees no content: what is still to be set up, each line gone once it is so, then whether
 * things arrive.
 */
export async function setUpLines(ctx: Context): Promise<TodayLineView[]> {
  if (ctx.viewer.role !== 'administrator') return [];
  const lines = await Promise.all([peopleLines(ctx), agencyLines(ctx), settingsLines(ctx), reachingLines(ctx)]);
  return [...lines.flat(), await healthLine(ctx)];
}

/** Without these three nobody runs the panel, or nobody does once one of them is away. */
const needed: readonly Role[] = ['chair', 'deputyChair', 'coordinator'];

/** How many, and not who: whoever sees no people hears of none. */
async function peopleLines(ctx: Context): Promise<TodayLineView[]> {
  const { store, roster } = ctx;
  const members = [...roster.members.values()];
  const missing = needed.filter((role) => members.every((member) => member.role !== role));
  const contacts = await store.query(roster.panel.id, { type: 'contact', limit: MOST });
  const met = new Set(contacts.map((each) => recordOf('contact', each).memberId));
  return [
    ...(missing.length === 0
      ? []
      : [setUp('roles', `Nobody is ${listed(missing.map((role) => roleNames[role].toLowerCase()))} yet`, people)]),
    ...unopened(ctx),
    ...toDo(
      'met',
      members.filter(({ id }) => !met.has(id)).length,
      [
        'person has not met the bot: nothing reaches them in chat',
        'people have not met the bot: nothing reaches them in chat',
      ],
      people,
    ),
  ];
}

/** Whoever reads this has opened it. */
function unopened({ roster, viewer, now, today, invitations }: Context): TodayLineView[] {
  const others = [...roster.members.values()].filter(({ id, account }) => !account && id !== viewer.member.id);
  const toInvite = invitations === undefined ? [] : others.filter((each) => needsInvitation(each, now, today));
  const [count, place] = [toInvite.length, 'settings?part=people&view=account'];
  const some = `, and ${count} of them ${count === 1 ? 'is' : 'are'} not invited`;
  const rest = count === 0 ? '' : count === others.length ? ': invite them' : some;
  return toDo(
    'signedIn',
    others.length,
    [`person has not opened Sentinel yet${rest}`, `people have not opened Sentinel yet${rest}`],
    { place, go: count === 0 ? 'See the people' : 'Invite them' },
  );
}

async function agencyLines({ roster, today }: Context): Promise<TodayLineView[]> {
  const partners = [...roster.agencies.values()].filter((each) => isPartnerOn(each, today) && !isObserving(each));
  const seated = [...roster.members.values()].filter(fillsSeat);
  const filled = ({ id }: Agency) => seated.filter(({ agencyId }) => agencyId === id).length;
  const empty = partners.filter((agency) => filled(agency) < seatsWantedOf(agency));
  const without = partners.filter((each) => needsAgreement(each, roster.panel) && each.isa === null);
  return [
    ...toDo(
      'seats',
      empty.length,
      ['agency has a seat that nobody fills', 'agencies have seats that nobody fills'],
      emptySeats,
    ),
    ...toDo(
      'isa',
      without.length,
      ['agency has no information sharing agreement', 'agencies have no information sharing agreement'],
      { place: 'partners?show=no-agreement', go: 'See which' },
    ),
  ];
}

async function settingsLines(ctx: Context): Promise<TodayLineView[]> {
  const { panel } = ctx.roster;
  const [meetings, powers] = await Promise.all([loadMeetings(ctx), loadPowers(ctx)]);
  const isMeeting = meetings.some(
    (meeting) => meeting.state === 'closed' || (isLive(meeting) && meeting.on >= ctx.today),
  );
  const isTemplateKnown =
    panel.changed?.some(({ part }) => part === 'agenda') === true ||
    canonical(panel.agendaTemplate) !== canonical(defaultAgendaTemplate) ||
    meetings.some(({ published, run }) => published !== undefined || run !== undefined);
  return [
    ...(powers.some(({ checked }) => checked !== undefined)
      ? []
      : [setUp('powers', 'No power has been checked against current law yet', settings('powers'))]),
    ...(isTemplateKnown
      ? []
      : [setUp('agenda', 'Every agenda begins as Sentinel proposes it: look whether that suits', settings('agenda'))]),
    ...(isMeeting
      ? []
      : [setUp('meeting', 'No meeting is planned: the coordinator plans the first ones', settings('series'))]),
  ];
}

/** By what Sentinel reaches people; what the deployment lacks is for whoever runs the server. */
async function reachingLines({ store, roster, onlineMeetings, isMailing }: Context): Promise<TodayLineView[]> {
  const approved = { type: 'chat', where: [{ key: 'state', is: 'approved' }], limit: 1 } as const;
  const chats = await store.query(roster.panel.id, approved);
  return [
    ...(chats.length > 0
      ? []
      : [setUp('chat', 'Sentinel may speak in no chat of the panel yet: the coordinator approves them', help)]),
    ...(isMailing?.() === false
      ? [stands('mail', 'This server sends no e-mail: whoever Teams does not reach is not reached')]
      : []),
    ...(onlineMeetings === undefined
      ? [stands('graph', 'Join links are entered by hand: the deployment makes no Teams meetings')]
      : []),
  ];
}

/** Where it is put right, or where it says how. */
type Remedy = Pick<TodayLineView, 'place' | 'go'>;
const people: Remedy = { place: 'settings?part=people', go: 'See the people' };
const emptySeats: Remedy = { place: 'partners?show=seats-empty', go: 'See them' };
const help: Remedy = { place: 'help?guide=next-force', go: 'Read how' };
const settings = (part: string): Remedy => ({ place: `settings?part=${part}`, go: 'Look at it' });

function setUp(key: string, text: string, remedy: Remedy): TodayLineView {
  return line({ key: `setUp:${key}`, kind: 'setUp', text, waits: true, ...remedy });
}

/** Of the server, which nobody sets up here: told, and nothing that waits. */
function stands(key: string, text: string): TodayLineView {
  return { ...setUp(key, text, help), waits: false };
}

function toDo(key: string, count: number, [one, many]: readonly [string, string], remedy: Remedy): TodayLineView[] {
  return count === 0 ? [] : [setUp(key, counted(count, one, many), remedy)];
}

async function healthLine(ctx: Context): Promise<TodayLineView> {
  const failed = await ctx.store.query(ctx.roster.panel.id, {
    ...{ type: 'message', where: [{ key: 'failed', is: 'yes' }], limit: 50 },
    order: { key: 'createdAt', direction: 'descending' },
  });
  const failedAt = failed.map((each): Instant => recordOf('message', each).createdAt);
  const [last] = failedAt;
  if (last === undefined) return line({ kind: 'health', text: 'Every message has been delivered' });
  const text = `${counted(failedAt.length, 'message was', 'messages were')} not delivered, the last of ${momentText(last, ctx.today, zoneOf(ctx))}`;
  return line({ kind: 'health', text, isLate: true });
}
