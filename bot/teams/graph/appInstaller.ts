import type { Member } from '../../domain/member';
import type { InstallOutcome } from '../../domain/contact';
import type { AppInstaller, InstallAnswer } from '../../useCases/ports';
import type { Graph } from './graphClient';

/** Whatever else Graph answers is no answer to this. */
const outcomes: Readonly<Record<number, InstallOutcome>> = {
  201: 'installed',
  403: 'policy',
  404: 'noAccount',
  409: 'already',
};

/**
 * Installs the app in people's own Teams. `teamsAppId` is the id that the tenant's catalogue gave it, not the one of the
 * manifest. https://learn.microsoft.com/graph/api/userteamwork-post-installedapps
 */
export function graphInstaller(graph: Graph, teamsAppId: string): AppInstaller {
  return {
    async install({ account, email }: Member): Promise<InstallAnswer> {
      const user = encodeURIComponent(account?.objectId ?? email);
      const answer = await graph.post(`/v1.0/users/${user}/teamwork/installedApps`, {
        'teamsApp@odata.bind': `${graph.url}/v1.0/appCatalogs/teamsApps/${teamsAppId}`,
      });
      if (answer === undefined) return { kind: 'unavailable' };
      const { status, body, requestId, retryAfterMs } = answer;
      const outcome = outcomes[status];
      // A missing consent and a wrong app id look like a policy and a missing account: the log tells them apart.
      if (status !== 201 && status !== 409) graph.log('Graph did not install the app', { status, requestId, body });
      if (outcome !== undefined) return { kind: outcome };
      return { kind: 'unavailable', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
    },
  };
}
