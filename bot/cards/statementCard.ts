import type { Statement } from '../domain/statement';
import { accept, card, type Card, subtle, text, title, topLine } from './kit';

/** A message, by its own id: answered twice it is one message. */
export interface TypedBefore {
  readonly text: string;
  readonly id?: string | undefined;
}

/** What was clicked or typed before the statement was accepted: it goes on with that. */
export type GoingOn =
  { readonly verb: string; readonly data?: unknown } | { readonly typed: TypedBefore } | { readonly content: object };

/** Stands in the place of whatever somebody asks for until they have said yes to the panel's statement. */
export function statementCard(statement: Statement, panelName: string, marking: string, goOn?: GoingOn): Card {
  const { version } = statement;
  const paragraphs = statement.text.split(/\n+/).map((each) => ({ ...text(each), spacing: 'Small' as const }));
  return card(
    'Please read the confidentiality statement first',
    [
      topLine(marking, 'Confidentiality'),
      title(`Before ${panelName} is shown to you`),
      ...paragraphs,
      subtle(
        goOn === undefined ? 'You are asked once.' : 'You are asked once; then it goes on with what you asked for.',
      ),
    ],
    [accept('I accept', { version, ...(goOn === undefined ? {} : { goOn }) })],
  );
}

export function acceptedCard(marking: string, version: number): Card {
  return card('Thank you', [
    topLine(marking, 'Confidentiality'),
    title('Thank you'),
    text(`You have accepted the confidentiality statement, version ${version}.`),
  ]);
}
