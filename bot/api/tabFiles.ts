import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Request, Response, Server } from 'restify';
import { tabPolicy } from '../wiring/http/safeHeaders';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

type Encoding = 'br' | 'gzip';

interface TabFile {
  readonly mediaType: string;
  readonly plain: Buffer;
  /** Filled as it is asked for: compressing all at the start would keep everybody waiting. */
  readonly compressed: Map<Encoding, Buffer>;
  readonly lasting: boolean;
}

function readFiles(directory: string): Map<string, TabFile> {
  const files = new Map<string, TabFile>();
  if (!existsSync(directory)) return files;
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    const mediaType = mediaTypes[path.extname(name)];
    if (mediaType === undefined) continue;
    files.set(name.split(path.sep).join('/'), {
      mediaType,
      plain: readFileSync(path.join(directory, name)),
      compressed: new Map(),
      // Built files carry a hash of their content in their name.
      lasting: name.startsWith('assets'),
    });
  }
  addThemes(files);
  return files;
}

/** As Teams fills in "?theme={app.theme}": the first paint is in that theme, before any script has come. */
function addThemes(files: Map<string, TabFile>): void {
  const page = files.get('index.html');
  if (page === undefined) return;
  for (const theme of ['default', 'dark', 'contrast']) {
    const themed = page.plain.toString('utf8').replace('<html ', `<html data-theme="${theme}" `);
    files.set(`index.html?theme=${theme}`, { ...page, plain: Buffer.from(themed), compressed: new Map() });
  }
}

/** Serves the built tab from memory, each file compressed once, at /tab/. */
export function addTabFiles(server: Server, directory: string): void {
  const files = readFiles(directory);
  const policy = tabPolicy(files.get('index.html')?.plain.toString('utf8') ?? '');
  server.get('/tab', (_req: Request, res: Response, next) => {
    res.redirect(302, '/tab/', next);
  });
  server.get('/tab/*', (req: Request, res: Response, next) => {
    const name = req.path().replace(/^\/tab\//, '') || 'index.html';
    const theme = new URLSearchParams(req.getQuery()).get('theme') ?? '';
    const file = files.get(`${name}?theme=${theme}`) ?? files.get(name);
    if (file === undefined) {
      res.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
      res.end('There is no such page. The tab starts at /tab/');
    } else {
      send(file, policy, req, res);
    }
    next();
  });
}

function send(file: TabFile, policy: string, req: Request, res: Response): void {
  // Who may frame it the policy says: this header knows no list.
  res.removeHeader('X-Frame-Options');
  const { mediaType, lasting } = file;
  const accepted = req.headers['accept-encoding'] ?? '';
  const encoding = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : undefined;
  const body = encoding === undefined ? file.plain : compressed(file, encoding);
  res.writeHead(200, {
    'Content-Type': mediaType,
    'Content-Length': body.length,
    'Cache-Control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Content-Security-Policy': policy,
    Vary: 'Accept-Encoding',
    ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
  });
  res.end(body);
}

function compressed({ plain, compressed: known }: TabFile, encoding: Encoding): Buffer {
  const before = known.get(encoding);
  if (before !== undefined) return before;
  const body =
    encoding === 'br'
      ? brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : gzipSync(plain);
  known.set(encoding, body);
  return body;
}
