import { isForFew } from '../../domain/audience';
import type { LogSubject } from '../../domain/log';
import { meetingReference } from '../../domain/meeting';
import { MOST_NOMINALS, nominalReference } from '../../domain/nominal';
import { documentIdAt, recordOf } from '../../ledger/records';
import type { Context } from '../ports';

/** A record with its parts, as it stands now. */
export interface FoundRecord {
  /** "SEN-27-005", "NM-OCG-031, person 2" */
  readonly called: string;
  readonly isForFew: boolean;
}

/** Undefined where it is not there, or can be for few at no time. */
export async function foundRecord(subject: LogSubject, ctx: Context): Promise<FoundRecord | undefined> {
  const { type, id } = subject;
  if (type === 'group') return foundGroup(id, ctx);
  if (type === 'meeting' || type === 'agendaItem') return foundOnAgenda(id, ctx);
  if (type !== 'task' && type !== 'issue') return undefined;
  const found = await ctx.store.read(ctx.roster.panel.id, documentIdAt(type, id));
  if (found === undefined) return undefined;
  const record = recordOf(type, found);
  return { called: record.reference, isForFew: isForFew(record) };
}

async function foundGroup(id: string, { store, roster }: Context): Promise<FoundRecord | undefined> {
  const [groupId = id, personId] = id.split('.');
  const where = [{ key: 'groupId', is: groupId }];
  const [found, people] = await Promise.all([
    store.read(roster.panel.id, documentIdAt('group', groupId)),
    store.query(roster.panel.id, { type: 'nominal', where, limit: MOST_NOMINALS }),
  ]);
  if (found === undefined) return undefined;
  const group = recordOf('group', found);
  const nominals = people.map((each) => recordOf('nominal', each));
  const person = nominals.find((each) => each.id === personId);
  const asked = personId === undefined ? nominals : nominals.filter((each) => each === person);
  return {
    called: person === undefined ? group.reference : nominalReference(person, group),
    isForFew: [group, ...asked].some(isForFew),
  };
}

async function foundOnAgenda(id: string, { store, roster }: Context): Promise<FoundRecord | undefined> {
  const [meetingId = id, itemId] = id.split('.');
  const found = await store.read(roster.panel.id, documentIdAt('meeting', meetingId));
  if (found === undefined) return undefined;
  const meeting = recordOf('meeting', found);
  const place = meeting.agenda.findIndex((item) => item.id === itemId);
  const asked = itemId === undefined ? meeting.agenda : meeting.agenda.slice(place, place + 1);
  const reference = meetingReference(meeting);
  return { called: place < 0 ? reference : `${reference}, item ${place + 1}`, isForFew: asked.some(isForFew) };
}
