import type { AccessRequestView } from '../useCases/restrictions/restrictionViews';
import type { GatewayView } from '../useCases/settings/settingsViews';
import { shortened } from '../domain/text';
import { choiceOf, textInput } from './inputs';
import { card, type Card, type Element, fact, open, submit, subtle, title, topLine } from './kit';

/** As many as a card holds; a panel has twenty at the most. */
const MOST_GATEWAYS = 12;
const LONGEST_GATEWAY = 60;

interface Surroundings {
  readonly marking: string;
  /** What something may be shared under. */
  readonly gateways: readonly GatewayView[];
  /** Where what is asked for is. */
  readonly tabUrl: string;
}

/** Somebody asks for access: one click gives or does not. Of what is asked for it says the reference alone. */
export function accessCard(request: AccessRequestView, { marking, gateways, tabUrl }: Surroundings): Card {
  const { id: requestId, reference, byName, agencyName, why, askedText, state, statusText } = request;
  const body = [
    topLine(marking, reference),
    title(`${byName} asks for access to ${reference}`),
    subtle([agencyName, askedText].filter((part) => part !== '').join(' · ')),
    fact('Why', why),
    ...(statusText === undefined ? [] : [fact('Answer', statusText)]),
  ];
  if (state !== 'open') return card(`Access to ${reference}`, body, [open(tabUrl)]);
  const give = submit('Give access', 'access.give', ['gateway', 'purpose'], { requestId }, { style: 'positive' });
  const decline = submit('Not now', 'access.decline', [], { requestId });
  const asks = request.needsGateway ? groundsInputs(agencyName, gateways) : [];
  return card(`Access to ${reference}`, [...body, ...asks], [give, decline, open(tabUrl, { mode: 'secondary' })]);
}

function groundsInputs(agencyName: string, gateways: readonly GatewayView[]): Element[] {
  const choices = gateways
    .slice(0, MOST_GATEWAYS)
    .map(({ name }) => ({ title: shortened(name, LONGEST_GATEWAY), value: name }));
  return [
    subtle(`${shortened(agencyName, 60)} may be told only through a legal gateway and for a purpose.`),
    choiceOf('gateway', 'Legal gateway', choices, false),
    textInput('purpose', 'What it is shared for', 300, { required: false }),
  ];
}
