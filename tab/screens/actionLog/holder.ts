import type { Gateway } from '../../../bot/domain/gateways';
import type { AgencyId, MemberId } from '../../../bot/domain/ids';

/** Who is to do a task, as far as it has been chosen. */
export interface Holder {
  readonly agencyId?: AgencyId | undefined;
  readonly ownerId?: MemberId | undefined;
  readonly deputyId?: MemberId | undefined;
  /** Why it may be shared with an agency that needs a gateway. */
  readonly gateway?: Gateway | undefined;
  readonly purpose?: string | undefined;
}

export type Missing = Readonly<Record<string, string>>;

/** By field, what has still to be chosen. */
export function missingOf({ agencyId, ownerId, gateway, purpose = '' }: Holder, needsGateway: boolean): Missing {
  return {
    ...(agencyId === undefined ? { agencyId: 'Choose an agency.' } : {}),
    ...(agencyId !== undefined && ownerId === undefined ? { ownerId: 'Choose who is to do it.' } : {}),
    ...(needsGateway && gateway === undefined ? { gateway: 'Choose the gateway.' } : {}),
    ...(needsGateway && purpose.trim() === '' ? { purpose: 'Say what it is shared for.' } : {}),
  };
}

/** What goes with the owner: nothing of a gateway that was chosen for another agency. */
export function besideOwner({ deputyId, gateway, purpose }: Holder, needsGateway: boolean) {
  return {
    ...(deputyId === undefined ? {} : { deputyId }),
    ...(needsGateway && gateway !== undefined && purpose !== undefined ? { gateway, purpose } : {}),
  };
}
