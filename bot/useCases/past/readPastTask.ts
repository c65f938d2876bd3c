import type { z } from 'zod';
import { guardOvert } from '../../domain/disclosure';
import { FourP } from '../../domain/disruption';
import type { Agency } from '../../domain/agency';
import { given } from '../../domain/given';
import { type PastTask, pastStates } from '../../domain/pastTask';
import { Refusal } from '../../domain/refusal';
import { plainWord } from '../../domain/searchable';
import { inOneLine } from '../../domain/spreadsheet';
import { Outcome, TaskDetail, TaskTitle } from '../../domain/task';
import type { LocalDate } from '../../domain/time';
import { asSentence } from '../members/agencyMeant';
import { didYouMean, quoted } from '../settings/faultWords';
import { type Ground, holderIn, overStates, type PastState } from './pastHolder';
import type { PastTaskColumn, PastTaskRow } from './pastTaskTable';
import { dayIn, type RowFaults } from './rowFaults';

/** Old references keep their words: "AL/2019/014". */
const MOST_REFERENCE = 40;
const NO_OUTCOME = 'No outcome was kept in the old action log.';

/** One row of an old action log. Undefined where anything in it is at fault; `faults` then says what, with the cure. */
export function readPastTask(
  row: PastTaskRow,
  ground: Ground,
  faults: RowFaults<PastTaskColumn>,
): PastTask | undefined {
  const state = stateIn(row, faults);
  const words = wordsIn(row, faults);
  const days = daysIn(row, state, ground, faults);
  const holder = holderIn(row, state, ground, faults);
  const fourP = fourPIn(row, state, ground, faults);
  if (faults.found.length > 0 || state === undefined || days === undefined || holder === undefined) return undefined;
  const { agency, owner, formerly } = holder;
  if (!overStates.includes(state)) guardOpen(row, agency, ground, faults);
  if (faults.found.length > 0) return undefined;
  const detail = [words.detail, formerly].filter((part) => part !== undefined).join('\n');
  const said = {
    ...{ reference: words.reference, title: words.title, agencyId: agency.id, ownerId: owner.id },
    ...{ givenOn: days.givenOn, dueOn: days.dueOn, ...given({ detail: detail === '' ? undefined : detail }) },
  };
  return standing(said, state, { doneOn: days.doneOn, outcome: words.outcome ?? NO_OUTCOME, ...given({ fourP }) });
}

type Said = Pick<PastTask, 'reference' | 'title' | 'agencyId' | 'ownerId' | 'givenOn' | 'dueOn' | 'detail'>;

/** With what belongs to its state. */
function standing(
  said: Said,
  state: PastState,
  { doneOn, outcome, fourP }: { doneOn: LocalDate; outcome: string; fourP?: FourP },
): PastTask | undefined {
  switch (state) {
    case 'closed':
      return fourP === undefined ? undefined : { ...said, state, doneOn, outcome, fourP };
    case 'completed':
      return { ...said, state, doneOn, outcome, ...given({ fourP }) };
    case 'withdrawn':
      return { ...said, state, doneOn, outcome };
    case 'allocated':
    case 'acknowledged':
    case 'inProgress':
      return { ...said, state };
  }
}

function wordsIn(row: PastTaskRow, faults: RowFaults<PastTaskColumn>) {
  const reference = inOneLine(row.reference ?? '');
  if (reference === '') faults.add('reference', 'Write what the old log calls it: by that it is known again.');
  else if (reference.length > MOST_REFERENCE) faults.add('reference', `Keep this to ${MOST_REFERENCE} characters.`);
  const read = (column: 'title' | 'detail' | 'outcome', schema: z.ZodType<string, z.ZodTypeDef, unknown>) => {
    const written = row[column];
    if (written === undefined) return undefined;
    const parsed = schema.safeParse(written);
    if (!parsed.success) faults.add(column, parsed.error.issues[0]?.message ?? 'Write this anew.');
    return parsed.data;
  };
  const title = read('title', TaskTitle);
  if (row.title === undefined) faults.add('title', 'Write what was to be done.');
  return { reference, title: title ?? '', detail: read('detail', TaskDetail), outcome: read('outcome', Outcome) };
}

/** As people write states, besides the names that the product has for them. */
const stateWords: Readonly<Record<PastState, readonly string[]>> = {
  allocated: ['allocated', 'new', 'given', 'notstarted', 'assigned', 'outstanding'],
  acknowledged: ['acknowledged', 'accepted', 'agreed'],
  inProgress: ['inprogress', 'open', 'ongoing', 'started', 'live', 'active', 'current', 'overdue', 'inhand'],
  completed: ['completed', 'awaitingclosure', 'toclose'],
  closed: ['closed', 'complete', 'done', 'discharged', 'finished', 'yes'],
  withdrawn: [
    'withdrawn',
    'cancelled',
    'canceled',
    'nolongerneeded',
    'notrequired',
    'dropped',
    'declined',
    'superseded',
  ],
};
export const stateNames = ['Open', 'Not started', 'In progress', 'Completed', 'Closed', 'Withdrawn'];

function stateIn({ state = '' }: PastTaskRow, faults: RowFaults<PastTaskColumn>): PastState | undefined {
  const plain = plainWord(state);
  const found = pastStates.find((each) => stateWords[each].includes(plain));
  if (found !== undefined) return found;
  const meant = didYouMean(state, stateNames);
  const cure = meant === '' ? `Write one of ${stateNames.join(', ')}.` : asSentence(meant);
  faults.add('state', state === '' ? `Say how it stands. ${cure}` : `There is no state ${quoted(state)}. ${cure}`);
  return undefined;
}

interface Days {
  readonly givenOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly doneOn: LocalDate;
}

function daysIn(
  row: PastTaskRow,
  state: PastState | undefined,
  { today }: Ground,
  faults: RowFaults<PastTaskColumn>,
): Days | undefined {
  const givenOn = dayIn(row, 'givenOn', faults, today);
  const due = dayIn(row, 'dueOn', faults);
  const done = dayIn(row, 'doneOn', faults, today);
  if (row.givenOn === undefined) faults.add('givenOn', 'Write the day on which it was given, as 31/03/2019.');
  if (row.dueOn === undefined && !overStates.includes(state))
    faults.add('dueOn', 'Write when it is due: every open task has a day.');
  if (givenOn === undefined) return undefined;
  if (due !== undefined && due < givenOn) faults.add('dueOn', `It is due ${beforeGiven}`);
  if (done !== undefined && done < givenOn) faults.add('doneOn', `It was closed ${beforeGiven}`);
  return { givenOn, ...daysOfOver(givenOn, due, done, today) };
}

/** What is over may lack days: it was due when it was closed, and was closed when it was due. */
function daysOfOver(
  givenOn: LocalDate,
  due: LocalDate | undefined,
  done: LocalDate | undefined,
  today: LocalDate,
): Omit<Days, 'givenOn'> {
  const dueOn = due ?? done ?? givenOn;
  return { dueOn, doneOn: done ?? (dueOn > today ? today : dueOn) };
}

const beforeGiven = 'before it was given. Put one of the days right.';

function fourPIn(
  { fourP: written, reference = '' }: PastTaskRow,
  state: PastState | undefined,
  { fourP, asks }: Ground,
  faults: RowFaults<PastTaskColumn>,
): FourP | undefined {
  const found = FourP.options.find((each) => plainWord(each) === plainWord(written ?? ''));
  if (found !== undefined) return found;
  if (written !== undefined) {
    const meant = didYouMean(written, FourP.options);
    faults.add(
      'fourP',
      `${quoted(written)} is none of the four. ${meant === '' ? `Write ${FourP.options.join(', ')}.` : asSentence(meant)}`,
    );
  } else if (state === 'closed') {
    asks.fourP.add(reference);
    if (fourP === undefined)
      faults.add('fourP', 'What is closed has a 4P. Write it, or choose once for all that say none.');
  }
  return fourP;
}

/** What newly given tasks may not say, open ones may not say either. */
function guardOpen(row: PastTaskRow, agency: Agency, { roster }: Ground, faults: RowFaults<PastTaskColumn>): void {
  const covert = faultOf(() => guardOvert(agency, roster.panel, row.title, row.detail));
  if (covert !== undefined) faults.add('title', `“${covert.facts['word'] ?? ''}” ${covertText}`);
}

const covertText = 'asks a partner for covert activity. See the authorising officer, and leave the row out.';

function faultOf(check: () => void): Refusal | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
