import type { AgreementToSignView } from '../useCases/partners/agreementViews';
import { footed } from './buttons';
import { button, type Card, fact, open, run, text, title, topLine } from './kit';

/** An agreement as its partner's signatory reads and signs it. */
export function agreementCard(agreement: AgreementToSignView, tabUrl: string): Card {
  const { marking, agencyName, panelName, terms, may, statusText, untilText, signedText } = agreement;
  const body = [
    topLine(marking, 'Agreement'),
    title(agreement.title),
    text(`The information sharing agreement of ${agencyName} with ${panelName}`),
    fact('In force', `${may.sign ? 'from your signature ' : ''}until ${untilText}`),
    fact('Signatures', signedText),
    { ...text(run(statusText, { weight: 'Bolder' })), separator: true as const },
  ];
  const sign = may.sign ? [button('Sign it', 'partner.sign', { terms }, { style: 'positive' })] : [];
  return footed('An agreement for you to sign', body, [...sign, open(tabUrl)]);
}
