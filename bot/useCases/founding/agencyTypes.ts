import shipped from '../../panels/agencyTypes.json';
import powers from '../../panels/powers.json';
import { kindMeant } from '../../domain/agencyKinds';
import type { AgencyType } from './foundingDraft';

/** Of the shipped catalogue. */
export const powersAsOf = powers.version;

/** The kinds of partner that the product knows, with their usual powers; those that need a lawyer first are left out. */
export const agencyTypes: readonly AgencyType[] = shipped.types.map((type) => ({
  ...type,
  powers: powers.rows
    .filter(({ agency, confidence }) => agency === type.type && confidence !== 'R')
    .map(({ power }) => power),
}));

/** As partners of a kind are usually called; the force itself has its own name. */
export function typeNames(kind: string): string[] {
  return typesOf(kind).flatMap(({ name }) => (name === '' ? [] : [name]));
}

/** As the list of powers calls partners of a kind. */
export function typesOfKind(kind: string): string[] {
  return typesOf(kind).map(({ type }) => type);
}

function typesOf(kind: string) {
  return shipped.types.filter((each) => each.kind === kindMeant(kind));
}
