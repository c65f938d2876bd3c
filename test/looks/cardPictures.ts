import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { framed } from '../../bot/cards/framed';
import type { Card } from '../../bot/cards/kit';
import { accessCards } from '../cards/accessShelf';
import { groupCards } from '../cards/groupShelf';
import { dialogCards, plainCards, plainTexts, recordCards, type Texts } from '../cards/cardShelf';
import type { Film } from './camera';
import { openCards, showCards, themeNames } from './pages';
import type { Wanted } from './shots';

/** As long as people mostly write; whoever reads their names needs no more than two words. */
const usual: Texts = {
  of: (length) => {
    const words =
      length <= 60 ? 'Larchfield yard' : length <= 120 ? 'Trading standards' : 'Check the permits of Unit 4';
    return length > 300 ? `${words}. Skips at night since mid-January; no permit on the public register.` : words;
  },
};

type Named = readonly [name: string, card: Card];

/** Every kind of card as it leaves, with the words that most have, or with as many as there may be. */
export function cardsOf(state: 'data' | 'long'): readonly Named[] {
  const texts = state === 'long' ? plainTexts : usual;
  const bare = [
    ...[...recordCards(texts, 11), ...accessCards(texts), ...groupCards(texts)].map(([name, card]): Named => [
      name,
      card,
    ]),
    ...plainCards,
    ...dialogCards(texts),
  ];
  return bare.map(([name, card]) => [name, framed(card, 'OFFICIAL-SENSITIVE')]);
}

/** In three themes at a phone's width; in a wide chat, and with the longest words, in the plain theme alone. */
export function cardLooks({ state, theme, width }: Wanted) {
  const all = (['data', 'long'] as const).flatMap((each) =>
    themeNames.flatMap((name) => [320, 480].map((wide) => ({ state: each, theme: name, width: wide }))),
  );
  return all.filter((look) => {
    const named = [state, theme, width].some((names) => names !== undefined);
    const usually =
      look.state === 'data'
        ? look.width === 320 || look.theme === 'default'
        : look.theme === 'default' && look.width === 320;
    const fits = (names: readonly string[] | undefined, name: string): boolean => names?.includes(name) ?? true;
    return (named || usually) && fits(state, look.state) && fits(theme, look.theme) && fits(width, String(look.width));
  });
}

/** Takes a picture of each card whose name holds one of the `wanted` words. @returns their names */
export async function takeCards(
  context: BrowserContext,
  looks: ReturnType<typeof cardLooks>,
  film: Film,
  wanted?: readonly string[],
): Promise<readonly string[]> {
  const page = await context.newPage();
  const taken: string[] = [];
  await mkdir(path.join(film.folder, 'cards'), { recursive: true });
  await page.goto('/health');
  await openCards(page, film.bundles);
  for (const { state, theme, width } of looks) {
    const cards = cardsOf(state).filter(([name]) => wanted?.some((word) => name.includes(word)) ?? true);
    await page.setViewportSize({ width, height: 900 });
    await showCards(page, { theme, cards });
    const parts = await page.locator('section').all();
    for (const [at, part] of parts.entries()) {
      const name = `cards/${(cards[at]?.[0] ?? '').replace(/\W+/g, '-')}-${state}-${theme}-${width}.png`;
      await part.screenshot({ path: path.join(film.folder, name), animations: 'disabled' });
      taken.push(name);
    }
  }
  await page.close();
  return taken;
}
