import { isSameAccount, type Member } from './member';
import { Refusal } from './refusal';

type Seats = readonly Member[];

/**
 * Whoever runs the panel does not decide what the auditor sees. The only one keeps seat, role, address and account until
 * another is there: of `before` one stays as they were, or somebody else has come. Whoever has come in is followed by
 * one who has come in too, for anybody may be written down.
 */
export function auditorFault(before: Seats, after: Seats): { memberId: Member['id']; refusal: Refusal } | undefined {
  const auditors = seatedAuditors(before);
  const entered = auditors.filter(hasEntered);
  const [keep, mayFollow] = entered.length === 0 ? [auditors, () => true] : [entered, hasEntered];
  const [last] = keep;
  if (last === undefined || seatedAuditors(after).some((each) => looksOn(each, keep, mayFollow))) return undefined;
  return { memberId: last.id, refusal: new Refusal('last-auditor', { name: last.name }) };
}

function seatedAuditors(seats: Seats): Member[] {
  return seats.filter(({ role, endsOn }) => role === 'auditor' && endsOn === undefined);
}

/** Somebody has come in by this seat, and may again: once its account is unlinked, nobody may before they are invited. */
function hasEntered({ account, accepted = [], byInvitation = false }: Member): boolean {
  return account !== undefined || (accepted.length > 0 && !byInvitation);
}

/** A seat that somebody is moved to is theirs still, and nobody else's. */
function looksOn(each: Member, auditors: Seats, mayFollow: (each: Member) => boolean): boolean {
  const same = auditors.find(({ id }) => id === each.id);
  if (same !== undefined) return isReachedAs(same, each);
  return mayFollow(each) && auditors.every(({ email }) => email !== each.email);
}

/** Before anybody has come in, an address that was mistyped is put right. */
function isReachedAs(before: Member, after: Member): boolean {
  const { account, byInvitation = false } = before;
  if (account !== undefined && !isSameAccount(after.account, account)) return false;
  return before.email === after.email || !(hasEntered(before) || byInvitation);
}
