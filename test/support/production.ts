import path from 'node:path';
import type { TeamsAccess } from '../../bot/wiring/teamsAccess';
import type { FakeTeams, TeamsChat, TeamsUser } from './fakeTeams';
import type { Forgery } from './signingKeys';
import { type Answer, send, startTestServer, type TestServer } from './sentinel';

const botId = '22222222-2222-4222-8222-222222222222';
/** Where the bot is registered, and the only tenant on the list unless a test adds others. */
export const homeTenant = '11111111-1111-4111-8111-111111111111';
export const teamsServiceUrl = 'https://smba.trafficmanager.net/uk/';

/** As if the fake Teams were at one of Teams' own hosts: the bot may call it and is signed in there. */
export function reachable(teams: FakeTeams): TeamsAccess {
  return { token: async () => 'signed-in', mayCall: (serviceUrl) => serviceUrl === teams.url };
}

/** Settings of a deployment in which the fake Teams also plays Entra and the Bot Framework. */
export function productionSettings(teams: FakeTeams): Record<string, string> {
  return {
    MODE: 'production',
    PUBLIC_HOST: 'sentinel.example',
    BOT_ID: botId,
    BOT_TENANT_ID: homeTenant,
    BOT_SECRET: 'never-used-here',
    TENANT_IDS: homeTenant,
    LINK_KEY: 'a key that only these tests have, of some length',
    STORE: 'embedded',
    PANEL_FILE: path.resolve('bot/panels/northmoor.json'),
    ENTRA_AUTHORITY: teams.url,
    BOT_OPENID_METADATA: `${teams.url}/openid`,
  };
}

export function startProduction(
  teams: FakeTeams,
  environment: Record<string, string> = {},
  access?: TeamsAccess,
): Promise<TestServer> {
  return startTestServer({ ...productionSettings(teams), ...environment }, access);
}

/** A token as Entra issues it to the tab for somebody of a tenant, but for what is off. */
export function entraToken(
  teams: FakeTeams,
  { aadObjectId, email }: Pick<TeamsUser, 'aadObjectId' | 'email'>,
  { claims = {}, forgery = {}, tenant = homeTenant }: { claims?: object; forgery?: Forgery; tenant?: string } = {},
): string {
  const issued = {
    iss: `${teams.url}/${tenant}/v2.0`,
    aud: botId,
    tid: tenant,
    oid: aadObjectId,
    scp: 'access_as_user',
    preferred_username: email,
  };
  return teams.token({ ...issued, ...claims }, forgery);
}

/** What somebody types into a chat, signed by the Bot Framework. */
export function sayInTeams(teams: FakeTeams, server: TestServer, chat: TeamsChat, from: TeamsUser, text: string) {
  const activity = teams.activity(chat, from, { type: 'message', text });
  return teams.post(server.url, activity, { Authorization: `Bearer ${teams.token()}` });
}

export function ask(server: TestServer, token: string, query: string): Promise<Answer> {
  return send(`${server.url}/api/queries/${query}`, 'GET', { Authorization: `Bearer ${token}` });
}

export function order(server: TestServer, token: string, command: string, input: object): Promise<Answer> {
  return send(`${server.url}/api/commands/${command}`, 'POST', { Authorization: `Bearer ${token}` }, input);
}
