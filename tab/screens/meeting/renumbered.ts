import type { AgendaItemView } from '../../../bot/contract';
import { floorParts } from '../../../bot/domain/sections';

/** Numbers and times as they follow from an order that the server does not know yet. */
export function renumbered(agenda: readonly AgendaItemView[], startsAt: string): AgendaItemView[] {
  return floorParts(agenda).map(({ item, number, afterMinutes }) => {
    const { number: _, ...rest } = item;
    return { ...rest, ...(number === undefined ? {} : { number }), startsAt: timeAfter(startsAt, afterMinutes) };
  });
}

function timeAfter(startsAt: string, minutes: number): string {
  const [hours = 0, begun = 0] = startsAt.split(':').map(Number);
  const now = hours * 60 + begun + minutes;
  return `${twoDigits(Math.floor(now / 60) % 24)}:${twoDigits(now % 60)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
