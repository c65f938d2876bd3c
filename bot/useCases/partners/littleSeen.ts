import { lacksAgreementAlone, lacksVetting } from '../../access/sight';
import type { PersonViewer } from '../../access/viewer';
import type { Agency } from '../../domain/agency';
import { listed } from '../../domain/listed';
import type { Member } from '../../domain/member';
import { membersInRole, nameOf } from '../../ledger/roster';
import type { Onlooking } from '../ports';
import { inFull, waitingFor } from './agreementToSign';
import { contactsOf } from './contacts';

/**
 * Why whoever looks is shown so little, and who puts it right; undefined where it is neither for their vetting nor for
 * an agreement of their agency's.
 */
export function littleSeenText(ctx: Onlooking): string | undefined {
  const { viewer } = ctx;
  if (viewer.kind !== 'person') return undefined;
  if (lacksVetting(viewer)) return `${unvettedText(viewer)}: ${mendersOf(viewer, ctx)} can put that right.`;
  return lacksAgreementAlone(viewer) ? lapsedText(viewer, ctx) : undefined;
}

function unvettedText({ member, agency, isaCurrent }: PersonViewer): string {
  const also = isaCurrent ? '' : `, and ${lapseOf(agency)}`;
  return `You see the agenda’s titles alone, because ${vettingOf(member)}${also}`;
}

function vettingOf({ vettedUntil }: Member): string {
  return vettedUntil === undefined
    ? 'no vetting of yours is recorded yet'
    : `your vetting ended on ${inFull(vettedUntil)}`;
}

function lapsedText(viewer: PersonViewer, ctx: Onlooking): string {
  const { agency, member } = viewer;
  const { roster, today } = ctx;
  const seen = `You see the agenda’s titles and your agency’s own tasks and issues alone, because ${lapseOf(agency)}`;
  const { isaWaits } = agency;
  if (isaWaits !== undefined && isaWaits.reviewOn >= today && !waitingFor(agency, isaWaits, { roster }).isInVain) {
    const whose = isaWaits.signatoryId === member.id ? 'your' : `${nameOf(roster, isaWaits.signatoryId)}’s`;
    return `${seen}: the next one waits for ${whose} signature.`;
  }
  return `${seen}: ${mendersOf(viewer, ctx)} can put that right.`;
}

function lapseOf({ name, isa }: Agency): string {
  return isa === null
    ? `${name} has no information sharing agreement with the panel yet`
    : `the information sharing agreement of ${name} with the panel ended on ${inFull(isa.reviewOn)}`;
}

function mendersOf({ agency, member }: PersonViewer, { roster }: Onlooking): string {
  const nameTold = (id: string) => (id === member.id ? 'you' : nameOf(roster, id));
  const coordinators = membersInRole(roster, 'coordinator').map((id) => `${nameOf(roster, id)} (coordinator)`);
  return listed([...coordinators, ...contactsOf(agency, { roster }).map(nameTold)]);
}
