import type { Request } from 'restify';
import { MemberId } from '../domain/ids';
import { LOCAL_TENANT } from '../identity/localIssuer';
import { type TokenRules, verifyToken } from '../identity/tokens';
import { firstAdministrator } from './firstAdministrator';
import { type Person, Unauthenticated } from '../useCases/members/person';
import type { Founder } from '../useCases/founding/foundFromDraft';
import { listPanels } from '../useCases/settings/deployment';
import type { Parts } from './parts';

export interface WhoFounds {
  readonly founder: Founder;
  readonly hasPanel: boolean;
  /** As another panel of the same deployment knows them. */
  readonly known?: { readonly name: string; readonly title: string };
}

type Used = Pick<Parts, 'config' | 'store' | 'seats' | 'limits'>;

/**
 * Who may found a panel: of the first the administrator that the settings name, later an administrator of one that there
 * is. Of everybody else it is as if there were no such door: undefined.
 */
export function founderDoor(parts: Used, rules: TokenRules): (req: Request) => Promise<WhoFounds | undefined> {
  return async (req) => {
    const person = await personOf(req, rules);
    if (person === undefined) return undefined;
    await parts.limits.check('query', `${person.tenantId} ${person.objectId}`);
    const hasPanel = (await listPanels(parts.store)).length > 0;
    if (hasPanel) return administratorAs(person, parts);
    const founder = firstAs(person, parts);
    return founder && { founder, hasPanel };
  };
}

async function personOf(req: Request, rules: TokenRules): Promise<Person | undefined> {
  try {
    return await verifyToken(req.headers.authorization, rules);
  } catch (error) {
    if (error instanceof Unauthenticated) return undefined;
    throw error;
  }
}

async function administratorAs(person: Person, { seats }: Used): Promise<WhoFounds | undefined> {
  const seat = (await seats.of(person)).seats.find(({ role }) => role === 'administrator');
  if (seat === undefined) return undefined;
  const known = { name: seat.name, title: seat.title };
  return { founder: founderAs(person, seat.email), hasPanel: true, known };
}

function firstAs(person: Person, { config }: Used): Founder | undefined {
  const { tenantId, objectId, email, isGuest } = person;
  if (email === undefined) return undefined;
  if (config.MODE === 'local') {
    return objectId === firstAdministrator.id ? founderAs(person, email) : undefined;
  }
  const named = config.FIRST_ADMINISTRATOR;
  // A guest's address was stated by another organisation.
  const is = (isGuest === true ? [objectId] : [objectId, email]).some(
    (who) => named === `${tenantId}/${who}`.toLowerCase(),
  );
  return is ? founderAs(person, email) : undefined;
}

function founderAs({ tenantId, objectId }: Person, email: string): Founder {
  const address = email.trim().toLowerCase();
  // In local mode nobody vouches for accounts: whom a token is for is told by the id of their seat.
  if (tenantId === LOCAL_TENANT) return { email: address, memberId: MemberId.parse(objectId) };
  return { email: address, account: { tenantId, objectId } };
}
