import { type ContextOf, panelAsked } from '../api/doors';
import type { Member } from '../domain/member';
import { Refusal } from '../domain/refusal';
import { type TokenRules, verifyToken } from '../identity/tokens';
import { type Person, Stranger, Unlinked } from '../useCases/members/person';
import type { Context } from '../useCases/ports';
import type { Parts } from './parts';
import { signInReasonOf } from './telemetry/signInRefusals';

type Used = Pick<Parts, 'contexts' | 'seats' | 'limits'> & Partial<Pick<Parts, 'notLetIn'>>;

/** More people than a deployment has; a process that met more begins anew. */
const MOST_KNOWN = 5_000;

/** From a bearer token to what its bearer may see: the same door in production and in local mode. */
export function contextDoor(parts: Used, rules: TokenRules): ContextOf {
  const letIn = lettingIn(parts, rules);
  return async (req, what) => {
    try {
      return await letIn(req, what);
    } catch (error) {
      const reason = signInReasonOf(error);
      if (reason !== undefined) parts.notLetIn?.(reason);
      throw error;
    }
  };
}

function lettingIn(parts: Used, rules: TokenRules): ContextOf {
  const { contexts, seats, limits } = parts;
  // Finding a person costs a query over all panels, so their seat is kept; whether it is still theirs, the roster tells.
  const known = new Map<string, Pick<Member, 'id' | 'panelId'>>();
  return async (req, what) => {
    const person = await verifyToken(req.headers.authorization, rules);
    // Strangers too: finding out that somebody is on no panel is what costs most.
    await limits.check(what, `${person.tenantId} ${person.objectId}`);
    const asked = panelAsked(req);
    const key = JSON.stringify([person.tenantId, person.objectId, person.email, asked]);
    const ctx = await contextIn(known.get(key), person, parts);
    if (ctx !== undefined) return ctx;

    const isAsked = ({ panelId }: Member) => asked === undefined || panelId === asked;
    const found = await seats.of(person);
    const member = found.seats.find(isAsked);
    if (member === undefined) {
      throw found.unlinked.some(isAsked) ? new Unlinked('Another tenant') : new Stranger('On no panel');
    }
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, member);
    return contexts.of(member.panelId, member.id);
  };
}

/** Undefined where the seat is gone, or somebody else's by now. */
async function contextIn(
  seat: Pick<Member, 'id' | 'panelId'> | undefined,
  person: Person,
  { contexts, seats }: Pick<Parts, 'contexts' | 'seats'>,
): Promise<Context | undefined> {
  if (seat === undefined) return undefined;
  try {
    const ctx = await contexts.of(seat.panelId, seat.id);
    return seats.isOf(ctx.viewer.member, person) ? ctx : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
