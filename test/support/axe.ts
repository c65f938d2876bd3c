import { type AxeResults, source } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** All rules that axe has for WCAG 2.2 AA and good practice, names that match labels and the size of targets among them. */
const WHOLE = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: {
    'label-content-name-mismatch': { enabled: true },
    'target-size': { enabled: true },
    // It does not read the label by which the column of tick boxes is named.
    'empty-table-header': { enabled: false },
  },
};
/** What another theme may break. */
const COLOURS = { runOnly: ['color-contrast'] };

/** A colour that is still on its way to another is no fault. */
const STILL = `document.head.append(Object.assign(document.createElement('style'), {
  textContent: '*, *::before, *::after { transition: none !important; animation: none !important }',
}))`;

/**
 * What axe finds wrong with a page as it stands, a line a place: "color-contrast: <span …> (why)".
 *
 * Fluent's focus traps have ends that the keyboard passes through and nobody stays on: axe takes them for something hidden.
 *
 * @param part `colours` alone where the same was checked whole in another theme
 */
export async function violationsOf(
  page: Page | Frame,
  part: 'whole' | 'colours' = 'whole',
): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(`${source}; ${STILL}`);
  // Fetching every style sheet anew, for the one rule on turned screens, takes a third of the time: ours turn nothing.
  const options = JSON.stringify({
    ...(part === 'whole' ? WHOLE : COLOURS),
    ...{ preload: false, resultTypes: ['violations'] },
  });
  const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>>(
    `axe.run({ exclude: ['[data-tabster-dummy]'] }, ${options}).then(({ violations }) => ({ violations }))`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message);
      return `${id}: ${html.slice(0, 160)} (${why.join('; ').slice(0, 240)})`;
    }),
  );
}
