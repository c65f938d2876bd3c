import { agencyName } from './names';
import { isCovered, type Agency } from '../../domain/agency';
import { needsGateway } from '../../domain/disclosure';
import { type Member, roleNames } from '../../domain/member';
import { mayOwnTasks } from '../../access/taskConditions';
import type { Context } from '../ports';
import type { AgencyView, PersonView } from './memberViews';

export function personView(member: Member, ctx: Pick<Context, 'roster' | 'today'>): PersonView {
  const { id, name, title, role, agencyId } = member;
  return {
    ...{ id, name, title, role, agencyId },
    roleName: roleNames[role],
    agencyName: agencyName(agencyId, ctx),
    ownsTasks: mayOwnTasks(member, ctx.today),
  };
}

export function agencyView(agency: Agency, ctx: Context): AgencyView {
  const { id, name, kind } = agency;
  return {
    id,
    name,
    kind,
    needsGateway: needsGateway(agency, ctx.roster.panel),
    isaCurrent: isCovered(agency, ctx.roster),
  };
}
