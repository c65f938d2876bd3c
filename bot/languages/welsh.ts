import { IntlMessageFormat } from 'intl-messageformat';
import { locales } from '../domain/language';
import type { Tongue } from '../domain/words';
import { welshWords } from './welshWords';

const formats = new Map<string, IntlMessageFormat>();

/**
 * Welsh, from the words of each room (cy/). They are ICU messages: `{0}` is what stands in the first place, and what is
 * counted may have a form of its own for none, one, two, three and six.
 */
export const welsh: Tongue = {
  language: 'cy',
  say: (key, values) => {
    const words = welshWords.get(key);
    if (words === undefined) return undefined;
    const format = formats.get(key) ?? new IntlMessageFormat(words, locales.cy);
    formats.set(key, format);
    return String(format.format(Object.fromEntries(values.entries())));
  },
};
