import shipped from '../../panels/agencyTypes.json';
import powers from '../../panels/powers.json';
import { kindName } from '../../domain/agencyKinds';
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

/** As such a partner is usually called: a force gives it its own name. */
export function usualName(kind: string): string {
  const name = shipped.types.find((type) => type.kind === kind)?.name ?? '';
  return name === '' ? kindName(kind) : name;
}

/** "Charity", "Charity 2" */
export function freeName(wanted: string, names: Set<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    if (names.has(name)) continue;
    names.add(name);
    return name;
  }
}

/** As the list of powers calls partners of a kind. */
export function typesOfKind(kind: string): string[] {
  return shipped.types.filter((each) => each.kind === kind).map(({ type }) => type);
}
