/** Letters of other scripts that nobody can tell from those of the markings, small ones too. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ Ѕ: 'S', Տ: 'S', Ꮪ: 'S', ꓢ: 'S', ꜱ: 'S', Е: 'E', Ε: 'E', Ꭼ: 'E', ꓰ: 'E', ᴇ: 'E', С: 'C', Ϲ: 'C', Ꮯ: 'C' },
  ...{ ꓚ: 'C', ᴄ: 'C', Ꭱ: 'R', Ꮢ: 'R', ꓣ: 'R', ʀ: 'R', Т: 'T', Τ: 'T', Ꭲ: 'T', ꓔ: 'T', ᴛ: 'T', О: 'O', Ο: 'O' },
  ...{ Օ: 'O', ꓳ: 'O', ᴏ: 'O', Р: 'P', Ρ: 'P', Ꮲ: 'P', ꓑ: 'P', ᴘ: 'P', А: 'A', Α: 'A', ᴀ: 'A', Н: 'H', Η: 'H' },
  ...{ І: 'I', Ι: 'I', Ӏ: 'I', М: 'M', Μ: 'M', ᴍ: 'M', В: 'B', Β: 'B', К: 'K', Κ: 'K', Ѕ: 'S', У: 'U' },
  ...{ ѕ: 's', е: 'e', с: 'c', ϲ: 'c', т: 't', τ: 't', о: 'o', ο: 'o', р: 'p', ρ: 'p', а: 'a', һ: 'h', і: 'i' },
  ...{ Я: 'R', я: 'R', Ɛ: 'E', Ǝ: 'E', Є: 'E' },
};

const A = 0x41;
/** Letters in boxes and discs that Unicode does not take apart: where each alphabet begins. */
const boxed: readonly number[] = [0x1f150, 0x1f170];

function inLatin(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (letter) => lookAlikes[letter] ?? outOfItsBox(letter));
}

function outOfItsBox(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  const first = boxed.find((each) => code >= each && code < each + 26);
  return first === undefined ? dressedDown(letter) : String.fromCharCode(A + code - first);
}

/** A small letter raised, in a ring or in a fount of its own: nobody writes it so but to be read, so it counts as a capital. */
function dressedDown(letter: string): string {
  const plain = letter.normalize('NFKD');
  return /^[a-z]$/.test(plain) ? plain.toUpperCase() : letter;
}

/** Four letters or more that stand apart: "S E C R E T", "s.e.c.r.e.t", "C-H-I-S", "[C][H][I][S]". */
const apart = /(?<![\p{L}\p{N}])\p{L}(?:[\s._\-–—*|/·•,:~+'’`^=#()[\]{}<>]{1,5}\p{L}(?![\p{L}\p{N}])){3,}/gu;

/** A part of a word in bold or struck through: "**S**ECRET", "SE~~CR~~ET". */
const emphasised = /(?<=\p{L})(\*{1,3}|~~|`)(\p{L}+)\1|(\*{1,3}|~~|`)(\p{L}+)\3(?=\p{L})/gu;

/** What is spelt out is spelt out to be read, so it counts as written in capitals. */
function joined(spelt: string): string {
  const letters = spelt.replace(/[^\p{L}]/gu, '').toUpperCase();
  return letters.replace(/SECRET(?!AR|LY|IVE|ION|E|S)/g, ' SECRET ').replace(/CHIS(?!E|W|H|O)/g, ' CHIS ');
}

/** A text as it reads: in plain letters, without accents and what cannot be seen, what is spelt out put together. */
export function asRead(text: string): string {
  // Before too: the lunate sigma, which looks like a C, decomposes into one that does not.
  return inLatin(
    inLatin(text)
      .normalize('NFKD')
      .replace(/[\p{Cf}\p{M}\p{DI}]/gu, ''),
  )
    .replace(apart, joined)
    .replace(emphasised, '$2$4');
}
