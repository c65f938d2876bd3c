import { z } from 'zod';
import { type Card, refreshing } from '../../bot/cards/kit';
import { bytesOf, faultsOf, MOST_BYTES, partsOfType, placesOf, wordsOf } from './cardReading';
import { dialogCards, fullMeeting, fullPart, plainCards, plainTexts, recordCards, type Texts, url } from './cardShelf';
import { accessCards } from './accessShelf';
import { dueCards } from './dueShelf';
import { groupCards } from './groupShelf';
import { dueCard, type DueRow } from '../../bot/cards/dueCard';
import { agendaCard } from '../../bot/cards/meetingCards';
import { AgendaTemplate } from '../../bot/domain/agenda';
import { Meeting } from '../../bot/domain/meeting';
import { seriesMeetings } from '../../bot/domain/series';
import { aMeetingView, aPanel, aTaskView, day } from '../support/builders';

const Shown = z.object({ title: z.string(), mode: z.string().optional() });

/** What stands on a card before anything is unfolded. */
function withoutForms(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutForms);
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).filter(([key]) => key !== 'card');
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutForms(value)]));
}

const records = [
  ...recordCards(plainTexts),
  ...dueCards(plainTexts),
  ...accessCards(plainTexts),
  ...groupCards(plainTexts),
];
const dialogs = dialogCards(plainTexts);
const all: [string, Card][] = [...named(records), ...plainCards, ...dialogs];

function named(cards: readonly [string, Card, string][]): [string, Card][] {
  return cards.map(([name, card]) => [name, card]);
}

describe.each(all)('%s', (_name, card) => {
  it('is a card that Adaptive Cards 1.5 accepts, without a property it does not know', () => {
    expect(faultsOf(card)).toEqual([]);
  });

  it('has five buttons at most at its foot and in each row: clients drop a sixth', () => {
    const rows = partsOfType(card, 'AdaptiveCard', 'ActionSet');
    for (const { actions } of rows) expect(Array.isArray(actions) ? actions.length : 0).toBeLessThanOrEqual(5);
  });

  it('shows a phone of 320 px every button whole, one primary and two beside it at the most', () => {
    for (const { actions } of partsOfType(card, 'AdaptiveCard', 'ActionSet')) {
      const shown = z
        .array(Shown)
        .parse(actions ?? [])
        .filter(({ mode }) => mode !== 'secondary');
      const more = z.array(Shown).parse(actions ?? []).length > shown.length ? 48 : 0;
      // 8.5 px a letter at 14 px semibold, 26 around each label, 8 between; margins of chat and card take 56 of 320.
      const width = shown.reduce((sum, { title }) => sum + 26 + 8.5 * title.length + 8, -8) + more;
      expect({ labels: shown.map(({ title }) => title), fits: width <= 264 }).toMatchObject({ fits: true });
      expect(shown.length).toBeLessThanOrEqual(3);
    }
  });

  it('has one “…” at the most, and that is at its foot', () => {
    for (const { actions } of partsOfType(card, 'ActionSet')) {
      expect(
        z
          .array(Shown)
          .parse(actions)
          .filter(({ mode }) => mode === 'secondary'),
      ).toEqual([]);
    }
  });

  it('has one button that stands out, at the most, among those that are not unfolded', () => {
    const unfolded = { ...card, body: withoutForms(card.body), actions: withoutForms(card.actions) };
    expect(partsOfType(unfolded, 'Action.Execute').filter(({ style }) => style === 'positive').length).toBeLessThan(2);
  });

  it('has a fallback that sends the same verb and data wherever it has an Execute', () => {
    for (const { title, verb, data, fallback } of partsOfType(card, 'Action.Execute')) {
      expect(fallback).toEqual({ type: 'Action.Submit', title, data: { verb, data } });
    }
  });

  it('holds every input to a label, and asks for what it requires', () => {
    const inputs = partsOfType(card, 'Input.Text', 'Input.ChoiceSet', 'Input.Date');
    for (const input of inputs) expect(input).toHaveProperty('label', expect.stringMatching(/\S/));
    for (const input of inputs.filter(({ isRequired }) => isRequired === true)) {
      expect(input).toHaveProperty('errorMessage', expect.stringMatching(/\.$/));
    }
  });
});

describe.each(records)('%s', (_name, card, reference) => {
  it('begins with its marking and its reference', () => {
    expect(wordsOf(card).slice(0, 2)).toEqual(['OFFICIAL-SENSITIVE', reference]);
  });
});

it('the strict reading finds unknown types, properties and values, and ids that stand twice', () => {
  const input = { type: 'Input.Text', id: 'reason', label: 'Why?' };
  const odd = {
    ...{
      type: 'AdaptiveCard',
      version: '1.5',
      backgroundColour: 'red',
      actions: [{ type: 'Action.Explode', title: 'x' }],
    },
    body: [{ type: 'TextBlok', text: 'x' }, { type: 'RichTextBlock', inlines: [], spacing: 'Smal' }, input, input],
  };
  expect(faultsOf(odd)).toEqual(
    expect.arrayContaining([
      'AdaptiveCard has no backgroundColour',
      'unknown type TextBlok',
      'unknown type Action.Explode',
      'RichTextBlock: wrong spacing',
      'Duplicate Id "reason".',
    ]),
  );
});

/** The longest texts that the schemas let in, in the characters that take the most room. */
const longest: [string, Texts][] = [
  ['emoji', { of: (length) => '🚒'.repeat(length / 2) }],
  ['Chinese', { of: (length) => '巷'.repeat(length) }],
  ['quotes and line ends', { of: (length) => '"\n'.repeat(length / 2) }],
];

describe.each(longest)('with the longest texts, of %s,', (_script, texts) => {
  const cards = [
    ...named([...recordCards(texts), ...dueCards(texts), ...accessCards(texts), ...groupCards(texts)]),
    ...dialogCards(texts),
  ];

  it.each(cards)('%s stays within 28 KB', (_name, card) => expect(bytesOf(card)).toBeLessThanOrEqual(MOST_BYTES));

  it.each(cards)('%s shows no half characters', (_name, card) => {
    expect(wordsOf(card).filter((words) => /\p{Surrogate}/u.test(words))).toEqual([]);
  });
});

describe('an agenda as long as a panel may make it', () => {
  const titles: Texts = { of: (length) => 'Léa '.repeat(length).slice(0, length) };

  it('from the template stays within 28 KB', () => {
    const line = { title: titles.of(119), minutes: 240, kind: 'standing', purpose: 'note' } as const;
    expect(AgendaTemplate.safeParse(Array.from({ length: 40 }, () => line)).success).toBe(true);
    expect(
      bytesOf(agendaCard(aMeetingView(fullMeeting(titles, 40)), { tabUrl: url, own: fullPart(titles) })),
    ).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('with the hundred items that a meeting holds stays within 28 KB', () => {
    const [meeting] = seriesMeetings(aPanel(), day('2027-01-31'), 1);
    const agenda = fullMeeting(titles).agenda?.map(({ startsAt: _, number: __, ...item }) => ({ ...item, title: 'x' }));
    expect(Meeting.safeParse({ ...meeting, agenda }).success).toBe(true);
    expect(
      bytesOf(agendaCard(aMeetingView(fullMeeting(titles)), { tabUrl: url, own: fullPart(titles) })),
    ).toBeLessThanOrEqual(MOST_BYTES);
  });
});

it('an agenda in a chat of many stays within 28 KB with all whom it is drawn anew for', () => {
  const userIds = Array.from({ length: 60 }, (_, index) => `29:${'x'.repeat(97)}${index}`);
  for (const [, texts] of longest) {
    const shown = agendaCard(aMeetingView(fullMeeting(texts)), { tabUrl: url, said: texts.of(200) });
    const posted = refreshing(shown, { kind: 'agenda', meetingId: 'M2' }, userIds);
    expect(bytesOf(posted)).toBeLessThanOrEqual(MOST_BYTES);
  }
});

describe('what people typed', () => {
  const hostile = '[x](http://evil) <at>Ruth</at> **b** {{DATE(2027-01-01)}} ${title}';
  const lists = [
    ...recordCards({ of: () => hostile }),
    ...groupCards({ of: () => hostile }),
    ...dueCards({ of: () => hostile }),
    ...accessCards({ of: () => hostile }),
  ];
  const cards = [...named(lists), ...dialogCards({ of: () => hostile })];
  /** What waits for a Yes goes with its button. */
  const sent = ['Action.Execute.data', 'Action.Submit.data'];

  it.each(cards)('on %s stands in plain text runs and in the field that edits it, nowhere else', (name, card) => {
    const fields = ['Input.Text.value', 'Input.ChoiceSet.value', 'Input.Date.value', 'TextRun.text'];
    const allowed = [...fields, ...(name.startsWith('plain words that') ? sent : [])];
    for (const part of ['http://evil', '<at>', '**b**']) {
      expect(placesOf(part, card).filter((place) => !allowed.includes(place))).toEqual([]);
    }
    expect(partsOfType(card, 'TextBlock', 'FactSet')).toEqual([]);
    // The one thing that our cards ask of Teams itself is to open a dialog.
    for (const { data } of partsOfType(card, 'Action.Submit')) {
      const asked = typeof data === 'object' && data !== null && 'msteams' in data ? [data.msteams] : [];
      expect(asked.filter((each) => JSON.stringify(each) !== '{"type":"task/fetch"}')).toEqual([]);
    }
  });

  it('is on the cards as it was typed', () => {
    for (const name of [
      'a task that is completed',
      'an issue that is raised',
      'my tasks',
      'open issues',
      'an agenda',
    ]) {
      const card = cards.find(([each]) => each === name)?.[1];
      expect(card === undefined ? [] : wordsOf(card).filter((words) => words.includes(hostile))).not.toEqual([]);
    }
  });
});

describe('a card that draws itself anew', () => {
  const [, card] = plainCards[0] ?? [];
  const shown = (people: number) =>
    card === undefined
      ? undefined
      : refreshing(
          card,
          { kind: 'task', taskId: 'task-1' },
          Array.from({ length: people }, (_, index) => `29:${index}`),
        );

  it.each([
    [1, 1],
    [60, 60],
    [61, 60],
    [200, 60],
  ])('for %i people names %i', (people, named) => expect(shown(people)?.refresh?.userIds).toHaveLength(named));

  it('asks for the record by its name, and is a card that 1.5 accepts', () => {
    const drawn = shown(60);
    expect(drawn?.refresh?.action).toMatchObject({
      verb: 'card.show',
      data: { content: { kind: 'task', taskId: 'task-1' } },
    });
    expect(drawn === undefined ? ['no card'] : faultsOf(drawn)).toEqual([]);
  });

  it('for nobody is the card itself', () => expect(shown(0)).toBe(card));
});

it('what fell due and is settled does not head a week in which something waits', () => {
  const settled: DueRow = { kind: 'task', task: aTaskView({ state: 'completed' }) };
  const lines = [{ text: '2 tasks of yours are overdue: SEN-27-002', count: '2', place: 'x' }];
  const week: DueRow = { kind: 'digest', digest: { marking: 'OFFICIAL-SENSITIVE', lines } };
  const parts = { marking: 'OFFICIAL-SENSITIVE', tabUrl: url, on: day('2027-03-08'), today: day('2027-03-10') };
  expect(wordsOf(dueCard([settled], parts))).toContain('None of this waits any more');
  expect(wordsOf(dueCard([settled, week], parts))).not.toContain('None of this waits any more');
});
