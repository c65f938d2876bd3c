import { strFromU8, unzipSync } from 'fflate';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { documents } from '../../bot/documents/documentMaker';
import type { PrintedBlock, PrintedPaper } from '../../bot/useCases/ports';
import { moment } from './builders';

export function paper(blocks: PrintedBlock[], but: Partial<PrintedPaper> = {}): PrintedPaper {
  return {
    marking: 'OFFICIAL-SENSITIVE',
    title: 'Agenda pack',
    reference: 'M2, agenda pack',
    at: moment('2027-03-08T09:30:20Z'),
    blocks,
    ...but,
  };
}

/** A paper with these blocks, as a reader of the PDF finds it. */
export async function pdf(blocks: PrintedBlock[], but: Partial<PrintedPaper> = {}): Promise<OpenedPdf> {
  return openPdf(await documents.print(paper(blocks, but), 'pdf'));
}

/** The same for a DOCX: gives its parts, such as word/document.xml. */
export async function docx(
  blocks: PrintedBlock[],
  but: Partial<PrintedPaper> = {},
): Promise<(part: string) => XmlElement> {
  return openDocx(await documents.print(paper(blocks, but), 'docx'));
}

/** Of a table of tasks. */
export const columns = [
  { title: 'Reference', share: 1 },
  { title: 'What is to be done', share: 3 },
  { title: 'Owner', share: 1 },
];

/** Text on the page; points from the bottom left. */
export interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

export interface OpenedPage {
  width: number;
  height: number;
  /** What is outside the structure: marking, page numbers, repeated heads. */
  furniture: Piece[];
  /** The structure in reading order: "Document Table TR TH" and its lines on this page. */
  parts: { path: string; pieces: Piece[] }[];
}

export interface OpenedPdf {
  info: Record<string, string>;
  titleInXmp: string;
  tagged: boolean;
  showsTitle: boolean;
  pages: OpenedPage[];
}

export function openPdf(file: Uint8Array): OpenedPdf {
  const program = path.join(__dirname, 'openedPdf.mjs');
  const json = execFileSync(process.execPath, [program], { input: file, maxBuffer: 2 ** 27, encoding: 'utf8' });
  return JSON.parse(json);
}

/** Lines in one, a space between. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join(' ');
}

/** What `path` says in the whole paper, in reading order, a cell or paragraph cut by a page's end in two. */
export function texts({ pages }: OpenedPdf, wanted: string): string[] {
  const parts = pages.flatMap((page) => page.parts);
  return parts.filter(({ path: found }) => found === `Document ${wanted}`).map(({ pieces }) => textOf(pieces));
}

/** The pages' drawing commands, a character a byte. */
export function drawingOf(file: Uint8Array): string {
  const text = Buffer.from(file).toString('latin1');
  const streams = [...text.matchAll(/\/Filter \/FlateDecode\n>>\nstream\n([^]*?)\nendstream/g)];
  return streams.map(([, data = '']) => inflateSync(Buffer.from(data, 'latin1')).toString('latin1')).join('');
}

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

/** The files in the zip; XML is parsed. */
export function openDocx(file: Uint8Array) {
  const files = Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
  return (wanted: string): XmlElement => {
    const [, xml] = files.find(([name]) => name === wanted) ?? [];
    if (xml === undefined) throw new Error(`No ${wanted} in ${files.map(([name]) => name).join(', ')}`);
    return parseXml(xml);
  };
}

/** All below `element` with this name, in order. */
export function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return [...(child.name === name ? [child] : []), ...all(child, name)];
  });
}

export function attribute(element: XmlElement, name: string, of: string): string | undefined {
  return all(element, name)[0]?.attributes[of];
}

/** As Word shows it: a break is a new line. */
export function xmlText(element: XmlElement): string {
  if (element.name === 'w:pPr') return '';
  if (element.name === 'w:br') return '\n';
  if (element.name === 'w:tab') return '\t';
  return element.children.map((child) => (typeof child === 'string' ? child : xmlText(child))).join('');
}

const TAG = /^<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/;
const CHARACTERS = /^[^<&]+/;
const REFERENCE = /^&(amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);/;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** What XML 1.0 forbids. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u;

/** @throws Error at the first place where Word would refuse the file */
function parseXml(xml: string): XmlElement {
  if (FORBIDDEN.test(xml)) throw new Error('A character that XML forbids');
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  let rest = xml.replace(/^<\?xml[^?]*\?>\s*/, '');
  while (rest !== '') {
    const found = TAG.exec(rest) ?? REFERENCE.exec(rest) ?? CHARACTERS.exec(rest);
    if (found === null) throw new Error(`Not XML: ${rest.slice(0, 60)}`);
    rest = rest.slice(found[0].length);
    if (found[0].startsWith('<')) takeTag(open, found);
    else open.at(-1)?.children.push(found[1] === undefined ? found[0] : referred(found[1]));
  }
  if (open.length !== 1) throw new Error(`${open.at(-1)?.name} is not closed`);
  return root;
}

function takeTag(open: XmlElement[], [, closing, name = '', attributes = '', empty]: RegExpExecArray): void {
  if (closing === '/') {
    if (open.pop()?.name !== name) throw new Error(`${name} closed out of turn`);
    return;
  }
  const pairs = [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]);
  const element = { name, attributes: Object.fromEntries(pairs), children: [] };
  open.at(-1)?.children.push(element);
  if (empty !== '/') open.push(element);
}

function referred(name: string): string {
  if (!name.startsWith('#')) return NAMED[name] ?? '';
  return String.fromCodePoint(Number(name.startsWith('#x') ? `0${name.slice(1)}` : name.slice(1)));
}
