import type { Frame, Page } from 'playwright-core';
import { ELSEWHERE } from './hostileWords';

/** Set in every frame before its own scripts: what words would do, were they a script, and what the policy keeps out. */
export const SET_TRAP = `window.caught = [];
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
  window[name] = (...said) => { window.caught.push(name + ' ' + said.join()); return null; };
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
  window.caught.push([violatedDirective, blockedURI, sourceFile, lineNumber].join(' ')))`;

/** What words have made of themselves: an element that leads or asks elsewhere, that runs something, that is bold. */
const SWEEP = `[...document.querySelectorAll('*')].flatMap((element) => {
  const alive = [...element.attributes].filter(({ name, value }) =>
    /^on/i.test(name) || (!/^(title|aria-|value|placeholder|alt|data-|label|content)/.test(name) && /${ELSEWHERE}|javascript:/i.test(value)));
  const isMade = element.childElementCount === 0 && /^(Harm|alert\\(\\d\\))$/.test(element.textContent.trim());
  return isMade || alive.length > 0 ? [element.outerHTML.slice(0, 300)] : [];
})`;

/** All that was caught in a page, and all in it that is alive. */
export async function caughtIn(where: Frame | Page): Promise<string[]> {
  return where.evaluate<string[]>(`[...window.caught.splice(0), ...${SWEEP}]`);
}
