import { createRequire } from 'node:module';
import path from 'node:path';

// The package's ES modules do not load in Node.
const { tokens, ...fluent } = createRequire(import.meta.url)('@fluentui/tokens');
const light = fluent.teamsLightTheme;
const stylesheet = 'virtual:themes.css';

/** Custom properties of a theme; of the others only what differs from the light one. */
function rule(selector, theme) {
  const own = Object.entries(theme).filter(([name, value]) => theme === light || value !== light[name]);
  return `${selector}{${own.map(([name, value]) => `--${name}:${value}`).join(';')}}`;
}

const themes = [
  rule(':root', light),
  rule(':root[data-theme=dark]', fluent.teamsDarkTheme),
  rule(':root[data-theme=contrast]', fluent.teamsHighContrastTheme),
  // Until Teams has answered: as the machine is set, so that a dark screen does not flash.
  `@media(prefers-color-scheme:dark){${rule(':root:not([data-theme])', fluent.teamsDarkTheme)}}`,
].join('\n');

/** With a bundler's slashes. Another folder of that name may stand anywhere on the way to the repository. */
const tab = path
  .resolve(import.meta.dirname, '../tab')
  .split(path.sep)
  .join('/');
const isMeant = (id) =>
  (id.startsWith(`${tab}/`) || /\/node_modules\/@fluentui\/react-[a-z-]+\//.test(id)) && /[.](tsx?|js)$/.test(id);

/**
 * What Fluent would reckon in the browser is reckoned when the page is built: the three themes become a stylesheet that
 * is in force from the first paint, and `tokens.x` the words that it stands for.
 */
export const fluentAhead = {
  name: 'fluentAhead',
  enforce: 'pre',
  resolveId: (id) => (id === stylesheet ? id : null),
  load: (id) => (id === stylesheet ? themes : null),
  transform(code, id) {
    if (!isMeant(id) || !code.includes('tokens.')) return null;
    const spelt = code.replace(/(?<![\w./])tokens\.(\w+)/g, (used, name) =>
      name in tokens ? `"${tokens[name]}"` : used,
    );
    return { code: spelt, map: null };
  },
};
