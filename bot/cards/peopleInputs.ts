import { shortened } from '../domain/text';
import type { AgencyView, PersonView } from '../useCases/members/memberViews';
import type { GatewayView } from '../useCases/settings/settingsViews';
import { choiceOf, textInput } from './inputs';
import { type Element, subtle } from './kit';

/** Whoever may be given a task, and the agencies they are of. */
export interface Holders {
  readonly people: readonly PersonView[];
  readonly agencies: readonly AgencyView[];
  /** What something may be shared under. */
  readonly gateways: readonly GatewayView[];
}

/** People that fit a card with the longest names; more than a panel has. */
const MOST_PEOPLE = 66;
const LONGEST_NAME = 30;
/** The first of the panel’s list, which holds 20 at the most. */
const MOST_GATEWAYS = 12;
const LONGEST_GATEWAY = 60;

/** Owner and agency in one choice: "Priya Sandhu (Environment Agency)". */
export function ownerInputs({ people }: Holders, value?: string): Element[] {
  const owners = people.filter(({ ownsTasks }) => ownsTasks);
  const choices = owners.slice(0, MOST_PEOPLE).map(({ id, name, agencyName }) => ({
    title: `${shortened(name, LONGEST_NAME)} (${shortened(agencyName, LONGEST_NAME)})`,
    value: id,
  }));
  const left = owners.length - choices.length;
  return [
    choiceOf('ownerId', 'Who is to do it?', choices, true, value),
    ...(left > 0 ? [subtle(`and ${left} more in the tab`)] : []),
  ];
}

/** Gateway and purpose, where any agency needs them; the rules ask for them where this one does. */
export function disclosureInputs(
  { agencies, gateways }: Holders,
  typed: { readonly gateway?: string | undefined; readonly purpose?: string | undefined } = {},
): Element[] {
  const bodies = agencies.filter(({ needsGateway }) => needsGateway).map(({ name }) => name);
  if (bodies.length === 0) return [];
  const choices = gateways
    .slice(0, MOST_GATEWAYS)
    .map(({ name }) => ({ title: shortened(name, LONGEST_GATEWAY), value: name }));
  const left = gateways.length - choices.length;
  const purpose = typed.purpose === undefined ? {} : { value: typed.purpose };
  return [
    subtle(`A legal gateway and a purpose are needed for ${shortened(bodies.join(', '), 300)}.`),
    choiceOf('gateway', 'Legal gateway', choices, false, typed.gateway),
    ...(left > 0 ? [subtle(`and ${left} more in the tab`)] : []),
    textInput('purpose', 'What it is shared for', 300, { required: false, ...purpose }),
  ];
}
