import type { RefusalCode } from './domain/refusal';
import { t } from './domain/words';

type Facts = Readonly<Record<string, string>>;

/** Of seats, accounts and invitations. */
export const seatTexts = {
  'seat-taken': ({ name = t`this person` }) =>
    t`The seat of ${name} is linked to another account already. Nothing was changed.`,
  'account-taken': ({ name = t`somebody else` }) =>
    t`This account is linked to the seat of ${name} already. Nothing was changed.`,
  'own-account': () =>
    t`You would shut yourself out. Ask another coordinator or administrator to unlink you. Nothing was changed.`,
  'would-shut-out': ({ names = t`Somebody` }) =>
    t`${names} would be shut out: the account that opens the seat is of a tenant that is no longer named. Nothing was saved. Save again to unlink them, and invite them anew; or name that tenant.`,
  'invite-off': () =>
    t`Invitations are signed, and this deployment has no key for it. Whoever runs it sets LINK_KEY. Nothing was changed.`,
  'invitation-over': () =>
    t`This invitation opens nothing any more: it was used, withdrawn, or a newer one was sent. If your seat is not open to you, ask the coordinator of your panel for a new one.`,
  'invitation-expired': () =>
    t`This invitation has run out. Ask the coordinator of your panel for a new one. Nothing was changed.`,
  'invitation-elsewhere': () =>
    t`You are signed in from another organisation than the one that this invitation is for. Sign in there and open the link again, or ask the coordinator to add your organisation. Nothing was changed.`,
  'own-role': () => t`Nobody changes their own role. Ask another coordinator or administrator. Nothing was changed.`,
  'last-in-role': ({ name = t`This person`, role = 'coordinator' }) =>
    t`${name} is the panel’s only ${role}, and it needs one. Give somebody else that role first. Nothing was changed.`,
  'last-auditor': ({ name = t`This person` }) =>
    t`${name} is the panel’s only auditor: until another has come in, their seat, role, address and account stay as they are. Add another auditor first, and ask them to open Sentinel. Nothing was changed.`,
  'address-kept': ({ name = t`this person` }) =>
    t`What the panel shares goes to the e-mail address of ${name}, so a coordinator changes it, not an administrator. Nothing was changed.`,
  'email-taken': ({ name = t`somebody else` }) =>
    t`This e-mail address is that of ${name}, who sits on the panel. One address is one seat. Nothing was changed.`,
  'panel-full': ({ what = 'people' }) =>
    t`A panel keeps 1,000 ${what} at the most, those who have left included. Found another panel for more. Nothing was changed.`,
  'observer-needs-day': ({ name = t`This person` }) =>
    t`${name} observes, and a visit has a last day. Choose it, or another role.`,
  'visit-backwards': () => t`The visit would end before it begins. Put right one of its two days.`,
  'last-day-passed': () => t`That day has passed. Choose today or a later day, or end the seat at once.`,
  'seat-over': ({ name = t`This person` }) =>
    t`The last day of ${name} is over, so the seat cannot be taken up again. Add them anew. Nothing was changed.`,
} satisfies Partial<Record<RefusalCode, (facts: Facts) => string>>;
