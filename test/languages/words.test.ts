import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { inEachLanguage, inWords, plural, speakAs, t, tOf, type Tongue } from '../../bot/domain/words';
import { welsh } from '../../bot/languages/welsh';

const english: Tongue = { language: 'en' };
afterEach(() => speakAs(() => english));

/** What `say` says, in a tongue that has `words` alone. */
function heard<Heard>(words: Record<string, string>, say: () => Heard): Heard {
  const filled = (key: string, values: readonly (string | number)[]) =>
    words[key]?.replace(/\{(\d)\}/g, (_, at) => String(values[Number(at)]));
  speakAs(() => ({ language: 'cy', say: filled }));
  return say();
}

describe('what is said', () => {
  it('is English as it is written, with what stands in its places', () => {
    expect(t`${'Ruth'} closed ${2} of ${'them'}`).toBe('Ruth closed 2 of them');
    expect([1, 2].map((n) => plural(n, 'One task of {1}', '{0} tasks of {1}', 'yours'))).toEqual([
      'One task of yours',
      '2 tasks of yours',
    ]);
  });

  it('is found by its English, its places in whatever order the other language has them', () => {
    const words = { '{0} closed {1}': 'Caewyd {1} gan {0}' };
    expect(heard(words, () => t`${'Ruth'} closed ${'it'}`)).toBe('Caewyd it gan Ruth');
  });

  it('keeps a link or a name among its words whole, wherever they stand', () => {
    const link = { href: '#/log' };
    expect(tOf`See ${link} for more`).toEqual(['See ', link, ' for more']);
    expect(heard({ 'See {0} for more': 'Mae mwy yn {0}' }, () => tOf`See ${link} for more`)).toEqual([
      'Mae mwy yn ',
      link,
    ]);
  });

  it('of a table is in the language of whoever reads it, not of whoever was first', () => {
    const names = inWords({ open: 'Open', more: [{ title: 'Closed' }] });
    expect([names.open, names.more[0]?.title]).toEqual(['Open', 'Closed']);
    const words = { Open: 'Agored', Closed: 'Ar gau' };
    expect(heard(words, () => [names.open, names.more.map(({ title }) => title)])).toEqual(['Agored', ['Ar gau']]);
  });

  it('stays English where the other language has no words for it', () => {
    expect(heard({}, () => t`${'Ruth'} left`)).toBe('Ruth left');
  });

  it('has its days by the reader’s language', () => {
    const dayOf = inEachLanguage((locale) => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }));
    const monday = new Date('2027-02-01T12:00:00Z');
    expect([dayOf().format(monday), heard({}, () => dayOf().format(monday))]).toEqual(['Monday', 'Dydd Llun']);
  });
});

describe('Welsh', () => {
  it('has words for all that is said in each room, and for nothing else; and no room says what it cannot find', () => {
    // As whoever translates runs it.
    const said = execFileSync(process.execPath, [path.resolve('infra/commands/words.mjs')], { encoding: 'utf8' });
    expect(said.split('\n').filter((line) => !/^\S+: \d+ in Welsh$|^$/.test(line))).toEqual([]);
  });

  it('puts what somebody wrote in its place as it stands', () => {
    speakAs(() => welsh);
    const name = "{1} o'r <b>Fro</b>";
    expect(t`This is the group of ${name} already. A group is that of one partner. Nothing was changed.`).toBe(
      `Grŵp ${name} yw hwn yn barod. Mae grŵp yn perthyn i un partner. Ni newidiwyd dim.`,
    );
  });
});
