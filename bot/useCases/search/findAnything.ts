import { z } from 'zod';
import { hasRight } from '../../access/rights';
import { visibleIssues, visibleTasks } from '../../access/sight';
import { wordsInList } from '../../domain/audience';
import type { Issue } from '../../domain/issue';
import { meetingReference } from '../../domain/meeting';
import { roleNames } from '../../domain/member';
import type { Task } from '../../domain/task';
import { searchable } from '../../domain/searchable';
import { headlineOf } from '../../domain/text';
import { dueText } from '../../domain/time';
import { recordOf } from '../../ledger/records';
import type { Condition, DocumentQuery, StoredDocument } from '../../ledger/store';
import { issueStatusText } from '../issues/viewIssue';
import { loadGroups } from '../groups/groupLists';
import { loadMeetings } from '../meetings/meetingLists';
import { agencyName } from '../members/names';
import type { Context } from '../ports';
import { taskStateNames } from '../tasks/viewTask';
import { type Asked, askedFor, holds } from './asked';
import type { FoundView } from './searchViews';

export const Search = z.object({ text: z.string().trim().min(1).max(100) });

const MOST_FOUND = 12;
/** Of each kind, so that one kind does not crowd out the others. */
const MOST_OF_A_KIND = 5;
/** Numbers begin anew each year. */
const MOST_YEARS = 10;

/**
 * Records by number and words, people, agencies: as far as whoever asks may see them. What has the number that was typed
 * comes first. Of what is restricted the number alone is told; that it says what was typed is read in it, and logged.
 */
export async function findAnything({ text }: z.infer<typeof Search>, ctx: Context): Promise<{ items: FoundView[] }> {
  const asked = askedFor(text, ctx.roster.panel.referencePrefix);
  const [tasks, issues, meetings, groups] = await Promise.all([
    findTasks(asked, ctx),
    findIssues(asked, ctx),
    findMeetings(asked, ctx),
    findGroups(asked, ctx),
  ]);
  const all = [tasks, issues, meetings, groups];
  const byNumber = all.flatMap(({ numbered }) => numbered);
  const byWords = [...findPeople(asked, ctx), ...all.flatMap(({ worded }) => worded.slice(0, MOST_OF_A_KIND))];
  const numbered = new Set(byNumber.map(({ key }) => key));
  return { items: [...byNumber, ...byWords.filter(({ key }) => !numbered.has(key))].slice(0, MOST_FOUND) };
}

interface Found {
  readonly numbered: readonly FoundView[];
  readonly worded: readonly FoundView[];
}
const nothing: Found = { numbered: [], worded: [] };

async function findTasks(asked: Asked, ctx: Context): Promise<Found> {
  if (!hasRight(ctx.viewer, 'task.see')) return nothing;
  const found = await findRecords('task', 'changedAt', visibleTasks(ctx.viewer), asked, ctx);
  const view =
    (said: typeof saysThem) =>
    (document: StoredDocument): FoundView => {
      const task = recordOf('task', document);
      const { id, reference, title, agencyId, state } = task;
      return {
        ...said(task, asked),
        ...{ key: `task:${id}`, kind: 'task', reference, place: `action-log?task=${id}` },
        title: wordsInList(task, title),
        note: `${taskStateNames[state]}, ${agencyName(agencyId, ctx)}`,
      };
    };
  return { numbered: found.numbered.map(view(saysNothing)), worded: found.worded.map(view(saysThem)) };
}

async function findIssues(asked: Asked, ctx: Context): Promise<Found> {
  if (!hasRight(ctx.viewer, 'issue.see')) return nothing;
  const found = await findRecords('issue', 'raisedAt', visibleIssues(ctx.viewer), asked, ctx);
  const view = async (document: StoredDocument, said: typeof saysThem): Promise<FoundView> => {
    const issue = recordOf('issue', document);
    const { id, reference, text } = issue;
    return {
      ...said(issue, asked),
      ...{ key: `issue:${id}`, kind: 'issue', reference, place: `issues?issue=${id}` },
      title: wordsInList(issue, headlineOf(text, 90)),
      note: await issueStatusText(issue, ctx),
    };
  };
  const numbered = await Promise.all(found.numbered.map((document) => view(document, saysNothing)));
  return { numbered, worded: await Promise.all(found.worded.map((document) => view(document, saysThem))) };
}

/** Of a restricted record that was found by its words: that they stand in it. Its reference says nothing of them. */
function saysThem({ audience, reference }: Task | Issue, { words }: Asked): Pick<FoundView, 'saysWords'> {
  const isTold = audience.kind === 'named' && !searchable(reference).includes(words);
  return isTold ? { saysWords: true } : {};
}

function saysNothing(): Pick<FoundView, 'saysWords'> {
  return {};
}

/** Those of the number that was typed, the latest year first, and those that hold the words, the latest first. */
async function findRecords(
  type: 'task' | 'issue',
  latest: string,
  visible: readonly Condition[],
  { words, number }: Asked,
  ctx: Context,
): Promise<{ numbered: StoredDocument[]; worded: StoredDocument[] }> {
  const query = (rest: Omit<DocumentQuery, 'type'>) => ctx.store.query(ctx.roster.panel.id, { type, ...rest });
  const isAsked = number?.kinds.includes(type) === true;
  const [ofNumber, worded] = await Promise.all([
    !isAsked
      ? []
      : query({
          where: [...visible, { key: 'number', is: number.value }],
          ...{ order: { key: 'number', direction: 'ascending' }, limit: MOST_YEARS },
        }),
    query({
      where: [...visible, { key: 'search', contains: words }],
      ...{ order: { key: latest, direction: 'descending' }, limit: MOST_OF_A_KIND },
    }),
  ]);
  const ofYear = ofNumber.filter((document) => isOfYear(recordOf(type, document).reference, number?.year));
  ofYear.sort((a, b) => recordOf(type, b).reference.localeCompare(recordOf(type, a).reference));
  return { numbered: ofYear, worded };
}

function isOfYear(reference: string, year: string | undefined): boolean {
  return year === undefined || reference.includes(`-${year}-`);
}

async function findMeetings(asked: Asked, ctx: Context): Promise<Found> {
  if (!hasRight(ctx.viewer, 'agenda.see')) return nothing;
  const views = (await loadMeetings(ctx)).map((meeting) => {
    const reference = meetingReference(meeting);
    const title = dueText(meeting.on, ctx.today);
    const view: FoundView = {
      ...{ key: `meeting:${meeting.id}`, kind: 'meeting', reference, title, place: `meeting?meeting=${meeting.id}` },
    };
    return { number: meeting.number, view };
  });
  const { number } = asked;
  const isNumbered = number?.kinds.includes('meeting') === true && number.year === undefined;
  return {
    numbered: views.filter((each) => isNumbered && each.number === number.value).map(({ view }) => view),
    worded: views
      .filter(({ view: { reference, title } }) => holds(`${reference} ${title}`, asked))
      .map(({ view }) => view),
  };
}

async function findGroups(asked: Asked, ctx: Context): Promise<Found> {
  if (!hasRight(ctx.viewer, 'group.see')) return nothing;
  const groups = await loadGroups(ctx);
  const views = groups.map((group): FoundView => {
    const { id, operation, reference, audience } = group;
    const title = wordsInList(group, operation);
    const place = audience.kind === 'named' ? 'meeting' : `action-log?search=${encodeURIComponent(operation)}`;
    return { key: `group:${id}`, kind: 'group', reference, title, place };
  });
  const { number } = asked;
  const isNumbered = number?.kinds.includes('group') === true && number.year === undefined;
  return {
    numbered: views.filter(({ reference = '' }) => isNumbered && numberIn(reference) === number.value),
    worded: views.filter(({ reference, title }) => holds(`${reference} ${title}`, asked)),
  };
}

/** The force's own references end in one: "NM-OCG-031". */
function numberIn(reference: string): number {
  return Number(/(\d+)$/.exec(reference)?.[1] ?? NaN);
}

/** People and agencies of the panel, each leading to their tasks. */
function findPeople(asked: Asked, ctx: Context): FoundView[] {
  if (!hasRight(ctx.viewer, 'people.see')) return [];
  const { members, agencies } = ctx.roster;
  const people = [...members.values()]
    .filter(({ name }) => holds(name, asked))
    .map(({ id, name, role, agencyId }): FoundView => {
      const note = `${roleNames[role]}, ${agencyName(agencyId, ctx)}`;
      return { key: `person:${id}`, kind: 'person', title: name, note, place: `action-log?ownerId=${id}` };
    });
  const partners = [...agencies.values()]
    .filter(({ name }) => holds(name, asked))
    .map(({ id, name }): FoundView => {
      return { key: `agency:${id}`, kind: 'agency', title: name, place: `action-log?agencyId=${id}` };
    });
  return [...people.slice(0, MOST_OF_A_KIND), ...partners.slice(0, MOST_OF_A_KIND)];
}
