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
      'Sentinel keeps what the panel records in the database of the force that runs it: tasks, issues, meetings, minutes and groups; of its members name, work address and telephone, organisation, role, vetting, attendance, and which confidentiality statement they accepted, when and where; and of those who tried to take a seat that is not linked to their account, the last fifty. Each day’s end of the log, which is a number and no words, may be kept elsewhere too, so that the log cannot be rewritten unseen.',
      'What is done, and what is opened of what is restricted, of people who are recorded in a group, or taken away as a file, is written to a log under section 62 of the Data Protection Act 2018: who, when, what and to whom, and for people who are recorded why, where the panel asks. So is being refused. Ordinary lists are not logged each time they are read. The panel’s auditor reads the log, not the records.',
      'Each kind of record has a period, which the panel sets. When it is over the record waits in a list for somebody to keep it, with a reason, or to dispose of it. Nothing is disposed of by itself. The log stays; its words can be erased. Each member can take away what is held about them, under Help.',
      'Messages go to members by Teams, or by e-mail where Teams does not reach them, with a number and the name of an operation and no more. The page that an e-mail leads to sets two cookies, which it needs and which are gone after a day; the tab sets none, and keeps in the browser how one has set it, what waits to be sent and a panel that one is about to found. Nobody is counted or followed.',
      'Where the force has switched on that plain words are understood, what somebody types to the bot in their own chat, with the titles of their own open tasks, is sent to the service that the force has chosen.',
      'The server’s own log of faults has no names, addresses or texts in it.',
      'Questions go to the data protection officer of that force.',
    ],
  },
  '/terms': {
    title: 'Terms of use',
    paragraphs: [
      'Sentinel is for members of the panel and its observers, under the agreement that the panel has with their organisation. They accept the panel’s confidentiality statement before anything is shown to them, and again when it changes.',
      'Nothing marked SECRET or above, and nothing of who an intelligence source is, may be entered. What looks like it is stopped, and asked about where it is not certain.',
      'What is done and opened is logged; the privacy page says how.',
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
