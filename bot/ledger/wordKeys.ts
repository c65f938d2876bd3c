import { type Disruption, isListed } from '../domain/disruption';
import { type Group, sitesOf } from '../domain/group';
import type { Issue } from '../domain/issue';
import type { LocalDate } from '../domain/time';
import { type Meeting, meetingReference } from '../domain/meeting';
import type { Nominal } from '../domain/nominal';
import { wordsIn } from '../domain/searchable';
import { isTemplateLine } from '../domain/sections';
import type { Task } from '../domain/task';

// What records are found by. They stand in the document of the record itself, and go with it.

export function taskWords({ reference, before, title, detail }: Task): string[] {
  return wordsIn(reference, before?.reference, title, detail);
}

export function issueWords({ reference, text }: Issue): string[] {
  return wordsIn(reference, text);
}

/** The meeting's own, and those of its items that are for the whole panel: the template's lines are the same at each. */
export function meetingWords(meeting: Meeting): string[] {
  const titles = meeting.agenda
    .filter((item) => item.audience.kind === 'panel' && !isTemplateLine(item))
    .map(({ title }) => title);
  return wordsIn(ownWords(meeting), ...titles);
}

/** "M2 Wednesday 10 March 2027 Town Hall" */
export function ownWords(meeting: Meeting): string {
  return [meetingReference(meeting), wholeDay(meeting.on), meeting.mode === 'inPerson' ? meeting.venue : ''].join(' ');
}

const wholeDayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
function wholeDay(day: LocalDate): string {
  return wholeDayFormat.format(new Date(`${day}T12:00:00Z`));
}

/** None once it was disposed of. "NM-OCG-031" is found by 31 too. */
export function groupWords(group: Group): string[] | undefined {
  const { reference, operation, threats } = group;
  if (group.retention?.disposed !== undefined) return undefined;
  const words = wordsIn(reference, operation, ...threats, ...sitesOf(group).map(({ name }) => name));
  return [...new Set([...words, ...wordsIn(reference).map((word) => word.replace(/^0+(?=\d)/, ''))])];
}

/** A record that became one with another is found still, and leads to that other; who was disposed of is not. */
export function nominalWords({ name, forceReference, retention }: Nominal): string[] | undefined {
  return retention?.disposed === undefined ? wordsIn(name, forceReference) : undefined;
}

/** Of what is for few nothing is found, nor of what was taken back or disposed of. */
export function disruptionWords(disruption: Disruption): string[] | undefined {
  const { reference, what, readers } = disruption;
  return isListed(disruption) && readers.includes('*') ? wordsIn(reference, what) : undefined;
}
