import { Refusal } from '../../bot/domain/refusal';
import { guardReasons, guardWords, meantAs, stoppedIn, surelyStopped } from '../../bot/domain/stoppedWords';

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
  'One of our sources says that he is back',
  'registered source reports',
  'S\u3164E\u3164C\u3164R\u3164E\u3164T',
  'S\u{E0041}ECRET',
  'TOP-SECRET',
  'S_E_C_R_E_T',
  'S/E/C/R/E/T',
  'S*E*C*R*E*T',
  ...['Top S3cret', 's3cret', 'SECЯET', '[S][E][C][R][E][T]', '(C)(H)(I)(S) says'],
  ...['**S** **E** **C** **R** **E** **T**', 'ˢᵉᶜʳᵉᵗ', 'ᵗᵒᵖ ˢᵉᶜʳᵉᵗ', 'ⓢⓔⓒⓡⓔⓣ', '𝐬𝐞𝐜𝐫𝐞𝐭', '**S**ECRET', 'SE**CR**ET'],
  ...['SECRE~~T~~', 'CH1S told us', 'ch1s told us', 'CHI5', 'inf0rmant told us'],
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
  'The source of funds was reported by the bank',
  'a source of income that he claims',
  'The open source reports name him',
  'An open source says so',
  'The source document states twelve vans',
  'The source code reports an error',
  'a covert coat is to be arranged for',
  'Surveillance cameras at the yard are old',
  'The news source is the Gazette',
  'Test purchases failed at two shops',
  'Undercover: a book about the yard',
  'The council is the source; it was told on Monday',
  'Sources of waste: told to the Environment Agency',
  ...['Strap two boxes together', 'A strap two inches wide', 'the strap I found', 'Channel CH15', 'CH1 2AB'],
  ...['CH1 Saltmarsh', 'the 20ᵗʰ secret ballot', '40 m² of the yard', '(a) fence (b) gate (c) lock'],
  ...['Options [a] [b] [c] [d]', 'a *secret* cellar', 'every **secret**ary of the club', 'Ярмарка'],
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
  'A source near the yard told us that vans come at night',
  'Several sources close to the gang',
  'a trusted source tells us so',
  'A source has just informed the team',
  'Told by a source at the yard',
  'according to a reliable source',
  'Information from our source',
  'covert surveillance of the yard please',
  'Surveillance of the yard tonight is needed',
  'Covert surveillance of the yard',
  'Directed surveillance on the yard',
  'We would like covert filming at the gate',
  'An undercover visit to be arranged',
  'Please carry out surveill\u0430nce of the yard',
  'strap two',
  'the strap two material',
  'ch1s',
  'an inf0rmant',
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
    const words = stoppedIn(text).map(({ word }) => meantAs(word));
    expect(words).toHaveLength(1);
    expect(() => guardWords({ text })).toThrow(new Refusal('doubtful-words'));
    expect(() => guardWords({ text }, words)).not.toThrow();
  });

  it('is asked about word by word, whatever was said of another one', () => {
    const text = 'Chis Hill: a registered source and an informant. GAMMA Road, UK EYES ONLY. Top Secret is no Secret';
    const meant: string[] = [];
    const ask = () => {
      try {
        guardWords({ text }, meant);
        return undefined;
      } catch (error) {
        return error instanceof Refusal ? error.facts['word'] : undefined;
      }
    };
    for (let word = ask(); word !== undefined && meant.length < 10; word = ask()) meant.push(meantAs(word));
    const each = ['chis', 'registered source', 'informant', 'gamma', 'uk eyes only', 'top secret', 'secret'];
    expect(meant).toEqual(each);
  });

  it('is no reason: a doubtful word is not asked about there, and stands nowhere', () => {
    for (const key of ['reason', 'why', 'to'])
      expect(() => guardReasons({ [key]: 'To see the Chis Hill' })).toThrow(new Refusal('reason-words'));
    expect(() => guardReasons({ why: 'CHIS told us' })).toThrow(new Refusal('source-words'));
    expect(() => guardReasons({ search: 'Chis Hill', reason: 'A task of mine' })).not.toThrow();
  });

  it('is looked for in texts of a megabyte without keeping anybody waiting', () => {
    const begun = performance.now();
    for (const part of [
      'S ',
      'secret ',
      '\n',
      'marked as ',
      'please follow ',
      'covert ',
      'our source ',
      '// ',
      'UK - ',
      'E.',
    ])
      stoppedIn(part.repeat(100_000));
    expect(performance.now() - begun).toBeLessThan(4_000);
  });
});
