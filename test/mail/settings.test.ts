import { readConfig } from '../../bot/config';

const production = {
  MODE: 'production',
  PUBLIC_HOST: 'sentinel.example',
  BOT_ID: '22222222-2222-4222-8222-222222222222',
  BOT_TENANT_ID: '11111111-1111-4111-8111-111111111111',
  TENANT_IDS: '11111111-1111-4111-8111-111111111111',
};
const key = 'k'.repeat(32);
const smtp = { SMTP_URL: 'smtps://user:word@mail.example:465', MAIL_FROM: 'sentinel@example.gov.uk' };
const azure = { ACS_EMAIL_ENDPOINT: 'https://mail.communication.azure.com', MAIL_FROM: 'sentinel@example.gov.uk' };

describe('the settings of e-mail', () => {
  it.each([
    ['none at all', production],
    ['SMTP over TLS', { ...production, ...smtp, LINK_KEY: key }],
    ['SMTP with STARTTLS', { ...production, ...smtp, SMTP_URL: 'smtp://user:word@mail.example:587', LINK_KEY: key }],
    ['Azure Communication Services', { ...production, ...azure, LINK_KEY: key }],
    ['local mode with a server of its own', { ...smtp, SMTP_URL: 'smtp://127.0.0.1:1025' }],
  ])('may be %s', (_what, settings) => {
    expect(() => readConfig(settings)).not.toThrow();
  });

  it.each([
    ['no key for the links', { ...production, ...smtp }, /LINK_KEY: .*32 characters/],
    ['a key that is too short', { ...production, ...smtp, LINK_KEY: 'short' }, /LINK_KEY: Use 32 characters/],
    ['no sender', { ...production, SMTP_URL: smtp.SMTP_URL, LINK_KEY: key }, /MAIL_FROM: E-mail needs a sender/],
    [
      'TLS switched off',
      { ...production, ...smtp, SMTP_URL: 'smtp://mail.example:587?ignoreTLS=true', LINK_KEY: key },
      /SMTP_URL: .*TLS/,
    ],
    [
      'another scheme',
      { ...production, ...smtp, SMTP_URL: 'http://mail.example', LINK_KEY: key },
      /SMTP_URL: Write smtps/,
    ],
    ['two ways at once', { ...production, ...smtp, ...azure, LINK_KEY: key }, /SMTP_URL: Choose one way/],
  ])('are refused with %s, saying what to write', (_what, settings, words) => {
    expect(() => readConfig(settings)).toThrow(words);
  });
});
