import type { AgencyId, MemberId } from '../../../bot/domain/ids';

/** Why something may be shared with an agency that needs a gateway, as far as it has been said. */
export interface Grounds {
  readonly gateway?: string | undefined;
  readonly purpose?: string | undefined;
}

/** Who is to do a task, as far as it has been chosen. */
export interface Holder extends Grounds {
  readonly agencyId?: AgencyId | undefined;
  readonly ownerId?: MemberId | undefined;
  readonly deputyId?: MemberId | undefined;
}

export type Missing = Readonly<Record<string, string>>;

/** By field, what has still to be chosen. */
export function missingOf({ agencyId, ownerId, ...grounds }: Holder, needsGateway: boolean): Missing {
  return {
    ...(agencyId === undefined ? { agencyId: 'Choose an agency.' } : {}),
    ...(agencyId !== undefined && ownerId === undefined ? { ownerId: 'Choose who is to do it.' } : {}),
    ...missingGrounds(grounds, needsGateway),
  };
}

export function missingGrounds({ gateway, purpose = '' }: Grounds, needsGateway: boolean): Missing {
  return {
    ...(needsGateway && gateway === undefined ? { gateway: 'Choose the gateway.' } : {}),
    ...(needsGateway && purpose.trim() === '' ? { purpose: 'Say what it is shared for.' } : {}),
  };
}

/** Nothing of a gateway that was chosen for another agency. */
export function groundsOf({ gateway, purpose }: Grounds, needsGateway: boolean) {
  return needsGateway && gateway !== undefined && purpose !== undefined ? { gateway, purpose } : {};
}

/** What goes with the owner. */
export function besideOwner({ deputyId, ...grounds }: Holder, needsGateway: boolean) {
  return { ...(deputyId === undefined ? {} : { deputyId }), ...groundsOf(grounds, needsGateway) };
}
