import { MinuteSection } from '../../bot/domain/minutes';

it('minutes drafted before declared interests were kept in them still read, and name none', () => {
  const section = MinuteSection.parse({
    ...{ itemId: 'item-1', title: 'Welcome', purpose: 'note', audience: { kind: 'panel' } },
    ...{ outcome: 'discussed', spentMinutes: 5, text: '', decisions: [], disruptions: [], tasks: [] },
  });
  expect(section.interests).toEqual([]);
});
