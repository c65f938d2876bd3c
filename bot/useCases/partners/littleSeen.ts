import { lacksAgreementAlone } from '../../access/sight';
import type { Agency } from '../../domain/agency';
import { listed } from '../../domain/listed';
import { membersInRole, nameOf } from '../../ledger/roster';
import type { Onlooking } from '../ports';
import { inFull, waitingFor } from './agreementToSign';
import { contactsOf } from './contacts';

/** Why whoever looks is shown so little, and who puts it right; undefined where it is for no agreement of their agency's. */
export function littleSeenText({ viewer, roster, today }: Onlooking): string | undefined {
  if (viewer.kind !== 'person' || !lacksAgreementAlone(viewer)) return undefined;
  const { agency, member } = viewer;
  const nameTold = (id: string) => (id === member.id ? 'you' : nameOf(roster, id));
  const seen = `You see the agenda’s titles and your agency’s own tasks and issues alone, because ${whyOf(agency)}`;
  const { isaWaits } = agency;
  if (isaWaits !== undefined && isaWaits.reviewOn >= today && !waitingFor(agency, isaWaits, { roster }).isInVain) {
    const whose = isaWaits.signatoryId === member.id ? 'your' : `${nameOf(roster, isaWaits.signatoryId)}’s`;
    return `${seen}: the next one waits for ${whose} signature.`;
  }
  const coordinators = membersInRole(roster, 'coordinator').map((id) => `${nameOf(roster, id)} (coordinator)`);
  const menders = listed([...coordinators, ...contactsOf(agency, { roster }).map(nameTold)]);
  return `${seen}: ${menders} can put that right.`;
}

function whyOf({ name, isa }: Agency): string {
  return isa === null
    ? `${name} has no information sharing agreement with the panel yet`
    : `the information sharing agreement of ${name} with the panel ended on ${inFull(isa.reviewOn)}`;
}
