import ts from 'typescript';

/** What a reader may be shown: two letters or more, and a space or a capital. Ids, kinds and codes have neither. */
const READS = /\p{L}{2}/u;
const LIKE_WORDS = /\s\S|^\P{L}*\p{Lu}\p{Ll}/u;

/** Said to those who run the server or change it, never to a reader: nobody translates it. */
const FOR_ENGINEERS =
  /^(.*Error|.*Faults?|log|warn|error|info|debug|fatal|write|describe|RegExp|assert.*|prepare|exec)$/;

const taggedBy = new Set(['t', 'tOf']);

/**
 * What a source file says: `keys` by which another language finds what is said (t, tOf, plural, inWords), and `bare`: what
 * reads as words and goes through none of them.
 *
 * @param {string} file its path; tsx where it ends so
 * @param {string} source its text
 * @returns {{keys: {key: string, line: number}[], bare: {text: string, line: number}[]}}
 */
export function wordsIn(file, source) {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind);
  const found = { keys: [], bare: [] };
  const lineOf = (node) => tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const key = (node, said) => void found.keys.push({ key: said, line: lineOf(node) });

  function visit(node) {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isTaggedTemplateExpression(node) && taggedBy.has(node.tag.getText())) {
      key(node, keyOf(node.template));
      if (ts.isTemplateExpression(node.template))
        node.template.templateSpans.forEach(({ expression }) => visit(expression));
      return;
    }
    if (ts.isCallExpression(node) && node.expression.getText() === 'plural') {
      const [count, one, other, ...values] = node.arguments;
      key(node, other.text);
      [count, ...values].forEach(visit);
      if (!isText(one) || !isText(other))
        found.bare.push({ text: 'plural() takes words as they are', line: lineOf(node) });
      return;
    }
    if (ts.isCallExpression(node) && node.expression.getText() === 'inWords') {
      node.arguments.forEach(inTable);
      return;
    }
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const name = node.expression.getText().split('.').at(-1);
      if (FOR_ENGINEERS.test(name)) return;
    }
    const text = bareText(node);
    if (text !== undefined && READS.test(text) && LIKE_WORDS.test(text)) found.bare.push({ text, line: lineOf(node) });
    ts.forEachChild(node, visit);
  }

  /** Values alone: what they stand under is names. */
  function inTable(node) {
    if (isText(node)) key(node, node.text);
    else if (ts.isPropertyAssignment(node)) inTable(node.initializer);
    else if (ts.isFunctionLike(node)) visit(node);
    else ts.forEachChild(node, inTable);
  }

  visit(tree);
  return found;
}

function isText(node) {
  return node !== undefined && (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node));
}

function bareText(node) {
  if (ts.isJsxText(node)) return node.text.trim() === '' ? undefined : `A ${node.text.trim()}`;
  if (ts.isTemplateExpression(node)) return keyOf(node);
  if (!isText(node)) return undefined;
  const { parent } = node;
  const isName = (ts.isPropertyAssignment(parent) && parent.name === node) || ts.isLiteralTypeNode(parent);
  const isCompared = ts.isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText());
  return isName || isCompared || ts.isCaseClause(parent) || ts.isElementAccessExpression(parent)
    ? undefined
    : node.text;
}

/** "{0} has left" */
function keyOf(template) {
  if (!ts.isTemplateExpression(template)) return template.text;
  return template.templateSpans.reduce((key, { literal }, at) => `${key}{${at}}${literal.text}`, template.head.text);
}
