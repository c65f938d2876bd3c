import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { type Film, pictureOf, sit } from './camera';
import { cardLooks, takeCards } from './cardPictures';
import { contextAt } from './contextAt';
import { bundlePages } from './pages';
import { roleNames } from './panel';
import { scenes, states } from './scenes';
import { writeSheets } from './sheet';
import { takeMails } from './mailPictures';
import { guises, type Sitting, sittings, type Wanted } from './shots';
import { startStage } from './stage';

const HELP = `npm run looks            every screen and card as pictures, in .looks/; open .looks/index.html
npm run looks -- --screen today,triage --width 390,1280 --role chair --state long --theme dark
                         as many of these as you like, each with one name or several; cards: --screen cards
  --card word            the cards alone whose names hold the word
  --missing              those alone that are not there yet, as after a run that was cut short
  --whole                all of a screen, not only what stands above the fold
  --axe                  each looked at by axe, too: in every state, which is more than the tests have
  --out folder           elsewhere than .looks/

Without filters the product is this: every state for whoever uses the screen most, filled for everybody who may use it;
every width in the light theme, the other themes at 390 and 1280; for the others 390 and 1280 in the light theme. Cards
in each theme at a phone's width, wide and with the longest words in the light one. What is named is made for all.

  screens  cards mails ${scenes.map(({ screen }) => screen).join(' ')}
  states   ${states.join(' ')}
  roles    ${roleNames.join(' ')}
  themes   ${guises.join(' ')}
           (of Teams; colours of the machine, words set wide, a desk at 200 and 400 %, all in the light theme)
  widths   280 320 390 768 1280 1920 (280 and 320 the side panel's; cards 320 and 480)`;

/** Two cores: one draws while the other waits. */
const AT_ONCE = 2;

/** What `npm run looks` does. */
export async function look(): Promise<void> {
  const { values } = parseArgs({
    options: {
      ...{ screen: list, state: list, role: list, theme: list, width: list, card: list },
      ...{
        whole: { type: 'boolean', default: false },
        missing: { type: 'boolean', default: false },
        axe: { type: 'boolean', default: false },
        out: { type: 'string', default: '.looks' },
      },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const { whole, missing, axe, out, help: _, ...filters } = values;
  const wanted = split(filters);
  const unknown = unknownIn(wanted);
  if (unknown.length > 0) {
    complain(unknown);
    return;
  }
  const film = {
    bundles: await bundlePages(),
    folder: path.resolve(out),
    whole,
    faults: axe ? [] : undefined,
    shelf: path.join(out, '.shelf'),
  };
  mkdirSync(film.folder, { recursive: true });
  const browser = await launchBrowser();
  const missed: string[] = [];
  const all = wanted.card === undefined ? sittings(wanted) : [];
  const waiting = missing ? untaken(all, film.folder) : all;
  const report = progressOf(waiting.reduce((sum, { looks }) => sum + looks.length, 0));
  for (const stage of byStage(waiting)) await takeStage(browser, stage, film, report, missed);
  const besides = (name: string): boolean => wanted.screen?.includes(name) ?? wanted.role === undefined;
  if (wanted.card !== undefined || besides('cards')) await takeAllCards(browser, wanted, film, report);
  if (wanted.card === undefined && besides('mails')) report(await takeMails(browser, film));
  writeSheets(film.folder);
  console.log(`${report([])} pictures: ${path.join(film.folder, 'index.html')}`);
  complain([...missed, ...(film.faults ?? [])]);
}

/** A name that nothing bears would make no picture, and look as if all were well. */
function unknownIn(wanted: Wanted): string[] {
  const known = { screen: ['cards', 'mails', ...scenes.map(({ screen }) => screen)], state: states, role: roleNames };
  return Object.entries({ ...known, theme: guises }).flatMap(([kind, names]: [string, readonly string[]]) =>
    (Object.entries(wanted).find(([name]) => name === kind)?.[1] ?? [])
      .filter((name: string) => !names.includes(name))
      .map((name: string) => `No ${kind} is called "${name}": ${names.join(' ')}`),
  );
}

function complain(faults: readonly string[]): void {
  for (const each of faults) console.error(each);
  if (faults.length > 0) process.exitCode = 1;
}

const list = { type: 'string', multiple: true } as const;

const SAY_EVERY_MS = 20_000;

/** Says now and then how far it has come. @returns what is told of each that is taken, and answers how many there are */
function progressOf(screens: number) {
  const begun = Date.now();
  let [taken, said] = [0, begun];
  return (names: readonly string[]): number => {
    taken += names.length;
    if (Date.now() - said > SAY_EVERY_MS) {
      said = Date.now();
      console.log(
        `${taken} pictures after ${Math.round((said - begun) / 1000)} s; ${screens} of screens, then cards and mails`,
      );
    }
    return taken;
  };
}

function untaken(all: readonly Sitting[], folder: string): Sitting[] {
  return all.map((each) => withoutTaken(each, folder)).filter(({ looks }) => looks.length > 0);
}

function withoutTaken(sitting: Sitting, folder: string): Sitting {
  return {
    ...sitting,
    looks: sitting.looks.filter((look) => !existsSync(path.join(folder, pictureOf(sitting, look)))),
  };
}

function split(
  filters: Readonly<Record<string, readonly string[] | undefined>>,
): Wanted & { card?: readonly string[] } {
  const named = Object.entries(filters).map(([name, values]) => [name, values?.flatMap((each) => each.split(','))]);
  return Object.fromEntries(named.filter(([, values]) => values !== undefined));
}

interface Kept extends Film {
  /** Where panels are kept from one run to the next. */
  readonly shelf: string;
}

interface Stage {
  readonly life: Parameters<typeof startStage>[0];
  readonly long: boolean;
  readonly sittings: Sitting[];
}

/** What is looked at on the same server comes together. */
function byStage(all: readonly Sitting[]): readonly Stage[] {
  const stages = new Map<string, Stage>();
  for (const sitting of all) {
    const { scene, state } = sitting;
    const life = state === 'empty' ? 'empty' : scene.life;
    const long = state === 'long';
    const key = `${life} ${long}`;
    const stage = stages.get(key) ?? { life, long, sittings: [] };
    stage.sittings.push(sitting);
    stages.set(key, stage);
  }
  return [...stages.values()];
}

async function takeStage(
  browser: Browser,
  { life, long, sittings: waiting }: Stage,
  film: Kept,
  report: ReturnType<typeof progressOf>,
  missed: string[],
): Promise<void> {
  const server = await startStage(life, { long, shelf: film.shelf });
  const worker = async (): Promise<void> => {
    const context = await contextAt(browser, server.url);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { scene, state, role } = next;
      await sit(context, next, film).then(report, (error: unknown) => {
        missed.push(
          `${scene.screen}, ${state}, ${role}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'not taken'}`,
        );
      });
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, waiting.length) }, worker));
  await server.stop();
}

async function takeAllCards(
  browser: Browser,
  wanted: ReturnType<typeof split>,
  film: Kept,
  report: ReturnType<typeof progressOf>,
): Promise<void> {
  const server = await startStage('empty', { shelf: film.shelf });
  const context = await contextAt(browser, server.url);
  report(await takeCards(context, cardLooks(wanted), film, wanted.card));
  await context.close();
  await server.stop();
}
