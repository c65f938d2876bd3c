import { type PanelContexts, type AppInstaller, type Context } from '../ports';
import { z } from 'zod';
import { MemberId, type PanelId } from '../../domain/ids';
import type { LogAction } from '../../domain/logActions';
import { isNewerData, Refusal } from '../../domain/refusal';
import { addMinutes, type Instant } from '../../domain/time';
import type { AppInstall, InstallOutcome } from '../../domain/contact';
import type { FailureReason } from '../../domain/message';
import { changeBeside } from '../../ledger/beside';
import { recordOf } from '../../ledger/records';
import { memberOf } from '../../ledger/roster';
import type { AppInstallView } from './memberViews';

/** Teams tells the bot of an installation within seconds. */
const CONTACT_WITHIN_MINUTES = 0.5;

/** Whether the bot will hear of somebody whom it has not met. */
export type FirstContact =
  /** Teams has the app for them, or is being asked: it tells the bot until then, or not at all. */
  | { readonly kind: 'awaited'; readonly until: Instant }
  /** It could not be asked. Trying again is safe. */
  | { readonly kind: 'unavailable'; readonly retryAfterMs?: number }
  /** Not today. */
  | { readonly kind: 'none'; readonly reason: FailureReason };

/** Makes the first contact with members by installing the app for them, on behalf of a message that waits for them. */
export function firstContactMaker(contexts: PanelContexts, installer: AppInstaller) {
  return async (panelId: PanelId, memberId: MemberId, messageId: string): Promise<FirstContact> => {
    try {
      return await makeFirstContact(installer, messageId, await contexts.of(panelId, memberId));
    } catch (error) {
      if (error instanceof Refusal && !isNewerData(error)) return { kind: 'none', reason: 'noContact' };
      throw error;
    }
  };
}

/**
 * Once a day, whatever waits: what came of it holds for every other message of that day. Where Graph did not answer,
 * nothing came of it, and the next one may try.
 */
async function makeFirstContact(installer: AppInstaller, messageId: string, ctx: Context): Promise<FirstContact> {
  const { member } = ctx.viewer;
  const place = { panelId: member.panelId, type: 'appInstall', key: member.id } as const;
  const mine: AppInstall = { memberId: member.id, on: ctx.today, at: ctx.now, messageId };
  // Written before Teams is asked: of two messages, or two processes, one asks and the other waits for what comes of it.
  const { after } = await changeBeside(ctx.store, place, (last) =>
    last === undefined || knownToday(last, messageId, ctx) === undefined ? mine : last,
  );
  if (after !== mine) return (after && knownToday(after, messageId, ctx)) ?? awaited(ctx.now);

  const answer = await installer.install(member);
  if (answer.kind === 'unavailable') return answer;
  await changeBeside(ctx.store, place, (last) => last && withOutcome(last, mine, answer.kind));
  return contactAfter(answer.kind, ctx.now);
}

/** Asked once more meanwhile, as by hand, what came of that stands. */
function withOutcome(last: AppInstall, { messageId, at }: AppInstall, outcome: InstallOutcome): AppInstall {
  return last.messageId === messageId && last.at === at ? { ...last, outcome } : last;
}

/** What the day has brought already; undefined where it is this message's to ask. */
function knownToday(last: AppInstall, messageId: string, { now, today }: Context): FirstContact | undefined {
  if (last.on !== today) return undefined;
  const waiting = awaited(last.at);
  if (last.outcome === undefined) return last.messageId === messageId || waiting.until <= now ? undefined : waiting;
  const contact = contactAfter(last.outcome, last.at);
  return contact.kind === 'awaited' && contact.until <= now ? { kind: 'none', reason: 'noContact' } : contact;
}

function contactAfter(outcome: InstallOutcome, at: Instant): Extract<FirstContact, { kind: 'awaited' | 'none' }> {
  switch (outcome) {
    case 'installed':
    case 'already':
      return awaited(at);
    case 'noAccount':
    case 'policy':
      return { kind: 'none', reason: outcome };
  }
}

function awaited(from: Instant): Extract<FirstContact, { kind: 'awaited' }> {
  return { kind: 'awaited', until: addMinutes(from, CONTACT_WITHIN_MINUTES) };
}

export const MemberInstall = z.object({ memberId: MemberId });

/** Installs the app for somebody by hand, whatever the day has brought; where it is installed, nothing more is done. */
export async function installForMember(
  { memberId }: z.infer<typeof MemberInstall>,
  ctx: Context,
): Promise<AppInstallView> {
  const { appInstaller, roster, store, today } = ctx;
  if (appInstaller === undefined) throw new Refusal('install-off');
  const member = memberOf(roster, memberId);
  const [contact, found] = await Promise.all([
    store.read(roster.panel.id, `contact:${memberId}`),
    store.read(roster.panel.id, `appInstall:${memberId}`),
  ]);
  if (contact !== undefined) return viewOf('met', member.name);
  const last = found === undefined ? undefined : recordOf('appInstall', found);
  if (last?.on === today && isThere(last.outcome)) return viewOf(last.outcome, member.name);

  const answer = await appInstaller.install(member);
  if (answer.kind === 'unavailable') throw new Refusal('install-unavailable');
  const { kind: outcome } = answer;
  await ctx.ledger.change(roster.panel.id, ctx.now, async (draft) => {
    const current = await draft.read('appInstall', memberId);
    // Another click was quicker, or nothing has changed since the last one.
    if (current?.on === today && (isThere(current.outcome) || current.outcome === outcome)) return;
    draft.put('appInstall', { memberId, on: today, at: ctx.now, outcome });
    // As what was or was not delivered: for those who run the panel, not for everybody to hear of.
    const subject = { type: 'appInstall', id: memberId, reference: member.name } as const;
    draft.log({ action: actionOf(outcome), by: ctx.viewer.member.id, subject, readers: [], note: outcome });
  });
  return viewOf(outcome, member.name);
}

function isThere(outcome: InstallOutcome | undefined): outcome is 'installed' | 'already' {
  return outcome === 'installed' || outcome === 'already';
}

function actionOf(outcome: InstallOutcome): LogAction {
  return isThere(outcome) ? 'member-app-installed' : 'member-app-refused';
}

function viewOf(outcome: AppInstallView['outcome'], name: string): AppInstallView {
  return { outcome, text: words[outcome](name) };
}

const words: Record<AppInstallView['outcome'], (name: string) => string> = {
  met: (name) => `${name} has met Sentinel already: what waits for them is on its way.`,
  installed: (name) => `Sentinel is installed for ${name}. What waits for them is sent as soon as Teams has told us.`,
  already: (name) => `${name} has Sentinel already. What waits for them is sent as soon as they write to it.`,
  noAccount: (name) => `${name} has no Teams account here, so nothing was installed. Please ring them up.`,
  policy: (name) =>
    `Teams’ policy does not allow Sentinel for ${name}, so nothing was installed. Whoever runs your Teams can change that.`,
};
