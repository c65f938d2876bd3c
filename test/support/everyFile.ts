import { parse } from 'csv-parse/sync';
import { namesOf } from '../../bot/domain/byName';
import { isCommandName } from '../../bot/useCases/commands';
import { queries } from '../../bot/useCases/queries';
import { inputs } from '../useCases/everyDoorStage';
import { recordsNamed } from '../useCases/everyDoorWords';
import { all, openDocx, xmlText } from './openedDocuments';
import { type Json, tokenOf } from './runningServer';

/** A file as somebody takes it away. */
interface Taken {
  readonly fileName: string;
  readonly mediaType: string;
  readonly text?: string;
  readonly base64?: string;
}

const formats = [{}, ...['pdf', 'docx', 'csv', 'ndjson', 'json'].map((format) => ({ format }))];
/** Of a panel's life (test/looks/life). */
const records = recordsNamed({
  ...{ over: 'M1', meeting: 'M2', group: 'nm-ocg-031', person: 'p1', task: 'task-0', issue: 'issue-9' },
  ...{ other: 'issue-1', item: 'item-3', section: 'item-3' },
});

/** Each file that a query gives, in each of its formats, by the first of those who are given it. */
export async function everyFile(url: string, people: readonly string[]): Promise<Taken[]> {
  const tokens = await Promise.all(people.map((who) => tokenOf(url, who)));
  const asked = namesOf(inputs).flatMap((name) => {
    if (isCommandName(name)) return [];
    return formats.flatMap((format) => {
      const input = { ...inputs[name](records), ...format };
      const read = queries[name].input.safeParse(input);
      const isKnown = read.success && Object.keys(format).every((key) => Object.hasOwn(read.data, key));
      return isKnown ? [{ name, input }] : [];
    });
  });
  const files: Taken[] = [];
  for (const { name, input } of asked) files.push(...(await fileOf(`${url}/api/queries/${name}`, input, tokens)));
  return files;
}

async function fileOf(address: string, input: object, tokens: readonly string[]): Promise<Taken[]> {
  for (const token of tokens) {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
    const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(input) });
    if (!answer.ok) continue;
    const fileName = /filename="(.*)"$/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
    const mediaType = answer.headers.get('content-type')?.split(';')[0] ?? '';
    if (fileName !== undefined) return [{ fileName, mediaType, text: await answer.text() }];
    const body: Json = await answer.json();
    return body.fileName === undefined ? [] : [body];
  }
  return [];
}

/** As the program reads it that will open it. @returns what it says, where that can be told */
export function readFile({ mediaType, text = '', base64 = '' }: Taken): string {
  const bytes = Buffer.from(base64, 'base64');
  switch (mediaType) {
    case 'text/csv': {
      const rows: string[][] = parse(text, { bom: true, relaxColumnCount: true });
      expect(rows.flat().filter((cell) => /^[=@＝＠\t\r]|^[+\-＋－](?![\d ]|$)/.test(cell))).toEqual([]);
      return text;
    }
    case 'text/calendar':
      expect(
        text.split(/\r\n(?![ \t])/).filter((line: string) => !/^[A-Z-]+[;:]|^$/.test(line) || /^ATTACH/.test(line)),
      ).toEqual([]);
      return text;
    case 'application/pdf':
      expect(bytes.toString('latin1')).not.toMatch(/\/JavaScript|\/Launch|\/URI/);
      return '';
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
      const part = openDocx(bytes);
      const body = part('word/document.xml');
      expect(all(body, 'w:r').filter(({ attributes }) => 'w:x' in attributes)).toEqual([]);
      expect(
        all(part('word/_rels/document.xml.rels'), 'Relationship').map(({ attributes }) => attributes['TargetMode']),
      ).not.toContain('External');
      return xmlText(body);
    }
    default:
      for (const line of text.split('\n').slice(0, 1)) expect(line).toMatch(/^[{[]/);
      return text;
  }
}
