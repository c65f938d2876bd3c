import { z } from 'zod';
import { Refusal } from './refusal';
import { stoppedIn } from './stoppedWords';

/**
 * Text typed by a person: trimmed, 1 to `most` characters, without halves of characters, which no store keeps as they
 * are, and the invisible ones that could make it read otherwise than it is written (controls but tab and newline, and the
 * overrides of writing direction).
 */
export function typedText(most: number) {
  return z
    .string()
    .transform((text) => inSight(withoutUnseen(text).trim()))
    .pipe(z.string().min(1, 'Please write something here.').max(most, `Please keep this to ${most} characters.`));
}

/** The same where nothing may be written too, with the spaces as they are. */
export function typedDraft(most: number) {
  return z
    .string()
    .transform(withoutUnseen)
    .pipe(z.string().max(most, `Please keep this to ${most} characters.`));
}

/** Nothing, where nothing of it can be seen. */
function inSight(text: string): string {
  return seen.test(text) ? text : '';
}

/** As every form takes it. */
export function withoutUnseen(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cs}/gu, '')
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(invisible, '')
    .replace(strayTags, (_tag, flag: string | undefined) => flag ?? '')
    .replace(strayLooks, '');
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

/** Controls, overrides of direction, and what takes room or none without being seen. */
const invisible =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u034F\u115F\u1160\u17B4\u17B5\u180E\u200B\u2028\u2029\u202A-\u202E\u2060-\u2064\u2066-\u206F\u2800\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]|\u{1D173}[\u{1D174}-\u{1D17A}]*/gu;

/** Flags of parts of countries are spelt in tags; anything else spelt so is hidden from whoever reads. */
const strayTags = /(\u{1F3F4}[\u{E0020}-\u{E007E}]{1,16}\u{E007F})|[\u{E0000}-\u{E007F}]/gu;

/** They choose how the sign before them looks, where it has looks to choose from. */
const strayLooks =
  /(?<![\p{Emoji}\p{Script=Han}\p{Script=Mong}\u200D])[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]|(?<=[\uFE00-\uFE0F\u{E0100}-\u{E01EF}])[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;

/** Something in it can be seen: joiners and marks of direction alone are no text. */
const seen = /[^\s\p{Cc}\p{Cf}\p{Z}\p{DI}]/u;

/** Whether a text carries a marking that Sentinel may not hold. */
export function isAboveCeiling(text: string): boolean {
  return markingIn(text) !== undefined;
}

function markingIn(text: string): string | undefined {
  return stoppedIn(text).find(({ isSure, kind }) => isSure && kind === 'marking')?.word;
}

/** @throws Refusal `marking-too-high` when any of `texts` carries a marking that Sentinel may not hold */
export function refuseAboveCeiling(...texts: readonly (string | undefined)[]): void {
  const [word] = texts.flatMap((text) => markingIn(text ?? '') ?? []);
  if (word !== undefined) throw new Refusal('marking-too-high', { word });
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
