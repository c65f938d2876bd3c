import { createScanner, parse, type ParseError, printParseErrorCode, visit } from 'jsonc-parser';

/** Text that is no JSON: every fault with its line and column, and what should stand there. */
export class TextFaults extends Error {
  override readonly name = 'TextFaults';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** Far more levels than a panel file has; whoever reads it by recursion can bear them. */
const MOST_DEPTH = 100;
/** One slip looks like many: of each line the first is told, and of lines the first few. */
const MOST_LINES = 5;

const expected: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a value should stand here: a text in double quotes, a number, true, false, null, [ or {',
  InvalidNumberFormat: 'a number should stand here',
  PropertyNameExpected: 'a name in double quotes should stand here (after the last one there is no comma)',
  ValueExpected: 'a value should stand here (after the last one there is no comma)',
  ColonExpected: 'a colon should stand here',
  CommaExpected: 'a comma should stand before this',
  CloseBraceExpected: 'a closing } should stand here',
  CloseBracketExpected: 'a closing ] should stand here',
  EndOfFileExpected: 'the file should end here',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'closing double quotes should stand before the end of this line',
  UnexpectedEndOfNumber: 'a digit should stand here',
  InvalidUnicode: 'four hexadecimal digits should follow \\u',
  InvalidEscapeCharacter: 'after a backslash one of " \\ / b f n r t u should stand',
  InvalidCharacter: 'a text has no tabs or line breaks in it: write \\t or \\n',
};

/** Reads JSON strictly; a name that stands twice in one object is a fault too, for one of them would be lost. @throws TextFaults */
export function readPanelText(text: string): unknown {
  const bare = text.replace(/^\uFEFF/, '');
  const deep = findTooDeep(bare);
  if (deep !== undefined) {
    throw new TextFaults(textsOf(bare, [{ offset: deep, message: `this is nested deeper than ${MOST_DEPTH} levels` }]));
  }
  const errors: ParseError[] = [];
  parse(bare, errors, { disallowComments: true, allowTrailingComma: false });
  const faults = errors.map(({ offset, error }) => {
    const code = printParseErrorCode(error);
    return { offset, message: expected[code] ?? code };
  });
  const all = faults.length > 0 ? faults : repeatedNames(bare);
  if (all.length > 0) throw new TextFaults(textsOf(bare, all));
  return JSON.parse(bare);
}

/** Where it opens one level too many. */
function findTooDeep(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    const offset = scanner.getTokenOffset();
    const first = text[offset];
    if (first === '{' || first === '[') depth += 1;
    if (first === '}' || first === ']') depth -= 1;
    if (depth > MOST_DEPTH) return offset;
  }
  return undefined;
}

interface TextFault {
  readonly offset: number;
  readonly message: string;
}

function textsOf(text: string, faults: readonly TextFault[]): string[] {
  const byLine = new Map<number, string>();
  for (const { offset, message } of faults) {
    const lines = text.slice(0, offset).split('\n');
    const column = (lines.at(-1) ?? '').length + 1;
    if (!byLine.has(lines.length)) byLine.set(lines.length, `line ${lines.length}, column ${column}: ${message}`);
  }
  return [...byLine.values()].slice(0, MOST_LINES);
}

function repeatedNames(text: string): TextFault[] {
  const open: Set<string>[] = [];
  const faults: TextFault[] = [];
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name, offset) => {
      const names = open.at(-1);
      if (names?.has(name) === true) faults.push({ offset, message: `${name} stands in this object already` });
      names?.add(name);
    },
  });
  return faults;
}
