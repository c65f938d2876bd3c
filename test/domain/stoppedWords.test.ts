import { Refusal } from '../../bot/domain/refusal';
import { guardWords, meantAs, stoppedIn, surelyStopped } from '../../bot/domain/stoppedWords';
import { typedDraft, typedLine, typedText } from '../../bot/domain/text';

const certain = [
  'SECRET',
  'SECRET: see the annex',
  'TOP SECRET',
  'TOPSECRET',
  'UKSECRET',
  'S E C R E T',
  'S.E.C.R.E.T',
  'S-E-C-R-E-T',
  's e c r e t',
  's.e.c.r.e.t',
  'a S E C R E T file',
  'T O P  S E C R E T',
  'ＳＥＣＲＥＴ',
  'ｍａｒｋｅｄ ｓｅｃｒｅｔ',
  '𝐒𝐄𝐂𝐑𝐄𝐓',
  'marked secret',
  'Marked: Secret',
  'this is secret//',
  'UK SECRET',
  'uk secret',
  'SECRET UK EYES ONLY',
  'secret uk eyes only',
  'TS//SI',
  'TS/SCI',
  'STRAP',
  'STRAP 1',
  'STRAP1',
  'strap 1x STRAP 2',
  'UMBRA',
  'GAMMA',
  'SECRET - STRAP',
  'Secret - Strap 2',
  'S3CR3T',
  '5ECRET',
  '$ECRET',
  'SEC RET',
  'SeCrEt',
  'sEcret',
  'ꜱᴇᴄʀᴇᴛ',
  '🆂🅴🅲🆁🅴🆃',
  '🅢🅔🅒🅡🅔🅣',
  'ⓈⒺⒸⓇⒺⓉ',
  'S\u200BE\u200BCRET',
  'S\u0301ECRET',
  '\u0405\u0415\u0421R\u0415\u0422',
  'TOP SECRET//SI//NOFORN',
  '//SI',
  'SECRETUKEYESONLY',
  'NATO SECRET',
  'classified as secret',
  'graded top secret',
  '[SECRET]',
  'SECRET2',
  'ѕесrет//',
  'marked ѕесret',
  'SECRET_STRAP',
  'CHIS',
  'C.H.I.S',
  'C H I S',
  'CHIS reporting',
  'source handling',
  'the source handler',
  'informant told us',
  'human source',
  'covert human intelligence source',
  'our source says',
  'registered source reports',
  'S\u3164E\u3164C\u3164R\u3164E\u3164T',
  'S\u{E0041}ECRET',
  'TOP-SECRET',
  'S_E_C_R_E_T',
  'S/E/C/R/E/T',
  'S*E*C*R*E*T',
];
const innocent = [
  'secretary',
  'Secretary of State',
  'SECRETARY of the club',
  'SECRETARIAT',
  'a secret cellar',
  "victoria's secret",
  "Victoria's Secret",
  'chisel',
  'Chiswick',
  'CHISWICK HIGH ROAD',
  'trade secret',
  'the gamma reading',
  'Gamma spectroscopy',
  'a broken strap',
  'strapped cash',
  'secretly sold',
  'secretion',
  'open source handling',
  'Source: Environment Agency',
  'the source of the smell',
  'СЕКРЕТ',
  'OFFICIAL-SENSITIVE',
  'S E C R E T A R Y',
  'SE1 CRT',
  'secrets',
  'umbra',
  'Operation Umbra',
  'keep it secret',
  'the secret ballot',
  'secret shopper',
  'a well-kept secret',
  'A secret cellar behind the bar',
  'TS Elite',
  'T/S 14',
  'https://example.org//page',
  'test purchase by Trading Standards failed',
  'surveillance cameras were bought',
  'the covert cameras report',
  'a tracker was found under his van',
  'sources of funding',
  'open sources',
  'water source',
  'power source unit',
  'food source',
  'resource handling',
  'outsource handling',
  'insecret',
  'eyes only open at night',
  'Michis shop',
  'Franchise',
  'Franchises',
  'hibachis',
  'the crest',
  'SEC returns',
  'a concrete plan',
  'RESTRICTED',
  'Discreet visits',
  'discrete events',
  'Llanfair dŵr cyfrinachol',
  'ثلاثة متاجر',
  'תל אביב',
  '🚒 fire 👩‍👩‍👧‍👦',
  '🏴󠁧󠁢󠁷󠁬󠁳󠁿 Wales',
  'pursue him through the courts',
  'follow up with them',
  'Please follow the visitors’ route',
  'ask Trading Standards for a test',
  'the source of the Severn',
  'outsourced handling',
  'Source code review',
  'data sources',
  'informative',
  'information told us little',
  'The strapline',
  'A strap 12 cm long',
  'gamma',
  'SI units',
  'A TS Eliot play',
  'TOP SECRETARY',
];
const doubtful = [
  'Secret',
  'Secret Garden Nursery',
  'The Secret Service',
  'top secret',
  'Top Secret nightclub',
  'Operation GAMMA',
  'the UMBRA file',
  'UK EYES ONLY',
  'informant',
  'the source says',
  'secret: x',
  'chis',
  'Please carry out surveillance of the yard',
  'Can you follow him home',
  'Covertly film the yard',
  'TRADE SECRET',
  'uk secret service',
  'strap 1',
  'TopSecret',
  'topsecret',
];

describe('what may not be entered', () => {
  it.each(certain)('%j is refused, with no way round it', (text) => {
    expect(surelyStopped(text)).toBeDefined();
    const words = stoppedIn(text).map(({ word }) => meantAs(word));
    expect(() => guardWords({ deep: [{ text: `Seen. ${text}` }, { text }] }, words)).toThrow(Refusal);
  });

  it.each(innocent)('%j is let through', (text) => expect(stoppedIn(text)).toEqual([]));

  it.each(doubtful)('%j is asked about once, and taken as it is by whoever says that it is none', (text) => {
    expect(surelyStopped(text)).toBeUndefined();
    const words = stoppedIn(text).map(({ word }) => word);
    const longest = words.sort((one, other) => other.length - one.length)[0] ?? '';
    expect(() => guardWords({ text })).toThrow(new Refusal('doubtful-words'));
    expect(() => guardWords({ text }, [meantAs(longest)])).not.toThrow();
  });

  it('is looked for in texts of a megabyte without keeping anybody waiting', () => {
    const begun = performance.now();
    for (const part of ['S ', 'secret ', '\n', 'marked as ', 'please follow ', '// ', 'UK - ', 'E.'])
      stoppedIn(part.repeat(100_000));
    expect(performance.now() - begun).toBeLessThan(4_000);
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
