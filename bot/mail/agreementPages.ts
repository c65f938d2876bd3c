import type { AgreementToSignView } from '../useCases/partners/agreementViews';
import { markup } from './html';
import { factList, type RecordPart } from './recordPages';
import { form, type FormState, hiddenField } from './replyFields';

/** The agreement of one's own agency, with what is signed of it. */
export function agreementPart(agreement: AgreementToSignView, state: FormState): RecordPart {
  const { marking, title, agencyName, panelName, untilText, signedText, statusText, terms, may } = agreement;
  const facts = factList([
    ['Between', `${agencyName} and ${panelName}`],
    ['In force', `${may.sign ? 'from your signature ' : ''}until ${untilText}`],
    ['Signatures', signedText],
    ['Status', statusText],
  ]);
  const sign = form({ name: 'sign', button: `Sign for ${agencyName}`, fields: [hiddenField('terms', terms)] }, state);
  return { title, marking, body: markup`${facts} ${may.sign ? sign : markup``}` };
}
