import { z } from 'zod';
import { hasRight } from '../../access/rights';
import { type Hold, holdKey, HoldReach, HoldReference, RecordRef, stands } from '../../domain/disposal';
import type { NamedSubject } from '../../domain/log';
import { MOST_NOMINALS, nominalKey } from '../../domain/nominal';
import { Refusal } from '../../domain/refusal';
import { Reason } from '../../domain/task';
import { refuseAboveCeiling } from '../../domain/text';
import type { Draft } from '../../ledger/changeDraft';
import { CursorText, Limit, readPage } from '../../ledger/paging';
import { recordOf } from '../../ledger/records';
import { leftOutOfLog } from '../log/leftOut';
import { subjectBearing } from '../log/logAbout';
import { doneText } from '../members/names';
import { nominalsIn, standingNominal } from '../nominals/standingNominal';
import type { Admitted, Context } from '../ports';
import type { HoldView } from './retentionViews';
import { readingOf, readReviewed } from './reviewed';

const Reference = z.string().trim().min(1, 'Please write something here.').max(40);

export const HoldSet = z.object({
  of: z
    .union([RecordRef, z.object({ reference: Reference })])
    .describe('By its number: SEN-27-014, I-27-006, M2, NM-OCG-031, or "NM-OCG-031, person 2"'),
  reach: HoldReach,
  reason: Reason,
  caseReference: HoldReference.describe('Whose it is: of a court, an inquiry, a solicitor'),
});
export const HoldLifted = z.object({ of: RecordRef, reason: Reason });
export const HoldListing = z.object({ cursor: CursorText.optional(), limit: Limit.optional() });

interface Held {
  readonly subject: NamedSubject;
  readonly readers: readonly string[];
}

/**
 * From now on nothing disposes of the record, and nothing erases its words. The very same again changes nothing.
 *
 * @throws Refusal `not-found` for what is hidden as for what is not there, `disposed-of`, `hold-stands`
 */
export async function setHold(
  { of: asked, reach, reason, caseReference }: z.infer<typeof HoldSet>,
  ctx: Admitted,
): Promise<HoldView> {
  refuseAboveCeiling(reason, caseReference);
  const of = 'reference' in asked ? await refBearing(asked.reference, ctx) : asked;
  const by = ctx.viewer.member.id;
  const hold = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const { subject, readers } = await heldRecord(of, draft, ctx);
    const { reference } = subject;
    const known = await draft.read('hold', holdKey(of));
    if (known !== undefined && stands(known)) {
      const isSame = known.reason === reason && known.caseReference === caseReference && known.reach === reach;
      if (isSame) return known;
      throw new Refusal('hold-stands', { reference });
    }
    const set = { by, at: ctx.now };
    const next: Hold = { panelId: ctx.roster.panel.id, of, reference, reach, set, reason, caseReference };
    draft.put('hold', next);
    draft.log({ action: 'hold-set', by, subject, readers, note: `For ${caseReference}. ${reason}` });
    return next;
  });
  return holdView(hold, ctx);
}

/** @throws Refusal `no-such-reference`, as for what they left for */
async function refBearing(reference: string, ctx: Context): Promise<RecordRef> {
  const [, groupReference, number] = /^(.+), person (\d+)$/i.exec(reference) ?? [];
  const { id, type } = await subjectBearing(groupReference ?? reference, await leftOutOfLog(ctx), ctx);
  if (number === undefined) return RecordRef.parse({ type, id });
  const where = [{ key: 'groupId', is: id }];
  const people = await ctx.store.query(ctx.roster.panel.id, { type: 'nominal', where, limit: MOST_NOMINALS });
  const person = people.map((each) => recordOf('nominal', each)).find((each) => each.number === Number(number));
  if (person === undefined) throw new Refusal('no-such-reference', { reference });
  const standing = (await standingNominal(nominalKey(person), nominalsIn(ctx))) ?? person;
  return { type: 'nominal', id: nominalKey(standing) };
}

/** @throws Refusal `not-found`, `no-hold` */
export async function liftHold({ of, reason }: z.infer<typeof HoldLifted>, ctx: Admitted): Promise<HoldView> {
  refuseAboveCeiling(reason);
  const by = ctx.viewer.member.id;
  const hold = await ctx.ledger.change(ctx.roster.panel.id, ctx.now, async (draft) => {
    const { subject, readers } = await heldRecord(of, draft, ctx);
    const known = await draft.read('hold', holdKey(of));
    if (known === undefined) throw new Refusal('no-hold', { reference: subject.reference });
    if (!stands(known)) return known;
    const next: Hold = { ...known, lifted: { by, at: ctx.now, reason } };
    draft.put('hold', next);
    draft.log({ action: 'hold-lifted', by, subject, readers, note: reason });
    return next;
  });
  return holdView(hold, ctx);
}

/** Those that stand, the latest first; of what is hidden from whoever asks there is none. */
export async function listHolds(
  { cursor, limit }: z.infer<typeof HoldListing>,
  ctx: Context,
): Promise<{ items: HoldView[]; cursor?: string }> {
  const where = [{ key: 'stands', is: 'yes' }];
  const page = await readPage('hold', { where, key: 'setAt', direction: 'descending', cursor, limit }, ctx);
  const seen = await Promise.all(
    page.records.map(async (hold) => ((await isHidden(hold, ctx)) ? [] : [holdView(hold, ctx)])),
  );
  return { items: seen.flat(), ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
}

async function isHidden({ of }: Hold, ctx: Context): Promise<boolean> {
  try {
    await heldRecord(of, readingOf(ctx), ctx);
    return false;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return true;
    if (error instanceof Refusal && error.code === 'disposed-of') return false;
    throw error;
  }
}

async function heldRecord(of: RecordRef, draft: Pick<Draft, 'read'>, ctx: Context): Promise<Held> {
  const found = await readReviewed(of, draft, ctx);
  if (found === undefined || !found.sees(ctx.viewer)) throw new Refusal('not-found', { what: 'record' });
  if (found.retention?.disposed !== undefined) throw new Refusal('disposed-of', { reference: found.reference });
  return found;
}

function holdView(hold: Hold, ctx: Context): HoldView {
  const { of, reference, reach, reason, caseReference, set } = hold;
  return {
    ...{ of, reference, reach, reason, caseReference },
    reachText: reach === 'chain' ? 'With all that came of it' : 'This record alone',
    setText: doneText('Set', set, ctx),
    mayLift: stands(hold) && hasRight(ctx.viewer, 'hold.keep'),
  };
}
