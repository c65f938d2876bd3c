import type { Announcements, ScreenReaderInstructions, UniqueIdentifier } from '@dnd-kit/core';
/** A row that can be moved. */
export interface Movable {
  readonly id: string;
  readonly title: string;
}

type Items = readonly Movable[];

export const moveInstructions: ScreenReaderInstructions = {
  draggable:
    'To move the item, press Space or Enter, then the up and down arrow keys. Press Space or Enter again to put it down, or Escape to leave it where it was. Alt with the up or down arrow key moves it at once.',
};

/** What is read aloud while an item is carried. */
export function moveAnnouncements(items: Items): Announcements {
  const titleOf = (id: UniqueIdentifier) => items.find((item) => item.id === id)?.title ?? 'The item';
  const placeOf = (id: UniqueIdentifier) =>
    placeText(
      items.findIndex((item) => item.id === id),
      items.length,
    );
  return {
    onDragStart: ({ active }) => `Picked up: ${titleOf(active.id)}, ${placeOf(active.id)}.`,
    onDragOver: ({ active, over }) =>
      over === null ? `${titleOf(active.id)} is over no place.` : `${titleOf(active.id)} comes to ${placeOf(over.id)}.`,
    onDragEnd: ({ active, over }) =>
      over === null ? `${titleOf(active.id)} stays.` : `${titleOf(active.id)} is put down as ${placeOf(over.id)}.`,
    onDragCancel: ({ active }) => `${titleOf(active.id)} stays ${placeOf(active.id)}.`,
  };
}

export function placeText(index: number, count: number): string {
  return `item ${index + 1} of ${count}`;
}
