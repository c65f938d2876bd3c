import type { AgendaItem } from '../../domain/agenda';
import type { Disposal } from '../../domain/disposal';
import { plainReference } from '../../domain/accessRequest';
import {
  bareItem,
  disposedAttendance,
  disposedCorrection,
  disposedDisruption,
  disposedEntry,
  disposedGroupItem,
  disposedLink,
  disposedMinutes,
  disposedNominal,
  disposedOpportunity,
  disposedReferral,
  disposedRequest,
} from '../../domain/disposing';
import { everyKeyOf, nominalKey } from '../../domain/nominal';
import { opportunityKey } from '../../domain/opportunity';
import type { Draft } from '../../ledger/changeDraft';
import type { RecordOf } from '../../ledger/records';
import { linksAround } from '../links/linksAround';
import { loadMeetings } from '../meetings/meetingLists';
import { noticeOf } from '../restrictions/askAccess';
import type { Onlooking } from '../ports';
import type { Reviewed } from './reviewed';
import { workOf } from './workOf';

/** Records written over in one batch, each with nothing but its digest in the one entry. */
const MOST_PARTS = 40;

/**
 * What belongs to it is written over like it: of a meeting its minutes, of a group its people, of these their corrections and links,
 * what was done about a group, by a task or as a meeting recorded it, and to whom these were referred,
 * on agendas for what an issue or a group was shared and which operation it was, and why somebody asked to see it.
 */
export async function writePartsOver(
  { ref, reference, subject, readers }: Reviewed,
  { by, at }: Disposal,
  ctx: Onlooking,
): Promise<void> {
  const { ledger, roster, now } = ctx;
  for (let isMore = true; isMore;) {
    isMore = await ledger.change(roster.panel.id, now, async (draft) => {
      const parts = await writesFor({ ...ref, reference }, { by, at }, draft, ctx);
      const done = await ofWork(ref, { by, at }, draft, ctx);
      const writes = [...parts, ...done, ...(await ofRequests({ ...ref, reference }, draft, ctx))];
      for (const write of writes.slice(0, MOST_PARTS)) write();
      if (writes.length > 0) draft.log({ action: 'record-words-erased', by, subject, readers });
      return writes.length > MOST_PARTS;
    });
  }
}

type Write = () => void;
type Disposed = Pick<Disposal, 'by' | 'at'>;
type Named = Reviewed['ref'] & Pick<Reviewed, 'reference'>;

async function writesFor(
  { type, id, reference }: Named,
  disposed: Disposed,
  draft: Draft,
  ctx: Onlooking,
): Promise<Write[]> {
  if (type === 'issue') return onAgendas({ isIts: ({ issueId }) => issueId === id, bare: bareItem }, draft, ctx);
  if (type === 'meeting') return ofMeeting(id, draft);
  if (type === 'nominal') return ofPerson(id, disposed, draft, ctx);
  if (type !== 'group') return [];
  const people = await draft.listOf('nominal', 'groupId', id);
  const corrected = await Promise.all(people.map((nominal) => ofNominal(nominalKey(nominal), draft)));
  const bare = (item: AgendaItem) => disposedGroupItem(item, reference);
  const items = await onAgendas({ isIts: ({ groupId }) => groupId === id, bare }, draft, ctx);
  const links = await ofLinks({ type, id }, disposed, draft, ctx);
  return [
    ...people.flatMap((nominal) => ofGroup(nominal, disposed, draft)),
    ...[...corrected.flat(), ...items, ...links],
  ];
}

interface ItemsOf {
  readonly isIts: (item: AgendaItem) => boolean;
  readonly bare: (item: AgendaItem) => AgendaItem;
}

async function onAgendas({ isIts, bare }: ItemsOf, draft: Draft, ctx: Onlooking): Promise<Write[]> {
  const holding = (await loadMeetings(ctx)).filter(({ agenda }) => agenda.some(isIts));
  const meetings = await Promise.all(holding.map(({ id }) => draft.read('meeting', id)));
  const written = (meeting: RecordOf<'meeting'>) => ({
    ...meeting,
    agenda: meeting.agenda.map((item) => (isIts(item) ? bare(item) : item)),
  });
  return changed(known(meetings), written).map((each) => () => {
    draft.put('meeting', each);
    draft.send({ task: 'refresh', content: { kind: 'agenda', meetingId: each.id }, to: [] });
  });
}

/** By a link or by what it was called: whoever was told the reference may have written of it too. */
async function ofRequests({ type, id, reference }: Named, draft: Draft, ctx: Onlooking): Promise<Write[]> {
  if (type !== 'task' && type !== 'issue' && type !== 'group') return [];
  const byId = await draft.listOf('accessRequest', 'askedFor', id);
  const byName = await draft.listOf('accessRequest', 'askedFor', plainReference(reference));
  return changed([...byId, ...byName], disposedRequest).map((each) => () => {
    draft.put('accessRequest', each);
    draft.send({ task: 'refresh', content: noticeOf(each, ctx), to: [] });
  });
}

async function ofMeeting(meetingId: string, draft: Draft): Promise<Write[]> {
  const [entries, versions, attendances] = await Promise.all([
    draft.listOf('minuteEntry', 'meetingId', meetingId),
    draft.listOf('minutes', 'meetingId', meetingId),
    draft.listOf('attendance', 'meetingId', meetingId),
  ]);
  return [
    ...changed(entries, disposedEntry).map((each) => () => draft.put('minuteEntry', each)),
    ...changed(versions, disposedMinutes).map((each) => () => draft.put('minutes', each)),
    ...changed(attendances, disposedAttendance).map((each) => () => draft.put('attendance', each)),
  ];
}

function ofGroup(nominal: RecordOf<'nominal'>, disposed: Disposed, draft: Draft): Write[] {
  if (nominal.retention?.disposed !== undefined) return [];
  return [() => draft.put('nominal', disposedNominal(nominal, { ...nominal.retention, disposed }))];
}

/** With all records that are one with theirs. */
async function ofPerson(key: string, disposed: Disposed, draft: Draft, ctx: Onlooking): Promise<Write[]> {
  const person = await draft.read('nominal', key);
  const keys = person === undefined ? [key] : everyKeyOf(person);
  const all = await Promise.all(
    keys.map(async (id) => {
      const nominal = await draft.read('nominal', id);
      const itself = nominal === undefined ? [] : ofGroup(nominal, disposed, draft);
      return [...itself, ...(await ofNominal(id, draft))];
    }),
  );
  return [...all.flat(), ...(await ofLinks({ type: 'nominal', id: key }, disposed, draft, ctx))];
}

async function ofNominal(key: string, draft: Draft): Promise<Write[]> {
  const corrections = await draft.listOf('correction', 'nominal', key);
  return changed(corrections, disposedCorrection).map((each) => () => draft.put('correction', each));
}

/** Whatever led to it leads nowhere. */
async function ofLinks(ref: Reviewed['ref'], disposed: Disposed, draft: Draft, ctx: Onlooking): Promise<Write[]> {
  const found = await linksAround(ref, ctx);
  const links = await Promise.all(found.map(({ id }) => draft.read('link', id)));
  return changed(known(links), (link) => disposedLink(link, disposed)).map((each) => () => draft.put('link', each));
}

async function ofWork(ref: Reviewed['ref'], disposed: Disposed, draft: Draft, ctx: Onlooking): Promise<Write[]> {
  const { opportunities, disruptions, referrals } = await workOf(ref, ctx);
  const standing = await Promise.all([
    Promise.all(opportunities.map((each) => draft.read('opportunity', opportunityKey(each)))),
    Promise.all(disruptions.map(({ id }) => draft.read('disruption', id))),
    Promise.all(referrals.map(({ id }) => draft.read('referral', id))),
  ]);
  const [could, done, referred] = standing;
  return [
    ...changed(known(could), disposedOpportunity).map((each) => () => draft.put('opportunity', each)),
    ...changed(known(done), (each) => disposedDisruption(each, disposed)).map(
      (each) => () => draft.put('disruption', each),
    ),
    ...changed(known(referred), (each) => disposedReferral(each, disposed)).map(
      (each) => () => draft.put('referral', each),
    ),
  ];
}

function known<T>(records: readonly (T | undefined)[]): T[] {
  return records.filter((each) => each !== undefined);
}

function changed<T>(all: readonly T[], disposed: (each: T) => T): T[] {
  return all.flatMap((each) => {
    const after = disposed(each);
    return JSON.stringify(after) === JSON.stringify(each) ? [] : [after];
  });
}
