import type { ThemeName } from './pages';
import { themeNames } from './pages';
import { alike, type RoleName } from './panel';
import { type Scene, scenes, type State, states } from './scenes';

/** What was asked for on the command line; where nothing was said of a kind, a sensible choice. */
export interface Wanted {
  readonly screen?: readonly string[];
  readonly state?: readonly string[];
  readonly role?: readonly string[];
  readonly theme?: readonly string[];
  readonly width?: readonly string[];
}

/** One opening of a screen, and the pictures that are taken of it. */
export interface Sitting {
  readonly scene: Scene;
  readonly state: State;
  readonly role: RoleName;
  readonly looks: readonly Look[];
}

/** How the machine of whoever looks is set, beside Teams' theme: its own few colours, words set wide, or all enlarged. */
const settings = ['forced', 'spaced', 'zoomed'] as const;
export type Guise = ThemeName | (typeof settings)[number];
export const guises: readonly Guise[] = [...themeNames, ...settings];

function isSetting(guise: Guise): boolean {
  return settings.some((each) => each === guise);
}

export interface Look {
  readonly theme: Guise;
  readonly width: number;
}

/** A desk's 1280 × 720 at 200 and at 400 %. */
const ZOOMED = [640, 320];

/** All that is wanted of the tab's screens. */
export function sittings(wanted: Wanted): readonly Sitting[] {
  return scenes
    .filter(({ screen }) => isNamed(wanted.screen, screen))
    .flatMap((scene) =>
      (scene.states ?? states)
        .filter((state) => isNamed(wanted.state, state))
        .flatMap((state) =>
          seenBy(scene)
            .filter((role) =>
              wanted.role === undefined ? state === 'data' || isFirst(scene, role) : isNamed(wanted.role, role),
            )
            .map((role) => ({ scene, state, role, looks: looksOf(scene, role, state, wanted) })),
        ),
    )
    .filter(({ looks }) => looks.length > 0);
}

/**
 * Whoever uses the screen most sees it in every width, and in each theme and guise at a phone's and a desk's; the others
 * in the light theme at those two. What is named is made for all.
 */
function looksOf(scene: Scene, role: RoleName, state: State, wanted: Wanted): readonly Look[] {
  const all = scene.widths ?? [];
  const usual = [390, 1280].filter((width) => all.includes(width));
  const few = usual.length > 0 ? usual : all.slice(0, 1);
  const most = isFirst(scene, role) || wanted.role !== undefined;
  const widthsIn = (guise: Guise): readonly number[] => {
    const named = wanted.theme !== undefined || (wanted.width !== undefined && !isSetting(guise));
    if (!named && guise !== 'default' && (!most || (isSetting(guise) && state !== 'data'))) return [];
    if (guise === 'zoomed') return ZOOMED;
    return named || (most && guise === 'default') ? all : few;
  };
  return guises
    .filter((theme) => isNamed(wanted.theme, theme))
    .flatMap((theme) => widthsIn(theme).map((width) => ({ theme, width })))
    .filter(({ width }) => isNamed(wanted.width, String(width)));
}

/** Those who see what another sees come after all others. */
function seenBy({ roles }: Scene): readonly RoleName[] {
  return [...roles, ...roles.flatMap((role) => alike[role] ?? [])];
}

function isFirst({ roles }: Scene, role: RoleName): boolean {
  return roles[0] === role;
}

function isNamed(names: readonly string[] | undefined, name: string): boolean {
  return names === undefined || names.includes(name);
}
