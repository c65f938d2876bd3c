import { goTo, parseAddress } from './data/address';
import { invitationIn, openInvitation } from './data/invitation';
import { connect, type Host } from './teamsHost';

let beginning: Promise<Host> | undefined;

/**
 * Teams has answered, and the address is that of what it asked for.
 *
 * @throws Error when no Teams answers: the page was opened elsewhere
 */
export function begin(): Promise<Host> {
  beginning ??= connect().then((host) => {
    openWhereAsked(host);
    return host;
  });
  return beginning;
}

/** A link into the tab comes first, then the address itself, then what was chosen when the tab was added. */
function openWhereAsked({ subPage, frame }: Host): void {
  const invitation = invitationIn(subPage ?? location.hash);
  if (invitation !== undefined) {
    openInvitation(invitation);
    return;
  }
  // Beside a meeting the agenda comes first, whatever the tab shows elsewhere.
  const start = frame === 'sidePanel' ? 'meeting' : (new URLSearchParams(location.search).get('start') ?? '');
  const asked = parseAddress(subPage ?? '') ?? parseAddress(location.hash) ?? parseAddress(start);
  if (asked !== undefined) goTo(asked.screen, asked.parameters, { replace: true });
}
