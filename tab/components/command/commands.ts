import { goTo } from '../../data/address';
import { useMay, useSession } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';
import { usePlaces } from '../places';
import { showOver } from '../over';
import { askForAccess } from './missed';

/** Something that the box does by itself: no record. */
export interface BoxCommand {
  readonly key: string;
  readonly title: string;
  readonly kind: string;
  readonly run: () => void;
  /** What people call it besides. */
  readonly also?: readonly string[];
}

export interface BoxChoice extends BoxCommand {
  /** Offered beside what is found: whoever means something else does not come to it by a quick Enter. */
  readonly beside?: true;
  /** It searches on, in the box. */
  readonly stays?: true;
  readonly reference?: string | undefined;
  readonly note?: string | undefined;
}

/** Offered too where nothing else is found: it may be there, and be for others. */
export const ASK = 'Ask for access';

/** What this person may do from anywhere, then the screens that they may use. */
export function useBoxCommands(): readonly BoxCommand[] {
  const mayDirect = useMay('task.direct');
  const mayRaise = useMay('issue.raise');
  const mayAsk = useMay('access.ask');
  const mayPlan = useMay('meeting.plan');
  const mayKeep = useMay('member.keep');
  const mayAddPartner = useMay('partner.keep');
  const places = usePlaces();
  const maySet = useMay('settings.see');
  const maySeeGroups = useMay('group.see');
  const ofMeetings = useMeetingCommands();
  return [
    ...(mayDirect ? [doing('Allocate a task', () => showOver('giveTask'), ['give a task'])] : []),
    ...(mayRaise ? [doing('Raise an issue', () => showOver('raiseIssue'))] : []),
    ...(mayAsk ? [doing(ASK, () => askForAccess(), ['access'])] : []),
    ...(mayPlan ? [doing('Plan a meeting', () => goTo('meeting'))] : []),
    ...ofMeetings,
    ...(mayPlan ? [doing('Send or hold back a reminder', () => goTo('messages'))] : []),
    ...(mayKeep ? ofPeople : []),
    ...(mayAddPartner ? [doing('Add a partner', () => goTo('partners', { adding: 'yes' }), ['add an agency'])] : []),
    ...(maySet ? [doing('See the powers', () => goTo('settings', { part: 'powers' }), ['powers'])] : []),
    ...(maySeeGroups ? [doing('Who can do something about it?', () => askWhoCan())] : []),
    doing('See the keys', () => showOver('keys')),
    ...places.map(({ screen, name }) => ({ key: screen, title: name, kind: 'Screen', run: () => goTo(screen) })),
  ];
}

/** Whose power fits, with the answer where it can be read and passed on as a link. */
export function askWhoCan(who?: string): void {
  goTo('groups', { show: 'threats', ...(who === undefined ? {} : { who }) });
}

/** Where they are done. */
const ofPeople: readonly BoxCommand[] = [
  doing('Add somebody', () => goTo('settings', { part: 'people', adding: 'yes' }), ['add a person', 'add people']),
  doing('Invite people', () => goTo('settings', { part: 'people', view: 'account' }), ['invite all']),
  doing('Import a list of people', () => goTo('settings', { part: 'people', importing: 'yes' })),
  doing('See the duty list', () => goTo('settings', { part: 'people', view: 'duty' }), ['duty list', 'on duty']),
];

/** What the meetings wait for now. It is done there, where one sees what it is about. */
function useMeetingCommands(): readonly BoxCommand[] {
  const { today } = useSession();
  const meetings = useQueryOf('meetings.list', {}, useMay('agenda.see')).data?.items ?? [];
  const held = meetings.findLast(({ state }) => state === 'closed');
  const mayRead = useMay('minutes.see');
  const mayConfirm = useMay('meeting.chair') && held !== undefined;
  const minutes = useQueryOf('meetings.minutes', { meetingId: held?.id, version: undefined }, mayConfirm);
  const at = (title: string, meeting: string, also?: readonly string[]) =>
    doing(title, () => goTo('meeting', { meeting }), also);
  const ofEach = meetings.flatMap(({ id, reference, state, next, on, may }) => [
    ...(next && may.publish ? [at(`Publish the agenda of ${reference}`, id)] : []),
    ...(state === 'planned' && on <= today && next && may.run
      ? [at(`Start ${reference}`, id, ['start the meeting'])]
      : []),
    ...(state === 'running' && may.run ? [at(`Close ${reference}`, id, ['close the meeting'])] : []),
  ]);
  if (held === undefined || !mayRead) return ofEach;
  // Whoever may not confirm them reads there who does.
  const deed = minutes.data?.may.confirm === true ? 'Confirm' : 'Open';
  return [...ofEach, at(`${deed} the minutes of ${held.reference}`, held.id, ['confirm minutes', 'minutes'])];
}

function doing(title: string, run: () => void, also: readonly string[] = []): BoxCommand {
  return { key: title, title, kind: 'Command', run, also };
}

/** A word of it, or of what else it is called, begins with what was typed. */
export function isMeant({ title, also = [] }: BoxCommand, typed: string): boolean {
  const words = typed.trim().toLowerCase();
  return [title, ...also].some((name) => ` ${name.toLowerCase()}`.includes(` ${words}`));
}
