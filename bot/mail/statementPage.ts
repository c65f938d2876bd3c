import type { Panel } from '../domain/panel';
import { type StatementPart, statementParts } from '../domain/statementParts';
import type { StatementToAccept } from '../useCases/members/memberViews';
import { doorPage, type DoorState } from './doorFrame';
import { type Html, markup } from './html';
import { form, hiddenField } from './replyFields';
import { typedAgain } from './replyPages';

/** Comes before every page behind the code until its reader has said yes to the panel's statement. */
export function statementPage(
  { version, text, ifNotText }: StatementToAccept,
  { name, marking }: Panel,
  state: DoorState,
): Html {
  const { typed, fault, ...frame } = state;
  const accept = form(
    { name: 'accept', button: 'I accept', fields: [hiddenField('version', String(version))] },
    { typed: {}, pass: state.pass },
  );
  const body = markup`<p>Please read this before ${name} is shown to you. You are asked once.</p>
    ${statementParts(text).map(partOf)} ${accept}
    <p dir="auto" class="hint">${ifNotText}</p>
    ${typedAgain(typed)}`;
  return doorPage({ title: 'Confidentiality', marking, body, isHome: true }, { ...frame, typed: {}, fault });
}

function partOf(part: StatementPart): Html {
  if (typeof part === 'string') return markup`<p dir="auto">${part}</p>`;
  return markup`<ul>
    ${part.map((point) => markup`<li dir="auto">${point}</li>`)}
  </ul>`;
}
