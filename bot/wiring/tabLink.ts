import type { Config } from '../config';

/** An Entra id that no deployment has: links made in local mode are followed by the local page alone. */
const LOCAL_APP_ID = '00000000-0000-0000-0000-000000000000';

/** Links into the tab in Teams, by the tab's own addresses ("meeting?meeting=M2"). */
export function tabLinkOf(config: Config): (place: string) => string {
  const appId = config.MODE === 'local' ? LOCAL_APP_ID : config.BOT_ID;
  return (place) => {
    const context = encodeURIComponent(JSON.stringify({ subEntityId: place }));
    return `https://teams.microsoft.com/l/entity/${appId}/today?context=${context}`;
  };
}
