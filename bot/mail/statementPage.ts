import type { Panel } from '../domain/panel';
import type { Statement } from '../domain/statement';
import { doorPage, type DoorState } from './doorFrame';
import { type Html, markup } from './html';
import { form, hiddenField } from './replyFields';
import { typedAgain } from './replyPages';

/** Comes before every page behind the code until its reader has said yes to the panel's statement. */
export function statementPage({ version, text }: Statement, { name, marking }: Panel, state: DoorState): Html {
  const { typed, fault, ...frame } = state;
  const accept = form(
    { name: 'accept', button: 'I accept', fields: [hiddenField('version', String(version))] },
    { typed: {}, pass: state.pass },
  );
  const body = markup`<p>Please read this before ${name} is shown to you. You are asked once.</p>
    ${text.split(/\n+/).map((paragraph) => markup`<p dir="auto">${paragraph}</p>`)} ${accept} ${typedAgain(typed)}`;
  return doorPage({ title: 'Confidentiality', marking, body, isHome: true }, { ...frame, typed: {}, fault });
}
