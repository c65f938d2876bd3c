/**
 * The hosts at which Teams takes what a bot says: the public cloud, then the clouds of government. Named one by one,
 * since anybody may rent a name under a domain like trafficmanager.net.
 * https://microsoft.github.io/teams-sdk/csharp/essentials/app-configuration/service-url-validation
 */
const teamsHosts = [
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** By https, with neither port nor user. */
export function isTeams(serviceUrl: string): boolean {
  return teamsHosts.some((host) => `${serviceUrl}/`.startsWith(`https://${host}/`));
}

/** Where local mode plays Teams. */
export function isThisMachine(serviceUrl: string): boolean {
  return /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(serviceUrl);
}

/** The Teams of local mode is at the server's own address, `here`, also where it was at another port when a chat began. */
export function asServedAt(here: string, serviceUrl: string): string {
  return serviceUrl.replace(/^http:\/\/[^/]+(?=\/local\/connector\/)/, here);
}
