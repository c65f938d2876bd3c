import { randomUUID } from 'node:crypto';
import { readConfig } from '../../bot/config';
import { tabLinkOf } from '../../bot/wiring/tabLink';

const [bot, tenant, partner, inManifest, inCatalogue] = Array.from({ length: 5 }, () => randomUUID());
const basic = {
  ...{ MODE: 'production', STORE: 'embedded', PUBLIC_HOST: 'panel.example.org', LINK_KEY: 'k'.repeat(32) },
  ...{ BOT_ID: bot, BOT_TENANT_ID: tenant, BOT_SECRET: 'never-used-here' },
};

function linkWith(settings: Record<string, string | undefined>) {
  const link = new URL(
    tabLinkOf(readConfig({ ...basic, TENANT_IDS: tenant, ...settings }))('meeting?meeting=M2&x=a b'),
  );
  expect(link.origin).toBe('https://teams.microsoft.com');
  expect(link.href).not.toContain('+');
  expect(JSON.parse(link.searchParams.get('context') ?? '')).toEqual({ subEntityId: 'meeting?meeting=M2&x=a b' });
  return [link.pathname, link.searchParams.get('tenantId')];
}

describe('a link into the tab', () => {
  it.each([
    ['the catalogue’s id and the tenant', { TEAMS_APP_ID: inCatalogue, APP_ID: inManifest }, [inCatalogue, tenant]],
    ['the catalogue’s id by the setting’s former name', { GRAPH_TEAMS_APP_ID: inCatalogue }, [inCatalogue, tenant]],
    ['the manifest’s id where the catalogue’s is not told', { APP_ID: inManifest }, [inManifest, tenant]],
    ['the bot’s id where the manifest bears that', {}, [bot, tenant]],
    [
      'the manifest’s id and no tenant for people of several',
      { TENANT_IDS: `${tenant},${partner}`, TEAMS_APP_ID: inCatalogue, APP_ID: inManifest },
      [inManifest, null],
    ],
  ])('bears %s', (_what, settings, [app, ofTenant]) => {
    expect(linkWith(settings)).toEqual([`/l/entity/${app}/today`, ofTenant]);
  });
});
