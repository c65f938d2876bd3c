// Reads a PDF from standard input and prints, as JSON, what a reader finds in it: see OpenedPdf in openedDocuments.ts.
// A program of its own, because pdfjs-dist is an ES module, which jest's CommonJS cannot load.
import { buffer } from 'node:stream/consumers';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

const file = new Uint8Array(await buffer(process.stdin));
const pdf = await getDocument({ data: file, verbosity: VerbosityLevel.ERRORS }).promise;
const { info, metadata } = await pdf.getMetadata();
const opened = {
  info,
  titleInXmp: metadata?.get('dc:title'),
  tagged: (await pdf.getMarkInfo())?.Marked === true,
  showsTitle: (await pdf.getViewerPreferences())?.DisplayDocTitle === true,
  pages: [],
};
for (let number = 1; number <= pdf.numPages; number++) opened.pages.push(await openedPage(await pdf.getPage(number)));
process.stdout.write(JSON.stringify(opened));

async function openedPage(page) {
  const [, , width, height] = page.view;
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const { furniture, contents } = sorted(items);
  const tree = await page.getStructTree();
  return { width, height, furniture, parts: tree === null ? [] : partsOf(tree, '', contents) };
}

/** Text outside the structure is furniture; text inside is found by the id of its marked content. */
function sorted(items) {
  const furniture = [];
  const contents = new Map();
  const open = [];
  for (const item of items) {
    if (item.type === 'endMarkedContent') open.pop();
    else if (item.type !== undefined) open.push(item.id ?? open.at(-1));
    else if (item.str.trim() !== '') {
      const [, , , size, x, y] = item.transform;
      const piece = { text: item.str, x, y, width: item.width, size };
      const id = open.at(-1);
      if (id === undefined || id === null) furniture.push(piece);
      else contents.set(id, [...(contents.get(id) ?? []), piece]);
    }
  }
  return { furniture, contents };
}

function partsOf(node, above, contents) {
  const path = node.role === 'Root' ? '' : above === '' ? node.role : `${above} ${node.role}`;
  const own = node.children.filter(({ type }) => type === 'content').flatMap(({ id }) => contents.get(id) ?? []);
  const part = own.length === 0 ? [] : [{ path, pieces: own }];
  return [...part, ...node.children.flatMap((child) => (child.children ? partsOf(child, path, contents) : []))];
}
