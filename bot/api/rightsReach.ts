import { isCardCommandName } from '../useCases/commands';

/** A file of the server's program: "bot/mail/homePage.ts". */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Ways to a row beside the tab and the API, which reach every one. */
const ways = ['chat', 'card', 'extension', 'mail'] as const;
type Way = (typeof ways)[number];

/** Where the program of each way stands; what is drawn as a card is part of the chat, whose clicks are the cards’. */
const roomsOf: Record<Exclude<Way, 'card'>, RegExp> = {
  chat: /^bot\/teams\/(?!talk\/messageExtension)/,
  extension: /^bot\/teams\/(talk\/messageExtension|clicks\/dialogs)/,
  mail: /^bot\/mail\//,
};

/** A row that is run by its name, or by a `command` or a card's `verb`: of these a mail's deed and `draws` tell the name. */
const runs = /\brun(?:Query|Command|Drawn)\(\s*(?:'(?<row>[\w.]+)'|(?<named>\w+))|\bcommand: '(?<deed>[\w.]+)'/g;
const namedElsewhere = ['command', 'verb'];

/** By which ways each row is reached, read out of the program itself. @throws where it runs one by a name that stands nowhere */
export function reachIn(sources: readonly Source[]): (row: string) => string {
  const found = new Map<string, Set<Way>>();
  for (const { path, text } of sources) {
    const here = ways.filter((way) => way !== 'card' && roomsOf[way].test(path));
    for (const { groups = {} } of text.matchAll(runs)) {
      const { row, named, deed } = groups;
      if (named !== undefined && !namedElsewhere.includes(named)) throw new Error(`${path} runs a row by “${named}”`);
      const name = row ?? deed;
      if (name !== undefined) found.set(name, new Set([...(found.get(name) ?? []), ...here]));
    }
  }
  return (row) =>
    ways.filter((way) => (way === 'card' ? isCardCommandName(row) : found.get(row)?.has(way) === true)).join(', ');
}
