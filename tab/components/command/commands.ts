import { goTo } from '../../data/address';
import { useMay } from '../../data/session';
import { usePlaces } from '../places';
import { showOver } from '../over';

/** Something that the box does by itself: no record. */
export interface BoxCommand {
  readonly key: string;
  readonly title: string;
  readonly kind: string;
  readonly run: () => void;
}

/** What this person may do from anywhere, then the screens that they may use. */
export function useBoxCommands(): readonly BoxCommand[] {
  const mayDirect = useMay('task.direct');
  const mayRaise = useMay('issue.raise');
  const mayPlan = useMay('meeting.plan');
  const places = usePlaces();
  return [
    ...(mayDirect ? [doing('Allocate a task', () => showOver('giveTask'))] : []),
    ...(mayRaise ? [doing('Raise an issue', () => showOver('raiseIssue'))] : []),
    ...(mayPlan ? [doing('Plan a meeting', () => goTo('meeting'))] : []),
    ...(mayPlan ? [doing('Send or hold back a reminder', () => goTo('messages'))] : []),
    doing('See the keys', () => showOver('keys')),
    ...places.map(({ screen, name }) => ({ key: screen, title: name, kind: 'Screen', run: () => goTo(screen) })),
  ];
}

function doing(title: string, run: () => void): BoxCommand {
  return { key: title, title, kind: 'Command', run };
}

/** A word of it begins with what was typed. */
export function isMeant({ title }: BoxCommand, typed: string): boolean {
  const words = typed.trim().toLowerCase();
  return ` ${title.toLowerCase()}`.includes(` ${words}`);
}
