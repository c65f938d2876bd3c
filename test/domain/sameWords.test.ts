import { saysOf, textWithout } from '../../bot/domain/sameWords';

const words = 'Cash (in a bag) for $5*';

it.each([
  ['the words alone', words, '[erased]'],
  ['lines of their own', `Before\n${words}\n${words}\nafter`, 'Before\n[erased]\n[erased]\nafter'],
  ['with grade and 4P, as minutes say them', `${words} (minor, Prevent)`, '[erased] (minor, Prevent)'],
  ['among other words', `He took ${words}`, `He took ${words}`],
  ['with something else in brackets', `${words} (twice)`, `${words} (twice)`],
])('words are taken from a text that says %s, and from no other', (_what, text, left) => {
  expect(textWithout(text, words)).toBe(left);
});

it.each([
  ['a line of them among other words, in capitals', 'They met: THE YARD IS FULL, again', true],
  ['a longer word that begins like them', 'The yard is fuller', false],
  ['an empty line alone, which says nothing', '\n', false],
])('whether a text still says some of them: %s', (_what, text, is) => {
  expect(saysOf(text, 'The yard is full\n\n-')).toBe(is);
});
