import { Refusal } from '../../bot/domain/refusal';
import { searchable } from '../../bot/domain/searchable';
import { headlineOf, refuseAboveCeiling, typedDraft, typedLine, typedText } from '../../bot/domain/text';

describe('a text marked above the ceiling', () => {
  it.each([
    'SECRET',
    'SECRET: see the annex',
    'Marked TOP SECRET.',
    'TOP-SECRET',
    'UK SECRET//EYES ONLY',
    '(SECRET)',
    '**SECRET**',
    '_SECRET_',
    'OFFICIAL\nSECRET\nThe source says',
    'SEC\u200BRET',
    'SEC\u200DRET',
    'SEC\u00ADRET',
    'ＳＥＣＲＥＴ',
    'ＴＯＰ　ＳＥＣＲＥＴ',
    '𝐒𝐄𝐂𝐑𝐄𝐓',
    // Cyrillic, then Greek, then Cherokee and Armenian letters among Latin ones.
    '\u0405\u0415\u0421R\u0415\u0422',
    '\u0422\u041E\u0420 SECRET',
    'S\u0395\u03F9R\u0395\u03A4',
    '\u054FE\u13DF\u13D2E\u13A2',
    'S\u0301E\u0336CRET',
  ])('%j is refused', (text) => {
    expect(() => refuseAboveCeiling(undefined, 'A title', text)).toThrow(new Refusal('marking-too-high'));
  });

  it.each([
    'a secret cellar',
    'Secret Garden café',
    'SECRETARY of the club',
    'top secret',
    'OFFICIAL-SENSITIVE',
    'СЕКРЕТ',
    'ＳＥＣＲＥＴＡＲＹ',
    '',
  ])('%j is not', (text) => expect(() => refuseAboveCeiling(text, undefined)).not.toThrow());
});

describe('what a person typed', () => {
  const read = (text: string) => typedText(500).parse(text);

  it.each([
    ['commas, quotes and "marks"', 'One, two; "three" and \'four\', £5.00 – 50 %'],
    ['lines and tabs', 'First line\nsecond line\n\n\tindented'],
    ['emoji, families and flags', '🚒 fire 👩‍👩‍👧‍👦 family 🏴󠁧󠁢󠁷󠁬󠁳󠁿 Wales 👍🏽'],
    ['Welsh', 'Llanfairpwllgwyngyll, tŷ gwyrdd, dŵr, Siân'],
    ['Arabic', 'ثلاثة متاجر جديدة في شارع ميل'],
    ['Persian with its joiners', 'می\u200Cخواهم'],
    ['markup, as it stands', '<b>bold</b> **b** [x](http://evil) <at>Ruth</at>'],
  ])('keeps %s', (_what, text) => expect(read(text)).toBe(text));

  it('keeps 500 characters and refuses one more, counted after the ends are trimmed', () => {
    const long = 'Tŷ, "dŵr"\n🚒 '.repeat(40).slice(0, 499) + '.';
    expect(read(`  ${long}\n`)).toBe(long);
    expect(() => read(`${long}!`)).toThrow('500 characters');
  });

  it.each([
    ['turned round by an override', 'invoice\u202Efdp.exe'],
    ['turned round by an isolate', 'invoice\u2066fdp.exe'],
    ['with a null', 'invoice\u0000fdp.exe'],
    ['with an escape', 'invoice\u001Bfdp.exe'],
    ['with a byte order mark', 'invoice\uFEFFfdp.exe'],
    ['with a control of the upper half', 'invoice\u009Bfdp.exe'],
    ['with a space of no width', 'invoice\u200Bfdp.exe'],
    ['with a soft hyphen', 'invoice\u00ADfdp.exe'],
    ['with a word joiner', 'invoice\u2060fdp.exe'],
    ['with half of a character', 'invoice\uD83Dfdp.exe\uDE92'],
  ])('%s reads as it is written', (_what, text) => expect(read(text)).toBe('invoicefdp.exe'));

  it('may be nothing, or half of a character, where a text is drafted', () => {
    expect(['', ' a\uD83D\r\n'].map((text) => typedDraft(5).parse(text))).toEqual(['', ' a\n']);
    expect(() => typedDraft(5).parse('123456')).toThrow('5 characters');
  });

  it('ends its lines in one way', () => expect(read('a\r\nb\rc')).toBe('a\nb\nc'));

  it.each(['', '   ', '\u202E', '\n\t'])('that is empty (%j) is asked for again', (text) => {
    expect(() => read(text)).toThrow('Please write something here.');
  });
});

describe('search', () => {
  it.each([
    ['Siân Ó Néill', 'sian o neill'],
    ['TŶ DŴR', 'ty dwr'],
    ['ﬁre', 'fire'],
    ['Mill Street', 'mill street'],
  ])('finds %s by %s', (text, words) => expect(searchable(text)).toContain(words));

  it('looks into every text that is there', () => expect(searchable('A', undefined, 'B')).toBe('a\nb'));
});

describe('a headline', () => {
  it.each([
    ['Short', 'Short'],
    ['First line\nsecond', 'First line'],
    ['one two three four', 'one two…'],
    ['abcdefghijklmnop', 'abcdefghi…'],
  ])('of %j is %j', (text, headline) => expect(headlineOf(text, 10)).toBe(headline));

  it('does not cut an emoji in two', () => {
    for (let most = 10; most < 20; most++) expect(headlineOf('🚒'.repeat(20), most)).not.toMatch(/\p{Surrogate}/u);
  });
});

describe('what cannot be seen', () => {
  it.each([
    ...[
      '\u200B\u200B',
      '\u3164',
      '\u115F\u1160',
      '\u2800\u2800',
      '\uFE0F',
      '\u200D',
      '\u200E\u200F',
      '\u061C',
      '\uFFA0',
    ],
    ...['\u{E0041}\u{E0042}', '\u{E0001}', '\u180E', '\u2063', '\u00A0\u3000', '\u034F', '\u{E0100}'],
  ])('is no text by itself (%j)', (text) => {
    expect(typedText(10).safeParse(text).success).toBe(false);
    expect(typedLine(10).safeParse(text).success).toBe(false);
  });

  it.each([
    'a\u3164b',
    'a\u2800b',
    'a\u{E0042}b',
    'a\uFE0Fb',
    'a\u{E0100}b',
    'a\u2063b',
    'a\u202Eb',
    'a\uFFFAb',
    'a\u115Fb',
  ])('goes out of a text that has it (%j)', (text) => expect(typedText(10).parse(text)).toBe('ab'));

  it.each([
    ...[
      '👩‍👩‍👧‍👦',
      '🏴󠁧󠁢󠁷󠁬󠁳󠁿 Cymru',
      '❤️',
      '☎️ 01632',
      '1️⃣',
      '👍🏽',
      '🇬🇧',
      '🏳️‍🌈',
      'Tŷ Dŵr, Siân',
      'می\u200Cخواهم',
      'שָׁלוֹם \u200Fא',
      '葛\u{E0100}城',
    ],
    ...['ثلاثة متاجر', '한국어', 'ᄀ'],
  ])('stays where the writing needs it (%j)', (text) => {
    expect(typedText(100).parse(text)).toBe(text);
    expect(typedDraft(100).parse(text)).toBe(text);
  });
});
