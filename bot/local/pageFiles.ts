import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Request, Response, Server } from 'restify';
import { HttpRefusal } from '../wiring/http/httpRefusal';
import { localPolicy } from '../wiring/http/safeHeaders';
import { door, type Log } from './door';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Serves the built page at /local/. */
export function addPageFiles(server: Server, pageDir: string, log: Log): void {
  const root = path.resolve(pageDir);
  server.get(
    '/local',
    door(log, (_req, res) => {
      res.writeHead(302, { Location: '/local/' });
      res.end();
    }),
  );
  server.get(
    '/local/*',
    door(log, (req, res) => sendFile(root, req, res)),
  );
}

async function sendFile(root: string, req: Request, res: Response): Promise<void> {
  const name = decodeURIComponent(req.path().slice('/local/'.length));
  const file = path.join(root, name === '' ? 'index.html' : name);
  const found = file.startsWith(root + path.sep) ? await stat(file).catch(() => undefined) : undefined;
  if (found?.isFile() !== true) {
    const what = name === '' ? 'The page is not built yet. Run npm run build.' : 'There is no such file.';
    throw new HttpRefusal(404, 'not-found', what);
  }
  const page = await readFile(path.join(root, 'index.html'), 'utf8');
  res.writeHead(200, {
    'Content-Type': types[path.extname(file)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    // Built files under assets/ carry a hash of their content in their name.
    'Cache-Control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
    'Content-Security-Policy': localPolicy(page),
  });
  createReadStream(file).pipe(res);
}
