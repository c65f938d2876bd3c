import { isSameAccount, type Member } from './member';
import { Refusal } from './refusal';

type Seats = readonly Member[];

/**
 * Whoever runs the panel does not decide what the auditor sees. The only one keeps seat, role, address and account until
 * another has been added: of `before` one stays as they were, or somebody else has come.
 */
export function auditorFault(before: Seats, after: Seats): { memberId: Member['id']; refusal: Refusal } | undefined {
  const auditors = seatedAuditors(before);
  const [last] = auditors;
  if (last === undefined || seatedAuditors(after).some((each) => looksOn(each, auditors))) return undefined;
  return { memberId: last.id, refusal: new Refusal('last-auditor', { name: last.name }) };
}

function seatedAuditors(seats: Seats): Member[] {
  return seats.filter(({ role, endsOn }) => role === 'auditor' && endsOn === undefined);
}

/** A seat that somebody is moved to is theirs still, and nobody else's. */
function looksOn(each: Member, auditors: Seats): boolean {
  const same = auditors.find(({ id }) => id === each.id);
  return same === undefined ? auditors.every(({ email }) => email !== each.email) : isReachedAs(same, each);
}

/** Before anybody has come in, an address that was mistyped is put right. */
function isReachedAs(before: Member, after: Member): boolean {
  const { account, accepted = [], byInvitation = false } = before;
  if (account !== undefined && !isSameAccount(after.account, account)) return false;
  const hasComeIn = account !== undefined || byInvitation || accepted.length > 0;
  return before.email === after.email || !hasComeIn;
}
