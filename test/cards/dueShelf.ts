import { dueCard, type DueRow } from '../../bot/cards/dueCard';
import type { Card } from '../../bot/cards/kit';
import { aMeetingView, aTaskView, day } from '../support/builders';
import { MOST_PARTS } from '../../bot/domain/message';
import { everything, fullMeeting, fullPart, fullTask, type Texts, url } from './cardShelf';

const parts = { marking: 'OFFICIAL-SENSITIVE', tabUrl: url, on: day('2027-03-03'), today: day('2027-03-03') };

/** Lists of what fell due for somebody, with `texts` where people's words stand: [name, card, reference]. */
export function dueCards(texts: Texts): [string, Card, string][] {
  const task = aTaskView({ ...fullTask(texts), may: everything });
  const meeting = aMeetingView(fullMeeting(texts, 20));
  const lines = Array.from({ length: 10 }, () => ({
    text: `200+ tasks of the panel are overdue: ${texts.of(150)}`,
    count: '200+',
    place: 'x',
  }));
  const rows: DueRow[] = [
    { kind: 'agenda', meeting, own: fullPart(texts) },
    ...Array.from({ length: MOST_PARTS - 3 }, (): DueRow => ({ kind: 'task', task })),
    { kind: 'notice', said: texts.of(400) },
    {
      kind: 'digest',
      digest: { marking: 'OFFICIAL-SENSITIVE', lines, nextMeetingText: 'M2 is Wed 10 Mar, in 7 days' },
    },
  ];
  return [
    ['all that falls due', dueCard(rows, parts), 'Reminders'],
    ['all that falls due, of which none waits', dueCard([], parts), 'Reminders'],
  ];
}
