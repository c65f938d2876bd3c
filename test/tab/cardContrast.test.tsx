import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme } from '@fluentui/react-components';
import { hostConfig } from '../../tab/card/hostConfig';

/** WCAG 1.4.3: words of ordinary size. */
const LEAST = 4.5;
const themes: [string, Theme][] = [
  ['the default theme', teamsLightTheme],
  ['dark', teamsDarkTheme],
  ['high contrast', teamsHighContrastTheme],
];
const colours = ['default', 'accent', 'good', 'warning', 'attention'] as const;
/** Where words of a card stand: on the card itself, and in what a button unfolds. */
const places = ['default', 'emphasis'] as const;

/** "var(--colorNeutralForeground1)", in a theme. */
function inTheme(drawn: string | undefined, theme: Theme): string {
  const token = /^var\(--(\w+)\)$/.exec(drawn ?? '')?.[1];
  const found = Object.entries(theme).find(([name]) => name === token)?.[1];
  if (typeof found !== 'string') throw new Error(`No colour is called ${String(token)}`);
  return found;
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const digits = /^#[\da-f]{3}$/i.test(hex) ? hex.replace(/[\da-f]/gi, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(digits.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const cases = themes.flatMap(([name, theme]) =>
  places.flatMap((place) =>
    colours.flatMap((colour) => [false, true].map((subtle) => ({ name, theme, place, colour, subtle }))),
  ),
);

it.each(cases)('on a card in $name words in $colour ($place, subtle $subtle) are read at 4.5:1', (each) => {
  const style = hostConfig.containerStyles[each.place];
  const { default: plain, subtle } = style.foregroundColors[each.colour];
  const words = inTheme(each.subtle ? subtle : plain, each.theme);
  const ground = inTheme(style.backgroundColor, each.theme);
  expect(Math.round(contrast(words, ground) * 100) / 100).toBeGreaterThanOrEqual(LEAST);
});
