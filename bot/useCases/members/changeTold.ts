import { type Member, panelRunners } from '../../domain/member';
import type { Draft } from '../../ledger/changeDraft';
import { membersInRole } from '../../ledger/roster';
import type { Context } from '../ports';
import { newsAt } from '../tasks/taskChange';
import { lastDayText } from './people';

/** As long as a notice may be. */
export const MOST_SAID = 400;

/**
 * Whose role or address is other hears of it, an auditor of their name too, at the address that was theirs as well; of
 * addresses, whoever runs the panel.
 */
export async function tellOfChange(
  before: Member,
  after: Member,
  changes: string,
  draft: Draft,
  ctx: Context,
): Promise<void> {
  const { id: by, name } = ctx.viewer.member;
  const isElsewhere = before.email !== after.email;
  const isRenamed = before.role === 'auditor' && before.name !== after.name;
  if (by !== after.id && (before.role !== after.role || isElsewhere || isRenamed)) {
    const said = `${name} changed what the panel keeps of you: ${changes}. Tell the coordinator if that is not right.`;
    const content = { kind: 'notice', said: said.slice(0, MOST_SAID) } as const;
    draft.send({ task: 'post', content, to: [after.id], dueAt: newsAt(ctx.now, ctx) });
  }
  if (before.role !== after.role) tellOfAuditor(before, 'changed the role of', draft, ctx);
  if (before.name !== after.name) tellOfAuditor(before, 'changed the name of', draft, ctx);
  if (before.endsOn !== after.endsOn) tellOfAuditor(before, 'changed the last day of', draft, ctx, after);
  if (!isElsewhere) return;
  tellOfAuditor(before, 'changed the e-mail address of', draft, ctx);
  tellFormerAddress(before, draft, ctx);
  await tellRunners(draft, ctx);
}

/**
 * Whoever runs the panel does not decide unseen who looks into it: of an auditor's seat the other auditors hear, and
 * those who run the panel.
 *
 * @param said "gave a last day to"
 * @param ended their seat with the last day that it has now: they hear of that too
 */
export function tellOfAuditor(before: Member, said: string, draft: Draft, ctx: Context, ended?: Member): void {
  const { id, name, role } = before;
  if (role !== 'auditor') return;
  const { id: by, name: byName } = ctx.viewer.member;
  if (ended !== undefined) tellAuditor(before, ended, said, draft, ctx);
  const told = membersInRole(ctx.roster, 'auditor', ...panelRunners).filter((each) => each !== by && each !== id);
  if (told.length === 0) return;
  const content = {
    kind: 'notice',
    said: `${byName} ${said} ${name}, an auditor of the panel.`,
    about: 'log',
  } as const;
  draft.send({ task: 'post', content, to: told, dueAt: newsAt(ctx.now, ctx) });
}

/** At once, where they were reached until now: by tomorrow no door may be theirs. */
function tellAuditor({ id, email: mailTo }: Member, ended: Member, did: string, draft: Draft, ctx: Context): void {
  const { viewer, roster, now } = ctx;
  const said = [
    `${viewer.member.name} ${did} you, an auditor of ${roster.panel.name}`,
    `${lastDayText(ended, ctx) ?? 'Your seat has no last day'}. The panel’s other auditors and those who run it are told as well. If it is not right, tell them, and your data protection officer.`,
  ].join('\n');
  const content = { kind: 'notice', said: said.slice(0, MOST_SAID), inMail: true, mailTo } as const;
  draft.send({ task: 'post', content, to: [id], dueAt: now });
}

/** At once: it may be the only way to whose seat it is. */
function tellFormerAddress({ id, email: mailTo }: Member, draft: Draft, { viewer, roster, now }: Context): void {
  const said = [
    `${viewer.member.name} changed your e-mail address on ${roster.panel.name}`,
    'What the panel sends you by e-mail no longer comes to this address. If that is not right, tell the coordinator at once.',
  ].join('\n');
  const content = { kind: 'notice', said: said.slice(0, MOST_SAID), inMail: true, mailTo } as const;
  draft.send({ task: 'post', content, to: [id], dueAt: now });
}

/** One notice for those that are changed at one sitting, as by a list of people: the log says whose. */
async function tellRunners(draft: Draft, ctx: Context): Promise<void> {
  const { viewer, roster, now } = ctx;
  const { id: by, name } = viewer.member;
  const id = `addresses-${by}-${now.slice(0, 'yyyy-mm-ddThh:m'.length)}`;
  const to = membersInRole(roster, 'chair', 'coordinator').filter((each) => each !== by);
  if (to.length === 0 || (await draft.read('message', id)) !== undefined) return;
  const said = `${name} changed the e-mail address of people on the panel. The log says whose.`;
  draft.send({ id, task: 'post', content: { kind: 'notice', said, about: 'log' }, to, dueAt: newsAt(now, ctx) });
}
