import type { Response, Server } from 'restify';
import { plainPolicy } from '../wiring/http/safeHeaders';

/** The pages that the app package links to. They tell nothing of any panel. */
const pages: Readonly<Record<string, { title: string; paragraphs: readonly string[] }>> = {
  '/about': {
    title: 'Sentinel',
    paragraphs: ['Sentinel runs a multi-agency disruption panel in Microsoft Teams. Open it in Teams.'],
  },
  '/privacy': {
    title: 'Privacy',
    paragraphs: [
      'Sentinel keeps what the panel records in the database of the force that runs it, and nowhere else.',
      'Every reading, change and disclosure of personal data is written to a log under section 62 of the Data Protection Act 2018.',
      'Questions go to the data protection officer of that force.',
    ],
  },
  '/terms': {
    title: 'Terms of use',
    paragraphs: [
      'Sentinel is for members of the panel and its observers, under the panel’s information sharing agreement.',
      'Nothing marked SECRET or above may be entered.',
    ],
  },
};

export function addAboutPages(server: Server, home: string): void {
  server.get('/', (_req, res, next) => {
    res.redirect(302, home, next);
  });
  for (const [address, { title, paragraphs }] of Object.entries(pages)) {
    const text = paragraphs.map((each) => `<p>${each}</p>`).join('');
    const html = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><main><h1>${title}</h1>${text}</main></html>`;
    server.get(address, (_req, res, next) => {
      sendHtml(res, html);
      next();
    });
  }
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
