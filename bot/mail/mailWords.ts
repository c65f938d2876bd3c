import { type Html, markup } from './html';

/** What a mail says, before it is a text and a page. Nothing of what a record says: its number, its operation's name. */
export interface MailWords {
  /** At the head, at the foot and in the subject. */
  readonly marking: string;
  /** "Task SEN-27-014 (Operation Larchfield) waits for you" */
  readonly headline: string;
  readonly paragraphs: readonly string[];
  readonly links: readonly { readonly text: string; readonly url: string }[];
  /** After the links. */
  readonly notes: readonly string[];
  /** Who writes: "Operation Sentinel – Northmoor, Northmoor Constabulary". */
  readonly from: string;
}

/** On one line, whatever somebody typed into a name: a header ends where a line does. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ').trim();
}

export function subjectOf({ marking, headline }: MailWords): string {
  return oneLine(`[${marking}] ${headline}`);
}

export function textOf({ marking, headline, paragraphs, links, notes, from }: MailWords): string {
  const linked = links.map(({ text, url }) => `${text}:\n${url}`);
  return `${[marking, `${headline}.`, ...paragraphs, ...linked, ...notes, from, marking].join('\n\n')}\n`;
}

/** Plain, without pictures or anything that is loaded: nothing in it tells anybody that it was opened. */
export function htmlOf({ marking, headline, paragraphs, links, notes, from }: MailWords): string {
  const mark = markup`<p><strong>${marking}</strong></p>`;
  const lines = (texts: readonly string[]): Html[] => texts.map((text) => markup`<p>${text}</p>`);
  return markup`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>${headline}</title>
      </head>
      <body style="font-family: sans-serif; font-size: 16px; line-height: 1.5">
        ${mark}
        <h1 style="font-size: 20px">${headline}</h1>
        ${lines(paragraphs)}
        ${links.map(({ text, url }) => markup`<p><a href="${url}">${text}</a></p>`)}
        ${lines([...notes, from])}
        ${mark}
      </body>
    </html>
`.text;
}
