import type { Response, Server } from 'restify';
import { plainPolicy } from '../wiring/http/safeHeaders';
import { type PublicPage, privacyPage } from './privacyPage';

/** The pages that the app package links to. They tell nothing of any panel. */
const pages: Readonly<Record<string, PublicPage>> = {
  '/about': {
    title: 'Sentinel',
    parts: [{ says: ['Sentinel runs a multi-agency disruption panel in Microsoft Teams. Open it in Teams.'] }],
  },
  '/privacy': privacyPage,
  '/terms': {
    title: 'Terms of use',
    parts: [
      {
        says: [
          'Sentinel is for members of the panel and its observers, under the agreement that the panel has with their organisation. Where the panel has a confidentiality statement, they accept it before anything is shown to them, and again when it changes.',
          'Nothing marked SECRET or above, and nothing of who an intelligence source is, may be entered. What looks like it is stopped, and asked about where it is not certain.',
          'What is done and opened is logged; the privacy page says how.',
        ],
      },
    ],
  },
};

export function addAboutPages(server: Server, home: string): void {
  server.get('/', (_req, res, next) => {
    res.redirect(302, home, next);
  });
  for (const [address, page] of Object.entries(pages)) {
    const html = htmlOf(page);
    server.get(address, (_req, res, next) => {
      sendHtml(res, html);
      next();
    });
  }
}

function htmlOf({ title, parts }: PublicPage): string {
  const text = parts
    .map(({ heading, says }) => `${heading === undefined ? '' : `<h2>${heading}</h2>`}${says.map(saidOf).join('')}`)
    .join('');
  return `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><main><h1>${title}</h1>${text}</main></html>`;
}

function saidOf(said: string | readonly string[]): string {
  return typeof said === 'string' ? `<p>${said}</p>` : `<ul>${said.map((line) => `<li>${line}</li>`).join('')}</ul>`;
}

function sendHtml(res: Response, html: string): void {
  res.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': plainPolicy(html),
    'Content-Length': Buffer.byteLength(html),
  });
  res.end(html);
}

const style =
  ':root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:0}main{max-width:40rem;margin:3rem auto;padding:0 1rem}';
