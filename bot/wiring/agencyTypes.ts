import shipped from '../panels/agencyTypes.json';
import powers from '../panels/powers.json';
import type { AgencyType } from '../useCases/founding/foundingDraft';

/** Of the shipped catalogue. */
export const powersAsOf = powers.version;

/** The kinds of partner that the product knows, with their usual powers; those that need a lawyer first are left out. */
export const agencyTypes: readonly AgencyType[] = shipped.types.map((type) => ({
  ...type,
  powers: powers.rows
    .filter(({ agency, confidence }) => agency === type.type && confidence !== 'R')
    .map(({ power }) => power),
}));
