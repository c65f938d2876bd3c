import type { Config } from '../config';

/** An Entra id that no deployment has: links made in local mode are followed by the local page alone. */
const LOCAL_APP_ID = '00000000-0000-0000-0000-000000000000';

interface AppInTeams {
  readonly id: string;
  readonly tenantId?: string;
}

/** Links into the tab in Teams, by the tab's own addresses ("meeting?meeting=M2"). */
export function tabLinkOf(config: Config): (place: string) => string {
  const { id, tenantId } = appIn(config);
  return (place) => {
    const link = new URL(`https://teams.microsoft.com/l/entity/${id}/today`);
    if (tenantId !== undefined) link.searchParams.set('tenantId', tenantId);
    link.searchParams.set('context', JSON.stringify({ subEntityId: place }));
    return link.href.replaceAll('+', '%20');
  };
}

/**
 * Teams on the telephone and in channels knows an app by the id that the tenant's catalogue gave it. People of several
 * tenants have as many catalogues and read the same cards: theirs is the manifest's id, which all of them know, and no
 * tenant, so that Teams looks in the one that somebody is in.
 * https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
function appIn(config: Config): AppInTeams {
  if (config.MODE === 'local') return { id: LOCAL_APP_ID };
  const { TEAMS_APP_ID, APP_ID, BOT_ID, TENANT_IDS } = config;
  const inManifest = APP_ID ?? BOT_ID;
  const [tenantId, ...others] = TENANT_IDS;
  if (tenantId === undefined || others.length > 0) return { id: inManifest };
  return { id: TEAMS_APP_ID ?? inManifest, tenantId };
}
