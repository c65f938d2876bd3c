import type { z } from 'zod';
import { formVersion } from '../../domain/formVersion';
import { type EntraAccount, isSameAccount, isSeatedOn, linkedMember, type Member } from '../../domain/member';
import { isNeeded, withFields } from '../../domain/membership';
import { Refusal } from '../../domain/refusal';
import type { Draft } from '../../ledger/changeDraft';
import { agencyOf } from '../../ledger/roster';
import { changedMeanwhile } from '../log/changedMeanwhile';
import { inTurns, othersFirst } from '../inTurns';
import type { Context } from '../ports';
import type { PlannedRow } from './importPlan';
import type { ImportedView, LookedAtImport } from './importViews';
import { giveSeats, recordAdded, recordChanged } from './keepMembers';
import { kindOf, planImport, rowVersion } from './lookAtImport';
import { type SeatsAsOf, seatsNow, seatsOf } from './memberChange';
import { personVersion } from './people';

/** A seat, its log entry and what they are told are three of the hundred writes of a batch, beside the panel's head. */
const IMPORTED_AT_ONCE = 30;

interface Changed {
  readonly stands: Member | undefined;
  readonly next: Member;
}

interface Doing extends PlannedRow {
  readonly after: Member;
  /** Which of them it is: of an import that breaks off the last is missing. */
  readonly listed: Member['listed'];
}

type ToDo = Omit<Doing, 'listed'>;

/**
 * What was looked at, and nothing else: held whole against the panel as it is by now before the first of it is written.
 * Sent again, or after the process died in the midst of it, what has been done stands and the rest is done.
 *
 * @throws Refusal `rows-at-fault`, `changed-meanwhile`, `account-taken`; what `planImport` refuses
 */
export async function importMembers(input: z.infer<typeof LookedAtImport>, ctx: Context): Promise<ImportedView> {
  const { rows, faults } = await planImport(input, ctx);
  const wrong = rows.filter((row) => kindOf(row) === 'fault');
  if (wrong.length > 0 || faults.length > 0) throw new Refusal('rows-at-fault', { rows: String(wrong.length) });
  const doing = rows.flatMap((row): ToDo[] => {
    const { after } = row;
    return after !== undefined && ['new', 'changed'].includes(kindOf(row)) ? [{ ...row, after }] : [];
  });
  const seen = new Map(input.versions.map(({ row, version }) => [row, version]));
  const isSeen = await inTurns(doing, (row) => seen.get(row.row) === rowVersion(row, ctx));
  const other = doing[isSeen.indexOf(false)];
  if (other !== undefined) throw await lookAgain(other, ctx);

  const [list, at, of] = [formVersion(input.versions, ctx.sha256), ctx.now, doing.length];
  const ordered = [...doing]
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map((row, index): Doing => ({ ...row, listed: { list, at, nth: index + 1, of } }));
  await seatAll(ordered, ctx);
  const added = doing.filter(({ before }) => before === undefined).length;
  const unchanged = rows.filter((row) => kindOf(row) === 'unchanged').length;
  return { added, changed: doing.length - added, unchanged };
}

/** The chair's seat changes hands in one step, and nobody goes from what is needed before somebody else has come. */
function placeOf({ before, after }: ToDo): number {
  if (before?.role === 'chair' || after.role === 'chair') return 0;
  return isNeeded(after) ? 1 : 2;
}

/** Each batch goes on from the seats that the one before it left: what the log says of those is not read again. */
async function seatAll(ordered: readonly Doing[], ctx: Context): Promise<void> {
  let known = seatsOf(ctx);
  for (let at = 0; at < ordered.length; at += IMPORTED_AT_ONCE) {
    const some = ordered.slice(at, at + IMPORTED_AT_ONCE);
    let { asOf } = known;
    const seats = await ctx.ledger.change(
      ctx.roster.panel.id,
      ctx.now,
      (draft) => seat(some, draft, ctx, known),
      (entries) => (asOf = entries.at(-1)?.number ?? asOf),
    );
    known = { seats, asOf };
    await othersFirst();
  }
}

async function seat(some: readonly Doing[], draft: Draft, ctx: Context, known: SeatsAsOf): Promise<Member[]> {
  const changed: Changed[] = [];
  for (const row of some) {
    const { before, after, fields, listed } = row;
    const stands = await draft.findMember(after.id);
    const next =
      stands === undefined || before === undefined ? after : linkedAs(after, withFields(stands, fields), known);
    if (isDone(stands, next, ctx)) continue;
    if (isOther(stands, before, ctx)) throw await lookAgain(row, ctx);
    changed.push({ stands, next: { ...next, listed } });
  }
  await guardAccounts(changed, draft, ctx, known);
  const next = changed.map((each) => each.next);
  const seats = await giveSeats(next, draft, ctx, known);
  for (const { stands, next } of changed) {
    if (stands === undefined) recordAdded(next, agencyOf(ctx.roster, next.agencyId).name, draft, ctx);
    else await recordChanged(stands, next, draft, ctx);
  }
  return seats;
}

/** Whoever signed in meanwhile, or was unlinked, is let be. */
function linkedAs({ account }: Member, next: Member, { seats }: SeatsAsOf): Member {
  const isFree = next.account === undefined && next.byInvitation !== true;
  return account !== undefined && isFree ? linkedMember(next, account, seats) : next;
}

/** An account has one seat of the panel. @throws Refusal `account-taken` */
async function guardAccounts(changed: readonly Changed[], draft: Draft, ctx: Context, known: SeatsAsOf): Promise<void> {
  const linked = changed.filter(({ stands, next }) => next.account !== undefined && stands?.account === undefined);
  if (linked.length === 0) return;
  const seated = (await seatsNow(draft, ctx, known)).filter((each) => isSeatedOn(each, ctx.today));
  for (const { next } of linked) {
    const holder = seated.find(({ id, account }) => id !== next.id && isSame(account, next.account));
    if (holder !== undefined) throw new Refusal('account-taken', { name: holder.name });
  }
}

function isSame(one: EntraAccount | undefined, other: EntraAccount | undefined): boolean {
  return other !== undefined && isSameAccount(one, other);
}

function isDone(stands: Member | undefined, next: Member, { sha256 }: Context): boolean {
  if (stands === undefined || personVersion(stands, sha256) !== personVersion(next, sha256)) return false;
  return next.account === undefined || isSame(stands.account, next.account);
}

function isOther(stands: Member | undefined, before: Member | undefined, { sha256 }: Context): boolean {
  if (stands === undefined || before === undefined) return stands !== before;
  return personVersion(stands, sha256) !== personVersion(before, sha256);
}

async function lookAgain({ before }: PlannedRow, ctx: Context): Promise<Refusal> {
  if (before === undefined) return new Refusal('changed-meanwhile');
  return changedMeanwhile({ type: 'member', id: before.id }, ctx);
}
