import type { ThemeName } from './pages';
import { themeNames } from './pages';
import type { RoleName } from './panel';
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
  readonly looks: readonly { readonly theme: ThemeName; readonly width: number }[];
}

/** All that is wanted of the tab's screens. */
export function sittings(wanted: Wanted): readonly Sitting[] {
  return scenes
    .filter(({ screen }) => isNamed(wanted.screen, screen))
    .flatMap((scene) =>
      (scene.states ?? states)
        .filter((state) => isNamed(wanted.state, state))
        .flatMap((state) =>
          scene.roles
            .filter((role) =>
              wanted.role === undefined ? state === 'data' || isFirst(scene, role) : isNamed(wanted.role, role),
            )
            .map((role) => ({ scene, state, role, looks: looksOf(scene, role, wanted) })),
        ),
    )
    .filter(({ looks }) => looks.length > 0);
}

/** Whoever uses the screen most sees it in every width, and in each theme at a phone's and a desk's; the others at those two. */
function looksOf(scene: Scene, role: RoleName, wanted: Wanted): Sitting['looks'] {
  const all = scene.widths ?? [];
  const usual = [390, 1280].filter((width) => all.includes(width));
  const few = usual.length > 0 ? usual : all.slice(0, 1);
  const most = isFirst(scene, role) || wanted.role !== undefined;
  const wide =
    wanted.width === undefined ? (most ? all : few) : all.filter((width) => isNamed(wanted.width, String(width)));
  return themeNames.flatMap((theme) => {
    if (!isNamed(wanted.theme, theme)) return [];
    const ofTheme =
      theme === 'default' || wanted.theme !== undefined || wanted.width !== undefined ? wide : most ? few : [];
    return ofTheme.map((width) => ({ theme, width }));
  });
}

function isFirst({ roles }: Scene, role: RoleName): boolean {
  return roles[0] === role;
}

function isNamed(names: readonly string[] | undefined, name: string): boolean {
  return names === undefined || names.includes(name);
}
