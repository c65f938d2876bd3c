import type { AgendaItem } from '../domain/agenda';
import { isOnAgenda } from '../domain/sections';
import { agencyReader, memberReader, readersOf } from '../domain/audience';
import { type Group, groupReaders } from '../domain/group';
import { type Issue, issueReaders } from '../domain/issue';
import { holdersOf, type Task, taskReaders } from '../domain/task';
import { isReader, readerNamesOf, recusedNamesOf } from './readers';
import { hasRight, type Right } from './rights';
import type { PersonViewer, Viewer } from './viewer';

/**
 * How much of a record may be known. `number`: that there is one of this number. `outline`: whose it is and how it
 * stands, none of its words: what a chat of many may say.
 */
export type Sight = 'none' | 'number' | 'outline' | 'whole';

/** The one rule of a kind of record: predicate, store condition, live filter and what is shared are made from it. */
interface SightRule<Subject> {
  readonly right: Right;
  /** As its document carries them. */
  readonly readersOf: (subject: Subject) => readonly string[];
  /** What an agency without a current agreement keeps: the document's key, whose it is, and whom that means. */
  readonly own?: {
    readonly key: string;
    readonly of: (subject: Subject) => string;
    readonly to: (viewer: PersonViewer) => string;
  };
  /** What a chat of many may say of it, while it is not restricted. */
  readonly shared: Sight;
}

const taskRule: SightRule<Task> = {
  right: 'task.see',
  readersOf: taskReaders,
  own: { key: 'agencyId', of: ({ agencyId }) => agencyId, to: ({ member }) => member.agencyId },
  shared: 'outline',
};

const issueRule: SightRule<Issue> = {
  right: 'issue.see',
  readersOf: issueReaders,
  own: { key: 'raisedBy', of: ({ raised }) => raised.by, to: ({ member }) => member.id },
  shared: 'outline',
};

const groupRule: SightRule<Group> = {
  right: 'group.see',
  readersOf: groupReaders,
  shared: 'number',
};

/** What `viewer` may know of a record. */
function sightOf<Subject>(rule: SightRule<Subject>, subject: Subject, viewer: Viewer): Sight {
  const readers = rule.readersOf(subject);
  switch (viewer.kind) {
    case 'system':
      return 'whole';
    case 'everybody':
      return isReader(readers, viewer) ? rule.shared : 'number';
    case 'person': {
      if (!hasRight(viewer, rule.right) || !isReader(readers, viewer)) return 'none';
      const keeps = viewer.isaCurrent || rule.own?.of(subject) === rule.own?.to(viewer);
      return keeps ? 'whole' : 'none';
    }
  }
}

export function taskSight(task: Task, viewer: Viewer): Sight {
  return sightOf(taskRule, task, viewer);
}

export function issueSight(issue: Issue, viewer: Viewer): Sight {
  return sightOf(issueRule, issue, viewer);
}

export function maySeeTask(task: Task, viewer: Viewer): boolean {
  return taskSight(task, viewer) === 'whole';
}

/** Whoever works on a restricted task sees it, and need not know the issue or the task that it came from. */
export function mayKnowWhence({ audience, recusedIds }: Task, viewer: Viewer): boolean {
  return seesOthers(viewer) && isReader(readersOf(audience, recusedIds), viewer);
}

/** Whose agency has no current agreement keeps its own, and is told of no other record beside it. */
export function seesOthers(viewer: Viewer): boolean {
  return viewer.kind !== 'person' || viewer.isaCurrent;
}

export function maySeeIssue(issue: Issue, viewer: Viewer): boolean {
  return issueSight(issue, viewer) === 'whole';
}

/** One that was disposed of is nobody’s to see. */
export function maySeeGroup(group: Group, viewer: Viewer): boolean {
  return group.retention?.disposed === undefined && mayKnowOfGroup(group, viewer);
}

/** That there is one, or was. */
export function mayKnowOfGroup(group: Group, viewer: Viewer): boolean {
  return sightOf(groupRule, group, viewer) === 'whole';
}

/** A condition on the keys of a document, as a store takes it. */
type SightCondition =
  | { readonly key: string; readonly is: string }
  | { readonly key: string; readonly holdsAnyOf: readonly string[] }
  | { readonly key: string; readonly holdsNoneOf: readonly string[] };

/** The same rule as a condition: what it leaves out is in no list, no page and no count. */
function conditionsOf<Subject>({ own }: SightRule<Subject>, viewer: PersonViewer): SightCondition[] {
  const names = readerNamesOf(viewer);
  const kept = viewer.isaCurrent || own === undefined ? [] : [{ key: own.key, is: own.to(viewer) }];
  return [
    ...kept,
    ...(names === undefined ? [] : [{ key: 'readers', holdsAnyOf: names }]),
    { key: 'readers', holdsNoneOf: recusedNamesOf(viewer) },
  ];
}

export function visibleTasks(viewer: PersonViewer): SightCondition[] {
  return conditionsOf(taskRule, viewer);
}

export function visibleIssues(viewer: PersonViewer): SightCondition[] {
  return conditionsOf(issueRule, viewer);
}

export function visibleGroups(viewer: PersonViewer): SightCondition[] {
  return conditionsOf(groupRule, viewer);
}

/** Who may hear of a change to it, kept with the log entry: its readers, and whose own it is. */
function hearersOf<Subject>(rule: SightRule<Subject>, subject: Subject): string[] {
  const own = rule.own === undefined ? [] : [ownMark(rule.own.of(subject))];
  return [...rule.readersOf(subject), ...own];
}

export function taskHearers(task: Task): string[] {
  return hearersOf(taskRule, task);
}

export function issueHearers(issue: Issue): string[] {
  return hearersOf(issueRule, issue);
}

const OWN = 'own:';
function ownMark(id: string): string {
  return `${OWN}${id}`;
}

const HELD = 'held:';
/** Of what is written between an agency and the panel, the log keeps who held the task then. */
export function talkHearers(task: Task): string[] {
  return [...taskHearers(task), ...holdersOf(task).map((id) => `${HELD}${id}`)];
}

/**
 * Comments, and why more time is asked for or not given, are between those who do a task and those who gave it: whoever
 * sees the task reads them only as its owner, its deputy, the lead of their agency, whoever gave it, or one of those who
 * run the panel. What was written to one agency is no other's; whoever held it keeps what was written until then.
 * @param written who wrote it, and to whom; left out, to those who hold the task now
 */
export function mayReadTalk(
  task: Task,
  viewer: Viewer,
  { by, readers }: { readonly by?: string; readonly readers: readonly string[] } = { readers: talkHearers(task) },
): boolean {
  if (viewer.kind !== 'person') return viewer.kind === 'system';
  const { id, agencyId } = viewer.member;
  if (hasRight(viewer, 'task.direct') || by === id || task.created.by === id) return true;
  const holds = holdersOf(task).includes(id) || readers.includes(`${HELD}${id}`);
  return readers.includes(ownMark(agencyId)) && (holds || viewer.role === 'agencyLead');
}

/** The same rule on what the log kept of a record: whether `viewer` may know that it changed, then as now. */
function mayHearOf<Subject>(rule: SightRule<Subject>, hearers: readonly string[], viewer: Viewer): boolean {
  if (viewer.kind !== 'person') return isReader(hearers, viewer);
  if (!hasRight(viewer, rule.right) || !isReader(hearers, viewer)) return false;
  if (viewer.isaCurrent || rule.own === undefined) return viewer.isaCurrent;
  const id = rule.own.to(viewer);
  if (hearers.some((each) => each.startsWith(OWN))) return hearers.includes(ownMark(id));
  // Entries from before whose own it is was kept.
  return hearers.includes(agencyReader(viewer.member.agencyId)) || hearers.includes(memberReader(viewer.member.id));
}

export function mayHearOfTask(hearers: readonly string[], viewer: Viewer): boolean {
  return mayHearOf(taskRule, hearers, viewer);
}

export function mayHearOfIssue(hearers: readonly string[], viewer: Viewer): boolean {
  return mayHearOf(issueRule, hearers, viewer);
}

export function mayHearOfGroup(hearers: readonly string[], viewer: Viewer): boolean {
  return mayHearOf(groupRule, hearers, viewer);
}

const readsContent: readonly Right[] = ['task.see', 'issue.see', 'group.see', 'minutes.see'];

/** Whether naming somebody, or their agency, lets them read what is restricted, whatever it is. */
export function readsWhenNamed(viewer: PersonViewer): boolean {
  return viewer.isaCurrent && readsContent.every((right) => hasRight(viewer, right));
}

/** Whether nothing but an agreement of their agency's keeps somebody from reading what is shared with them. */
export function lacksAgreementAlone(viewer: PersonViewer): boolean {
  return !readsWhenNamed(viewer) && readsWhenNamed({ ...viewer, isaCurrent: true });
}

/** Whether a substitute is taken for an observer, for want of a vetting that holds, and would read what is shared with one. */
export function lacksVetting(viewer: PersonViewer): boolean {
  const { role } = viewer.member;
  return viewer.role !== role && readsWhenNamed({ ...viewer, role, isaCurrent: true });
}

/** Hidden means absent: an item for others is not on this viewer's agenda at all. */
export function maySeeItem(item: AgendaItem, viewer: Viewer): boolean {
  if (!isOnAgenda(item) && !hasRight(viewer, 'meeting.plan')) return false;
  if (item.audience.kind === 'panel') return true;
  // Named people see it only as long as they see content at all: not without an agreement, not as an observer.
  return mayReadRecord(readersOf(item.audience), viewer);
}

/** What is recorded on an item: minutes, decisions, declared interests. Whoever is recused from it is no reader. */
export function mayReadRecord(readers: readonly string[], viewer: Viewer): boolean {
  return hasRight(viewer, 'minutes.see') && isReader(readers, viewer);
}
