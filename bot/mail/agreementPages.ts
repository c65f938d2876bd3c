import type { AgreementToSignView } from '../useCases/partners/agreementViews';
import { markup } from './html';
import { factList, type RecordPart } from './recordPages';
import { checkField, form, type FormState, hiddenField } from './replyFields';

/** The agreement of one's own agency, with what is signed of it. */
export function agreementPart(agreement: AgreementToSignView, state: FormState): RecordPart {
  const { marking, title, agencyName, panelName, untilText, signedText, statusText, terms } = agreement;
  const isToSign = agreement.may.sign;
  const facts = factList([
    ['Between', `${agencyName} and ${panelName}`],
    ['In force', `${isToSign ? 'from your signature ' : ''}until ${untilText}`],
    ['Signatures', signedText],
    ['Status', statusText],
  ]);
  const may = { form: 'sign', name: 'maySign', label: `I may sign for ${agencyName}` };
  const fields = [hiddenField('terms', terms), checkField({ ...may, hint: 'Your signature binds all of it.' }, state)];
  const sign = form({ name: 'sign', button: 'Sign the agreement', fields }, state);
  return { title, marking, body: markup`${facts} ${isToSign ? sign : markup``}` };
}
