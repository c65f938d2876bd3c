// Bicep's expressions, as far as infra/azure writes them. What is not known here fails: it would not be checked either.

const binary = [['||'], ['&&'], ['==', '!='], ['>=', '<=', '>', '<'], ['+', '-'], ['*', '/', '%']];

/** @returns the expression that stands next */
export function expression(scan) {
  const line = scan.line;
  const condition = operation(scan, 0);
  const before = scan.at;
  scan.skip(true);
  if (!scan.take('?')) {
    scan.at = before;
    return condition;
  }
  scan.skip(true);
  const then = expression(scan);
  scan.skip(true);
  scan.need(':');
  scan.skip(true);
  return { kind: 'choice', line, condition, then, otherwise: expression(scan) };
}

function operation(scan, level) {
  if (level === binary.length) return unary(scan);
  let left = operation(scan, level + 1);
  for (;;) {
    scan.skip();
    const sign = binary[level].find((each) => scan.is(each));
    if (sign === undefined) return left;
    const line = scan.line;
    scan.need(sign);
    scan.skip(true);
    left = { kind: 'operation', line, sign, left, right: operation(scan, level + 1) };
  }
}

function unary(scan) {
  const line = scan.line;
  for (const sign of ['!', '-']) {
    if (scan.take(sign)) return { kind: 'unary', line, sign, of: unary(scan) };
  }
  return access(scan);
}

function access(scan) {
  let of = primary(scan);
  for (;;) {
    const line = scan.line;
    if (scan.is('!=')) return of;
    if (scan.take('!')) continue;
    if (scan.take('.')) {
      const name = scan.needWord();
      of = scan.is('(')
        ? { kind: 'call', line, of, name, given: list(scan, '(', ')') }
        : { kind: 'member', line, of, name };
    } else if (scan.take('[')) {
      scan.skip(true);
      of = { kind: 'index', line, of, key: expression(scan) };
      scan.skip(true);
      scan.need(']');
    } else return of;
  }
}

function primary(scan) {
  const line = scan.line;
  if (scan.is("'")) return string(scan);
  if (scan.is('[')) return array(scan);
  if (scan.is('{')) return object(scan);
  if (scan.take('(')) {
    scan.skip(true);
    const inner = expression(scan);
    scan.skip(true);
    scan.need(')');
    return inner;
  }
  const number = scan.match(/\d+/y);
  if (number !== undefined) return { kind: 'number', line, value: Number(number) };
  const name = scan.needWord();
  if (name === 'true' || name === 'false') return { kind: 'bool', line, value: name === 'true' };
  if (name === 'null') return { kind: 'null', line };
  if (scan.is('(')) return { kind: 'call', line, name, given: list(scan, '(', ')') };
  return { kind: 'name', line, name };
}

/** What stands between two brackets, by commas or ends of lines. */
export function list(scan, open, close, item = expression) {
  scan.need(open);
  const items = [];
  for (;;) {
    scan.skip(true);
    if (scan.take(close)) return items;
    items.push(item(scan));
    scan.skip();
    if (!scan.take(',') && !scan.is('\n') && !scan.is(close)) scan.fail(`expects , or ${close}`);
  }
}

function array(scan) {
  const line = scan.line;
  const before = scan.at;
  scan.need('[');
  scan.skip(true);
  if (scan.takeWord('for')) return loop(scan, line);
  scan.at = before;
  return { kind: 'array', line, items: list(scan, '[', ']') };
}

function loop(scan, line) {
  scan.skip();
  const names = scan.is('(') ? list(scan, '(', ')', (each) => each.needWord()) : [scan.needWord()];
  scan.skip();
  if (!scan.takeWord('in')) scan.fail('expects in');
  scan.skip();
  const of = expression(scan);
  scan.skip();
  scan.need(':');
  scan.skip(true);
  const body = expression(scan);
  scan.skip(true);
  scan.need(']');
  return { kind: 'loop', line, names, of, body };
}

export function object(scan) {
  const line = scan.line;
  const entries = list(scan, '{', '}', (each) => {
    const entry = { line: each.line, key: each.is("'") ? string(each) : each.needWord() };
    each.skip();
    each.need(':');
    each.skip(true);
    return { ...entry, value: expression(each) };
  });
  return { kind: 'object', line, entries };
}

export function string(scan) {
  const line = scan.line;
  if (scan.take("'''")) {
    const end = scan.text.indexOf("'''", scan.at);
    if (end < 0) scan.fail('a text without an end');
    const value = scan.text.slice(scan.at, end);
    scan.at = end + 3;
    return { kind: 'string', line, value, parts: [] };
  }
  scan.need("'");
  const parts = [];
  let value = '';
  for (;;) {
    if (scan.take("'")) return { kind: 'string', line, value, parts };
    if (scan.take('${')) {
      parts.push(expression(scan));
      scan.need('}');
    } else if (scan.take('\\')) {
      value += scan.match(/[\\'nrt$]/y) ?? scan.fail('a sign after \\ that is not known');
    } else value += scan.match(/[^'\\\n]/y) ?? scan.fail('a text without an end');
  }
}
