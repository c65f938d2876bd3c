import { expression, list, object, string } from './expressions.mjs';
import { Scanner } from './scanner.mjs';

const statements = { param, var: variable, resource, module, output, targetScope, using };

/** Every statement of a .bicep or .bicepparam text, in its order. @throws Error with file, line and what is not understood */
export function parse(text, file) {
  const scan = new Scanner(text, file);
  const read = [];
  for (;;) {
    scan.skip(true);
    if (scan.atEnd) return read;
    const decorators = {};
    while (scan.take('@')) {
      const name = scan.needWord();
      decorators[name] = list(scan, '(', ')');
      scan.skip(true);
    }
    const line = scan.line;
    const keyword = scan.needWord();
    const statement = statements[keyword] ?? scan.fail(`a statement that is not known: ${keyword}`);
    scan.skip();
    read.push({ kind: keyword, line, decorators, ...statement(scan) });
    scan.skip();
    if (!scan.atEnd && !scan.is('\n')) scan.fail('something after the end of a statement');
  }
}

function needSign(scan, sign) {
  scan.skip();
  scan.need(sign);
  scan.skip(true);
}

function param(scan) {
  const name = scan.needWord();
  scan.skip();
  // In a .bicepparam it has a value and no type.
  const type = scan.is('=')
    ? undefined
    : (scan.match(/(string|int|bool|object|array)(\[\])?/y) ?? scan.fail('a type that is not known'));
  scan.skip();
  if (!scan.is('=')) return { name, type };
  needSign(scan, '=');
  return { name, type, value: expression(scan) };
}

function variable(scan) {
  const name = scan.needWord();
  needSign(scan, '=');
  return { name, value: expression(scan) };
}

function resource(scan) {
  const name = scan.needWord();
  scan.skip();
  const type = string(scan).value;
  scan.skip();
  const existing = scan.takeWord('existing');
  needSign(scan, '=');
  return { name, type, existing, ...body(scan) };
}

function module(scan) {
  const name = scan.needWord();
  scan.skip();
  const path = string(scan).value;
  needSign(scan, '=');
  return { name, path, ...body(scan) };
}

/** `{…}`, `if (…) {…}` or `[for … in …: {…}]`. */
function body(scan) {
  if (scan.is('[')) return { loop: expression(scan) };
  if (!scan.takeWord('if')) return { body: object(scan) };
  scan.skip();
  scan.need('(');
  const condition = expression(scan);
  needSign(scan, ')');
  return { condition, body: object(scan) };
}

function output(scan) {
  const name = scan.needWord();
  scan.skip();
  const type = scan.match(/(string|int|bool|object|array)(\[\])?/y) ?? scan.fail('a type that is not known');
  needSign(scan, '=');
  return { name, type, value: expression(scan) };
}

function targetScope(scan) {
  needSign(scan, '=');
  return { value: string(scan) };
}

function using(scan) {
  return { path: string(scan).value };
}
