import type { Agency } from '../../domain/agency';
import type { AgencyId } from '../../domain/ids';
import { type Member, roleNames } from '../../domain/member';
import type { PeopleColumn } from '../../domain/personColumns';

/** One person as a row of a list that is read again as it is: what is not kept of them is empty. */
export function writtenPerson(
  member: Member,
  agencies: ReadonlyMap<AgencyId, Pick<Agency, 'name'>>,
): Readonly<Record<PeopleColumn, string>> {
  const { name, email, role, title, agencyId, phone = '', seat = '', area = '', vettingLevel = '' } = member;
  const { vettedUntil = '', joinedOn = '', endsOn = '', mayShare, mayAct } = member;
  return {
    ...{ name, email, agency: agencies.get(agencyId)?.name ?? '', role: roleNames[role], title },
    ...{ phone, seat, area, vettingLevel, vettedUntil, joinedOn, endsOn },
    ...{ mayShare: yesOrNo(mayShare), mayAct: yesOrNo(mayAct) },
  };
}

function yesOrNo(answer: boolean | undefined): string {
  return answer === true ? 'yes' : 'no';
}
