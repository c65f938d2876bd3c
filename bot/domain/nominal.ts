import { z } from 'zod';
import { Audience, wholePanel } from './audience';
import { GroupId, MemberId, NominalId, PanelId } from './ids';
import { Refusal } from './refusal';
import { Restriction } from './restriction';
import { Retained } from './retained';
import { wordsIn } from './searchable';
import { typedLine } from './text';
import { Instant, LocalDate } from './time';

/** DPA 2018 s.38: what somebody is has to be told apart. */
export const NominalCategory = z.enum(['suspect', 'convicted', 'victim', 'witness']);
export type NominalCategory = z.infer<typeof NominalCategory>;

export const categoryNames: Readonly<Record<NominalCategory, string>> = {
  suspect: 'Suspect',
  convicted: 'Convicted',
  victim: 'Victim',
  witness: 'Witness',
};

/** The age band: a decade of birth, which does not grow old in a record. */
const BornIn = z.string().regex(/^(19|20)\d0s$/, 'Write a decade: 1980s.');

/** What is known of somebody. The name and the force reference are shown on the opened record alone. */
export const NominalFacts = z.object({
  name: typedLine(120),
  category: NominalCategory,
  /** "driver": what they do in the group. Lists show it, so it names nobody. */
  role: typedLine(80).optional(),
  bornIn: BornIn.optional(),
  /** Of the force's own system. */
  forceReference: typedLine(40).optional(),
});
export type NominalFacts = z.infer<typeof NominalFacts>;

/** A person recorded in a group: a document of its own, so that one is read without reading the others. */
export const Nominal = NominalFacts.extend({
  id: NominalId,
  panelId: PanelId,
  groupId: GroupId,
  /** 1, 2, 3 … within the group: "Person 2". */
  number: z.number().int().positive(),
  /** Never wider than the group's, which counts beside it. */
  audience: Audience.default(wholePanel),
  /** Why for fewer than the group is; absent of those that earlier versions restricted. */
  restriction: Restriction.optional(),
  changed: z.object({ by: MemberId, at: Instant }).optional(),
  /** Of those that came with the panel’s file: nobody has changed them yet. */
  recordedOn: LocalDate.optional(),
  /** Of one that became one with another record of the same person: nothing shows it but that one. */
  mergedInto: z.object({ nominalId: NominalId, by: MemberId, at: Instant }).optional(),
  /** Of the one that stays: every record that is one with it now, the earlier first. Numbers are never given again. */
  took: z.array(z.object({ nominalId: NominalId, number: z.number().int().positive(), at: Instant })).optional(),
  retention: Retained.optional(),
});
export type Nominal = z.infer<typeof Nominal>;

/** Made known to a panel of 60 groups: more in one group is a list, not a group. */
export const MOST_NOMINALS = 100;

type NominalKey = Pick<Nominal, 'groupId' | 'id'>;

/** Within its panel. An id is the group's own, so that what a caller may choose meets no other group's. */
export function nominalKey({ groupId, id }: NominalKey): string {
  return `${groupId}.${id}`;
}

/** Its own, and those of all records that are one with it: what happened to any of them happened to this person. */
export function everyKeyOf({ groupId, id, took = [] }: Pick<Nominal, 'groupId' | 'id' | 'took'>): string[] {
  return [id, ...took.map(({ nominalId }) => nominalId)].map((each) => nominalKey({ groupId, id: each }));
}

/** All that may be said of somebody where the name may not be. */
export function calledNominal({ number }: Pick<Nominal, 'number'>): string {
  return `Person ${number}`;
}

/** As the log calls them: never by name. "NM-OCG-031, person 2" */
export function nominalReference({ number }: Pick<Nominal, 'number'>, group: { readonly reference: string }): string {
  return `${group.reference}, person ${number}`;
}

export function factsOf({ name, category, role, bornIn, forceReference }: NominalFacts): NominalFacts {
  return {
    ...{ name, category },
    ...(role === undefined ? {} : { role }),
    ...(bornIn === undefined ? {} : { bornIn }),
    ...(forceReference === undefined ? {} : { forceReference }),
  };
}

/** As the log keeps what was written over. */
export function factsText({ name, category, role, bornIn, forceReference }: NominalFacts): string {
  const born = bornIn === undefined ? undefined : `born in the ${bornIn}`;
  return [name, categoryNames[category].toLowerCase(), role, born, forceReference]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** What has no width of its own: nobody is hidden behind it. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/** What lists, cards and the log say of somebody does not name anybody. @throws Refusal `names-a-person` */
export function guardUnnamed(text: string | undefined, people: readonly Pick<Nominal, 'name'>[]): void {
  const said = wordsIn(text?.replace(UNSEEN, ''));
  const isNamed = people.some(({ name }) => wordsIn(name).some((word) => word.length > 2 && said.includes(word)));
  if (isNamed) throw new Refusal('names-a-person');
}
