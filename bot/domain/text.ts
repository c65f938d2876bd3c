import { z } from 'zod';
import { Refusal } from './refusal';

/**
 * Text typed by a person: trimmed, 1 to `most` characters, without halves of characters, which no store keeps as they
 * are, and the invisible ones that could make it read otherwise than it is written (controls but tab and newline, and the
 * overrides of writing direction).
 */
export function typedText(most: number) {
  return z
    .string()
    .transform((text) => withoutUnseen(text).trim())
    .pipe(z.string().min(1, 'Please write something here.').max(most, `Please keep this to ${most} characters.`));
}

/** The same where nothing may be written too, with the spaces as they are. */
export function typedDraft(most: number) {
  return z
    .string()
    .transform(withoutUnseen)
    .pipe(z.string().max(most, `Please keep this to ${most} characters.`));
}

/** As every form takes it. */
export function withoutUnseen(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cs}/gu, '')
    .replace(invisible, '');
}

/** The same as `typedText` in one line. */
export function typedLine(most: number) {
  return oneLine.pipe(typedText(most));
}

/** One line, or none. */
export function typedLineOrNone(most: number) {
  return oneLine.pipe(typedDraft(most));
}

const oneLine = z.string().transform((text) => text.replace(/\s*[\r\n]\s*/g, ' ').trim());

const invisible =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B\u2060\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/** SECRET and TOP SECRET, written as the marking is written: in capitals. "a secret cellar" is no marking. */
const aboveCeiling = /(?<![\p{L}\p{N}])(TOP[ -]SECRET|SECRET)(?![\p{L}\p{N}])/u;

/** Capitals of other scripts that nobody can tell from those of the markings. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ Ѕ: 'S', Տ: 'S', Е: 'E', Ε: 'E', С: 'C', Ϲ: 'C', Ꮯ: 'C', Ꭱ: 'R', Ꮢ: 'R' },
  ...{ Т: 'T', Τ: 'T', Ꭲ: 'T', О: 'O', Ο: 'O', Օ: 'O', Р: 'P', Ρ: 'P', Ꮲ: 'P' },
};

/** As it reads: in plain letters, without accents and what cannot be seen. */
function asRead(text: string): string {
  // Before too: the lunate sigma, which looks like a C, decomposes into one that does not.
  return inLatin(
    inLatin(text)
      .normalize('NFKD')
      .replace(/[\p{Cf}\p{M}]/gu, ''),
  );
}

function inLatin(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (letter) => lookAlikes[letter] ?? letter);
}

/** Whether a text carries a marking that Sentinel may not hold. */
export function isAboveCeiling(text: string): boolean {
  return aboveCeiling.test(asRead(text));
}

/** @throws Refusal `marking-too-high` when any of `texts` carries a marking that Sentinel may not hold */
export function refuseAboveCeiling(...texts: readonly (string | undefined)[]): void {
  if (texts.some((text) => text !== undefined && isAboveCeiling(text))) throw new Refusal('marking-too-high');
}

/** The first line of `text`, cut at a word to `most` characters. */
export function headlineOf(text: string, most: number): string {
  const line = text.split('\n', 1)[0] ?? '';
  if (line.length <= most) return line;
  const whole = shortened(line, most);
  const space = whole.lastIndexOf(' ');
  return space > most / 2 ? `${whole.slice(0, space).trimEnd()}…` : whole;
}

/** `text` cut to `most` characters with an ellipsis, never within a character that takes two places. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
