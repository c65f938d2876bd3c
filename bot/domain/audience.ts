import { z } from 'zod';
import { AgencyId, MemberId } from './ids';

/** Who needs to know: the whole panel, or the named agencies and members (and those who run the panel). */
export const Audience = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('panel') }),
  z.object({ kind: z.literal('named'), agencyIds: z.array(AgencyId).max(60), memberIds: z.array(MemberId).max(60) }),
]);
export type Audience = z.infer<typeof Audience>;

export function isForFew({ audience }: { readonly audience: Audience }): boolean {
  return audience.kind === 'named';
}

export const wholePanel: Audience = { kind: 'panel' };

/** Those alone who are among both; whoever is recused from either is not. */
export function readersOfBoth(some: readonly string[], others: readonly string[]): string[] {
  const isIn = (reader: string, readers: readonly string[]) => readers.includes('*') || readers.includes(reader);
  const both = [...some, ...others].filter(
    (reader) => reader.startsWith('!') || (isIn(reader, some) && isIn(reader, others)),
  );
  return [...new Set(both)];
}

/**
 * The readers of a record, as its document carries them: "*", "agency:hmrc", "member:tom-hesketh"; and whoever is recused
 * from it, "!member:owen-pryce".
 */
export function readersOf(audience: Audience, recusedIds: readonly MemberId[] = []): string[] {
  const recused = recusedIds.map(recusedReader);
  if (audience.kind === 'panel') return ['*', ...recused];
  return [...audience.agencyIds.map(agencyReader), ...audience.memberIds.map(memberReader), ...recused];
}

export function agencyReader(id: AgencyId): string {
  return `agency:${id}`;
}

export function memberReader(id: MemberId): string {
  return `member:${id}`;
}

export function recusedReader(id: MemberId): string {
  return `!${memberReader(id)}`;
}

/** Who hears that somebody said something on items for few: their readers but those who left, and whoever said it. */
export function saidToFew(audiences: readonly Audience[], by: MemberId, left: readonly MemberId[] = []): string[] {
  const others = left.filter((id) => id !== by);
  return [
    ...new Set([...audiences.flatMap((each) => readersOf(each)), memberReader(by), ...others.map(recusedReader)]),
  ];
}

/** Those who need to know of all of it: what was recorded for few is not opened by standing beside what is for many. */
export function narrowest(audiences: readonly Audience[]): Audience {
  return audiences.reduce<Audience>((narrow, each) => {
    if (narrow.kind === 'panel') return each;
    if (each.kind === 'panel') return narrow;
    return {
      kind: 'named',
      agencyIds: narrow.agencyIds.filter((id) => each.agencyIds.includes(id)),
      memberIds: narrow.memberIds.filter((id) => each.memberIds.includes(id)),
    };
  }, wholePanel);
}

/** Those alone who are among both, whether they are named themselves or their agency is. */
export function amongBoth(
  some: Audience,
  others: Audience,
  agencyIdOf: (id: MemberId) => AgencyId | undefined,
): Audience {
  if (some.kind === 'panel') return others;
  if (others.kind === 'panel') return some;
  const isOf = (all: typeof some) => (id: MemberId) => {
    const agencyId = agencyIdOf(id);
    return all.memberIds.includes(id) || (agencyId !== undefined && all.agencyIds.includes(agencyId));
  };
  const memberIds = [...some.memberIds.filter(isOf(others)), ...others.memberIds.filter(isOf(some))];
  const agencyIds = some.agencyIds.filter((id) => others.agencyIds.includes(id));
  return { kind: 'named', agencyIds, memberIds: [...new Set(memberIds)] };
}

/** Whether nobody is named that the other is not for. */
export function isWithin(some: Audience, all: Audience, agencyIdOf: (id: MemberId) => AgencyId | undefined): boolean {
  if (all.kind === 'panel') return true;
  if (some.kind === 'panel') return false;
  const isOfThem = (id: AgencyId | undefined) => id !== undefined && all.agencyIds.includes(id);
  return (
    some.agencyIds.every(isOfThem) &&
    some.memberIds.every((id) => all.memberIds.includes(id) || isOfThem(agencyIdOf(id)))
  );
}

/**
 * What a list says of a record: of what is restricted no words. Those are read, and the reading is logged, on the record
 * itself.
 */
export function wordsInList({ audience }: { readonly audience: Audience }, words: string): string {
  return audience.kind === 'named' ? 'Restricted' : words;
}

/** In whatever order they are named. */
export function isSameAudience(a: Audience, b: Audience): boolean {
  const [ours, theirs] = [new Set(readersOf(a)), new Set(readersOf(b))];
  return ours.size === theirs.size && [...ours].every((reader) => theirs.has(reader));
}

/** Named beside the others, where it is for few. */
export function withReader(audience: Audience, memberId: MemberId): Audience {
  if (audience.kind === 'panel' || audience.memberIds.includes(memberId)) return audience;
  return { ...audience, memberIds: [...audience.memberIds, memberId] };
}
