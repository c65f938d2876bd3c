import type { Power } from './power';
import { type PowerSubject, powerPlaces, shippedThreats } from './powerSubjects';
import type { CalledByKind } from './powersOfKind';
import { type Stemmed, stemmed, topicWords, wordsFor } from './topicWords';

/** What somebody wants something done about, each in their own words. */
export interface WhatIsAsked {
  readonly threat?: string | undefined;
  readonly place?: string | undefined;
  readonly words?: string | undefined;
}

export interface FittingPower {
  readonly power: Power;
  /** "Illegal waste (“tyres”): it speaks of “tipper”" */
  readonly because: readonly string[];
}

/** It is about what is meant, in its own words; it is its agency's work; a word of the asker's stands in it. */
const [SAYS, WORK, WORK_TOO, WORD] = [4, 2, 1, 1];
/** What fits less than this share of the best is noise beside it. */
const NOISE = 1 / 3;
/** A word that stands in more than this share of all powers tells none from another. */
const TOO_COMMON = 1 / 5;

interface Meant {
  readonly subject: PowerSubject;
  /** The words by which it was meant. */
  readonly by: Stemmed;
}

/** The subjects that `text` is about. "Car wash" means no vehicle: words within a longer phrase are that phrase's. */
export function subjectsIn(subjects: readonly PowerSubject[], text: string): Meant[] {
  const whole = stemmed(text);
  const meant = subjects.flatMap((subject) => {
    const [by] = subject.said
      .flatMap((phrase) => wordsFor(whole, phrase) ?? [])
      .sort((one, other) => other.length - one.length);
    return by === undefined ? [] : [{ subject, by: stemmed(by) }];
  });
  const isWithin = (one: Meant, other: Meant) => one.by.line !== other.by.line && other.by.line.includes(one.by.line);
  return meant.filter((one) => !meant.some((other) => isWithin(one, other)));
}

/** The powers that fit what is asked, those that fit best first and otherwise in their own order, each with why. */
export function powersFitting(
  { threat, place, words }: WhatIsAsked,
  powers: readonly Power[],
  calledByKind: CalledByKind,
): FittingPower[] {
  const text = [threat, place, words].filter((each) => each !== undefined).join('\n');
  const meant = subjectsIn([...shippedThreats, ...powerPlaces], text);
  const candidates = powers.map((power) => ({ power, said: stemmed(saidIn(power)) }));
  const telling = tellingWords(text, meant, candidates);
  const fits = candidates.map(({ power, said }) => {
    const reasons = [
      ...meant.flatMap((each) => subjectReason(each, power, said, calledByKind)),
      ...telling.flatMap(([stem, word]) =>
        holds(said, stem) ? [{ worth: WORD, text: `“${word}” stands in it` }] : [],
      ),
    ];
    return { power, worth: reasons.reduce((sum, { worth }) => sum + worth, 0), because: becauseOf(reasons) };
  });
  const best = Math.max(0, ...fits.map(({ worth }) => worth));
  return fits
    .filter(({ worth }) => worth > 0 && worth >= best * NOISE)
    .sort((one, other) => other.worth - one.worth)
    .map(({ power, because }) => ({ power, because }));
}

function saidIn({ agency, power, lever, typicalOpportunity }: Power): string {
  return [agency, power, lever, typicalOpportunity].join('\n');
}

/** What was said beside the subjects, where it stands in some powers and not in most. */
function tellingWords(
  text: string,
  meant: readonly Meant[],
  candidates: readonly { readonly said: Stemmed }[],
): [stem: string, word: string][] {
  return [...topicWords(text)].filter(([stem]) => {
    const often = candidates.filter(({ said }) => holds(said, stem)).length;
    return often <= candidates.length * TOO_COMMON && !meant.some(({ by }) => holds(by, stem));
  });
}

function holds({ line }: Stemmed, stem: string): boolean {
  return line.includes(` ${stem} `);
}

interface WhyItFits {
  readonly worth: number;
  readonly text: string;
}

function subjectReason(
  { subject: { name, inPowers, workOf }, by }: Meant,
  { agency }: Power,
  said: Stemmed,
  calledByKind: CalledByKind,
): WhyItFits[] {
  const isName = by.line === stemmed(name).line;
  const called = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}${isName ? '' : ` (“${by.words.join(' ')}”)`}`;
  const isWork = workOf.some((kind) => calledByKind(kind).includes(agency));
  const [speaksOf] = inPowers.flatMap((phrase) => wordsFor(said, phrase) ?? []);
  if (speaksOf !== undefined)
    return [{ worth: SAYS + (isWork ? WORK_TOO : 0), text: `${called}: it speaks of “${speaksOf}”` }];
  return isWork ? [{ worth: WORK, text: `${called}: the work of its agency` }] : [];
}

/** What was meant, and failing that the words. */
function becauseOf(reasons: readonly WhyItFits[]): string[] {
  const stronger = reasons.filter(({ worth }) => worth > WORD);
  return (stronger.length === 0 ? reasons : stronger).map(({ text }) => text);
}
