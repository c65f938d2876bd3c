import { z } from 'zod';
import { maySeeRestrictable, type Restrictable } from '../../access/restrictionConditions';
import { readsWhenNamed } from '../../access/sight';
import {
  ASKED,
  type AccessRequest,
  AccessRequestId,
  AskedReference,
  AskedWhy,
  isAskedAlike,
  Linked,
  linkReference,
  MOST_ASKED_A_DAY,
  plainReference,
} from '../../domain/accessRequest';
import type { MemberId } from '../../domain/ids';
import { given } from '../../domain/given';
import type { MessageContent } from '../../domain/message';
import { Refusal } from '../../domain/refusal';
import { refuseAboveCeiling } from '../../domain/text';
import type { Draft } from '../../ledger/changeDraft';
import { recordOf } from '../../ledger/records';
import { membersInRole, nameOf } from '../../ledger/roster';
import { loadAllGroups } from '../groups/groupLists';
import type { Context, Onlooking } from '../ports';
import { whatIs } from './whatIs';
import type { AskedView } from './restrictionViews';

export const AccessQuestion = z
  .object({
    requestId: AccessRequestId.describe('Chosen by the caller, a UUID say: sent again, it is the same request'),
    reference: AskedReference.optional().describe('As it was told: I-27-006'),
    link: Linked.optional().describe('What a link names, for whoever was told no reference'),
    why: AskedWhy.describe('One line, for whoever holds it'),
  })
  .refine(({ reference, link }) => (reference === undefined) !== (link === undefined), {
    message: 'Say its reference, or what the link names.',
    path: ['reference'],
  });

/**
 * Somebody was told a reference, or sent a link. Whatever there is, the same is read, the same documents are written and
 * logged, and the answer is the same: whether anybody has to answer is looked at when the card to them is drawn, long after.
 *
 * @throws Refusal `ask-first`, `asked-enough`, `id-taken`, `marking-too-high`: none of them depends on what there is
 */
export async function askAccess(input: z.infer<typeof AccessQuestion>, ctx: Context): Promise<AskedView> {
  refuseAboveCeiling(input.why, input.reference);
  if (!readsWhenNamed(ctx.viewer)) throw new Refusal('ask-first');
  const asked = whatIsAsked(input);
  const found = await (asked.link === undefined ? findByReference(asked.reference, ctx) : whatIs(asked.link, ctx));
  return ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const { id: by } = ctx.viewer.member;
    const today = await draft.listOf('accessRequest', 'askedOn', `${by}.${ctx.today}`);
    const again = today.some((each) => isAskedAlike(each, asked) || each.id === input.requestId);
    if (again) return { said: ASKED };
    if (today.length >= MOST_ASKED_A_DAY) throw new Refusal('asked-enough', { most: String(MOST_ASKED_A_DAY) });
    if ((await draft.read('accessRequest', input.requestId)) !== undefined) throw new Refusal('id-taken');
    record(requestOf({ ...input, ...asked }, found, ctx), draft, ctx);
    return { said: ASKED };
  });
}

type Asked = Pick<AccessRequest, 'reference' | 'link'>;

function whatIsAsked({ reference = '', link }: z.infer<typeof AccessQuestion>): Asked {
  return link === undefined ? { reference: plainReference(reference) } : { reference: linkReference(link), link };
}

function requestOf(
  { requestId: id, why, reference, link }: z.infer<typeof AccessQuestion> & Asked,
  found: Restrictable | undefined,
  { viewer, now, today, roster }: Context,
): AccessRequest {
  const own = { id, panelId: roster.panel.id, by: viewer.member.id, at: now, on: today, reference, why };
  const asked = { ...own, ...given({ link }) };
  if (found === undefined || found.type === 'agendaItem' || isForNobodyToAnswer(found, viewer))
    return { ...asked, state: 'open' };
  const held = link === undefined ? {} : { heldReference: found.record.reference };
  return { ...asked, ...held, state: 'open', about: aboutOf(found), holderIds: ownHolders(found) };
}

/** Open to them already; or they left for it, and it is not opened to them by this. */
function isForNobodyToAnswer(found: Restrictable, viewer: Context['viewer']): boolean {
  return maySeeRestrictable(found, viewer) || hasLeft(found, viewer.member.id);
}

export function hasLeft(what: Restrictable, memberId: MemberId): boolean {
  return what.type !== 'agendaItem' && (what.record.recusedIds ?? []).includes(memberId);
}

function aboutOf(what: Exclude<Restrictable, { type: 'agendaItem' }>): Linked {
  switch (what.type) {
    case 'task':
      return { type: 'task', taskId: what.record.id };
    case 'issue':
      return { type: 'issue', issueId: what.record.id };
    case 'group':
      return { type: 'group', groupId: what.record.id };
  }
}

/** Who answers for it beside those who run the panel. */
function ownHolders(what: Restrictable): MemberId[] {
  if (what.type === 'task') return [what.record.created.by];
  return what.type === 'group' && what.record.lroId !== undefined ? [what.record.lroId] : [];
}

function record(request: AccessRequest, draft: Draft, ctx: Context): void {
  const { id, reference, by, holderIds = [] } = request;
  draft.put('accessRequest', request);
  // About the request, never about what it asks for: whoever reads the log learns no more than whoever asked.
  draft.log({ action: 'access-asked', by, subject: { type: 'message', id, reference }, readers: [] });
  const to = [...holderIds, ...membersInRole(ctx.roster, 'coordinator', 'chair')];
  draft.send({ task: 'post', content: noticeOf(request, ctx), to });
}

export function noticeOf(request: AccessRequest, { roster }: Pick<Context, 'roster'>): MessageContent {
  const { id: requestId, by, reference, heldReference = reference } = request;
  return { kind: 'notice', said: `${nameOf(roster, by)} asks for access to ${heldReference}.`, requestId };
}

/** What bears the reference, whoever may see it. All kinds are looked for, whatever it looks like. */
async function findByReference(reference: string, ctx: Onlooking): Promise<Restrictable | undefined> {
  const number = Number(/(\d{1,6})$/.exec(reference)?.[1] ?? 0);
  const [tasks, issues, groups] = await Promise.all([
    numbered('task', number, ctx),
    numbered('issue', number, ctx),
    loadAllGroups(ctx.roster.panel.id, ctx),
  ]);
  const task = tasks.map((each) => recordOf('task', each)).find((each) => each.reference === reference);
  const issue = issues.map((each) => recordOf('issue', each)).find((each) => each.reference === reference);
  const group = groups.find((each) => plainReference(each.reference) === reference);
  if (task !== undefined) return { type: 'task', record: task };
  if (issue !== undefined) return { type: 'issue', record: issue };
  return group && { type: 'group', record: group };
}

/** One a year. */
const MOST_OF_A_NUMBER = 50;

function numbered(type: 'task' | 'issue', number: number, { store, roster }: Onlooking) {
  const order = { key: 'number', direction: 'descending' } as const;
  return store.query(roster.panel.id, { type, where: [{ key: 'number', is: number }], order, limit: MOST_OF_A_NUMBER });
}
