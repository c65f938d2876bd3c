import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/** Styles that stand in a page itself. Where scripts write theirs by CSSOM (Fluent UI), the empty element is let in too. */
function ownStyles(html: string): string[] {
  return [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, style = '']) => hashOf(style));
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Who may frame the tab: itself (local mode) and Teams' own hosts. https://learn.microsoft.com/microsoftteams/platform/tabs */
const teamsHosts = [
  ...["'self'", 'https://teams.microsoft.com', 'https://*.teams.microsoft.com', 'https://*.cloud.microsoft'],
  ...['https://*.office.com', 'https://outlook.office.com', 'https://outlook.office365.com'],
];

type Directives = Readonly<Record<string, readonly string[]>>;

function policy(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

const none = ["'none'"];
const self = ["'self'"];

/** Of whatever is no page: nothing in it is loaded, run, sent or framed, should a browser ever show it. */
const nothing: Directives = { 'default-src': none, 'form-action': none, 'base-uri': none, 'frame-ancestors': none };

/** A page of scripts from this server alone. A style attribute that is parsed out of markup does nothing. */
function scripted(html: string, more: Directives): string {
  return policy({
    ...{ 'default-src': self, 'object-src': none, 'base-uri': none, 'frame-ancestors': none },
    'style-src': ["'self'", hashOf(''), ...ownStyles(html)],
    'style-src-attr': none,
    ...more,
  });
}

/** The tab, as Teams frames it. `html`: its page. */
export function tabPolicy(html: string): string {
  return scripted(html, {
    ...{ 'script-src': ["'self'", 'https://res.cdn.office.net'], 'img-src': ["'self'", 'data:'], 'frame-src': none },
    ...{ 'connect-src': ["'self'", 'https://res.cdn.office.net'], 'form-action': self },
    'frame-ancestors': teamsHosts,
  });
}

/** Teams on one machine, which frames the tab. */
export function localPolicy(html: string): string {
  return scripted(html, {
    ...{ 'img-src': ["'self'", 'data:', 'https:'], 'font-src': ["'self'", 'data:', 'https:'] },
    ...{ 'frame-src': self, 'form-action': none },
  });
}

/** A page without scripts. Its forms, where it has any, go back to this server alone. */
export function plainPolicy(html: string): string {
  const own = { 'default-src': none, 'style-src': ownStyles(html), 'form-action': self };
  return policy({ ...own, 'base-uri': none, 'frame-ancestors': none });
}

/** What no page of ours needs; the clipboard and the whole screen are for the tab alone. */
const features = [
  ...['accelerometer', 'autoplay', 'bluetooth', 'browsing-topics', 'camera', 'display-capture', 'encrypted-media'],
  ...['geolocation', 'gyroscope', 'hid', 'idle-detection', 'magnetometer', 'microphone', 'midi', 'payment', 'usb'],
  ...['picture-in-picture', 'publickey-credentials-get', 'screen-wake-lock', 'serial', 'xr-spatial-tracking'],
];
const permissions = [...features.map((each) => `${each}=()`), 'clipboard-write=(self)', 'fullscreen=(self)'].join(', ');

const TWO_YEARS_SECONDS = 63_072_000;

/**
 * What stands on every answer, whatever comes after it. A page says its own Content-Security-Policy instead of this one,
 * which is that of no page at all; the one that Teams frames takes X-Frame-Options off.
 */
export function safeHeaders({ isTls }: { readonly isTls: boolean }) {
  const usual = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: isTls ? { maxAge: TWO_YEARS_SECONDS, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    // Sign-in in Teams goes through windows that are opened, and have to find back.
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
  });
  const whole = policy(nothing);
  return (req: IncomingMessage, res: ServerResponse): void => {
    usual(req, res, () => undefined);
    res.setHeader('Content-Security-Policy', whole);
    res.setHeader('Permissions-Policy', permissions);
    res.removeHeader('Server');
  };
}
