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

/** Words of another direction that have none of their own: full stops and numbers beside them would change places. */
const UNISOLATED = `(() => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let text = words.nextNode(); text !== null; text = words.nextNode()) {
    // Cards have no elements for it, but characters that isolate.
    if (!/[\\u0600-\\u06ff]/.test(text.data.replace(/\\u2068[^\\u2069]*\\u2069/g, ''))) continue;
    const own = text.parentElement.closest('[dir], bdi');
    if (own !== null && (own.localName === 'bdi' || own.getAttribute('dir') === 'auto')) continue;
    found.push('no direction of their own: ' + text.data.slice(0, 600));
  }
  return found;
})()`;

/** All that was caught in a page, all in it that is alive, and what has lost its direction. */
export async function caughtIn(where: Frame | Page): Promise<string[]> {
  return where.evaluate<string[]>(`[...window.caught.splice(0), ...${SWEEP}, ...${UNISOLATED}]`);
}
