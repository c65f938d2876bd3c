import { BadSettings, readConfig } from '../../bot/config';

const production = {
  MODE: 'production',
  PUBLIC_HOST: 'sentinel.example',
  BOT_ID: '22222222-2222-4222-8222-222222222222',
  BOT_TENANT_ID: '11111111-1111-4111-8111-111111111111',
  TENANT_IDS: '11111111-1111-4111-8111-111111111111',
  AZURE_CLIENT_ID: '33333333-3333-4333-8333-333333333333',
  COSMOS_ENDPOINT: 'https://sentinel.documents.azure.com:443/',
  LINK_KEY: 'k'.repeat(32),
};
const smtp = { SMTP_URL: 'smtps://user:word@mail.example:465', MAIL_FROM: 'sentinel@example.gov.uk' };
const azure = { ACS_EMAIL_ENDPOINT: 'https://mail.communication.azure.com', MAIL_FROM: 'sentinel@example.gov.uk' };

/** What a start is refused with: one line. */
function refusalOf(settings: Record<string, string>): string {
  try {
    readConfig(settings);
  } catch (error) {
    return error instanceof BadSettings ? error.message : 'a fault';
  }
  return 'nothing';
}

const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(production).filter(([name]) => !names.includes(name)));

describe('a start in production', () => {
  it('says of all that is missing what it is and where it is found, in one line', () => {
    const said = refusalOf({ MODE: 'production' });
    expect(said).not.toContain('\n');
    for (const name of Object.keys(production).filter((each) => each !== 'MODE')) {
      expect(said).toMatch(new RegExp(`${name} \\([^;]+; [^;]+\\)`));
    }
  });

  it.each(Object.keys(without('MODE', 'AZURE_CLIENT_ID')))('is refused without %s, and for nothing else', (name) => {
    const said = refusalOf(without(name));
    expect(said).toMatch(
      new RegExp(`^Sentinel does not start\\. ${name} \\([^()]+(\\([^()]+\\))?[^()]+\\) is missing\\. All settings`),
    );
  });

  it('asks for the managed identity, or for a secret and a key in its place', () => {
    expect(refusalOf(without('AZURE_CLIENT_ID'))).toMatch(
      /AZURE_CLIENT_ID .+ or BOT_SECRET .+ or COSMOS_KEY .+ missing/,
    );
    expect(refusalOf({ ...without('AZURE_CLIENT_ID'), BOT_SECRET: 's', COSMOS_KEY: 'k' })).toBe('nothing');
  });

  it('keeps a panel in the embedded database only where that is said', () => {
    expect(refusalOf({ ...without('COSMOS_ENDPOINT'), DATA_DIR: '/data' })).toContain('COSMOS_ENDPOINT');
    expect(refusalOf({ ...without('COSMOS_ENDPOINT'), STORE: 'embedded' })).toBe('nothing');
    expect(refusalOf({ ...production, STORE: 'embedded' })).toMatch(/STORE: Choose one store/);
  });

  it('names values that do not fit beside what is missing, and repeats none of them', () => {
    const wrong = { BOT_ID: 'not-an-id', COSMOS_ENDPOINT: 'nowhere at all', LINK_KEY: 'too-short', PORT: '99999' };
    const said = refusalOf({ ...without('PUBLIC_HOST'), ...wrong });
    expect(said).toMatch(/PUBLIC_HOST .+ is missing/);
    for (const [name, value] of Object.entries(wrong)) {
      expect(said).toContain(`${name}: `);
      expect(said).not.toContain(value);
    }
    expect(refusalOf({ MODE: 'prod' })).toContain('MODE: Write local or production.');
  });
});

describe('the settings of e-mail', () => {
  it.each([
    ['none at all', production],
    ['SMTP over TLS', { ...production, ...smtp }],
    ['SMTP with STARTTLS', { ...production, ...smtp, SMTP_URL: 'smtp://user:word@mail.example:587' }],
    ['Azure Communication Services', { ...production, ...azure }],
    ['local mode with a server of its own', { ...smtp, SMTP_URL: 'smtp://127.0.0.1:1025' }],
  ])('may be %s', (_what, settings) => {
    expect(() => readConfig(settings)).not.toThrow();
  });

  it.each([
    ['a key that is too short', { ...production, ...smtp, LINK_KEY: 'short' }, /LINK_KEY: Use 32 characters/],
    ['no sender', { ...production, SMTP_URL: smtp.SMTP_URL }, /MAIL_FROM: E-mail needs a sender/],
    [
      'TLS switched off',
      { ...production, ...smtp, SMTP_URL: 'smtp://mail.example:587?ignoreTLS=true' },
      /SMTP_URL: .*TLS/,
    ],
    ['another scheme', { ...production, ...smtp, SMTP_URL: 'http://mail.example' }, /SMTP_URL: Write smtps/],
    ['two ways at once', { ...production, ...smtp, ...azure }, /SMTP_URL: Choose one way/],
  ])('are refused with %s, saying what to write', (_what, settings, words) => {
    expect(() => readConfig(settings)).toThrow(words);
  });
});
