import { statementParts } from '../domain/statementParts';
import type { StatementToAccept } from '../useCases/members/memberViews';
import { accept, card, type Card, type ColumnSet, type Element, subtle, text, title, topLine } from './kit';

/** A message, by its own id: answered twice it is one message. */
export interface TypedBefore {
  readonly text: string;
  readonly id?: string | undefined;
}

/** What was clicked or typed before the statement was accepted: it goes on with that. */
export type GoingOn =
  | { readonly verb: string; readonly data?: unknown }
  | { readonly typed: TypedBefore }
  | { readonly content: object };

/** Stands in the place of whatever somebody asks for until they have said yes to the panel's statement. */
export function statementCard(statement: StatementToAccept, panelName: string, marking: string, goOn?: GoingOn): Card {
  const { version, ifNotText } = statement;
  const parts = statementParts(statement.text).flatMap((part): Element[] =>
    typeof part === 'string' ? [{ ...text(part), spacing: 'Small' }] : part.map(point),
  );
  return card(
    'Please read the confidentiality statement first',
    [
      topLine(marking, 'Confidentiality'),
      title(`Before ${panelName} is shown to you`),
      ...parts,
      subtle(ifNotText),
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

/** One of several: the lines after its first keep clear of the bullet. */
function point(words: string): ColumnSet {
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 'auto', items: [text('•')] },
      { type: 'Column', width: 'stretch', items: [text(words)] },
    ],
  };
}
