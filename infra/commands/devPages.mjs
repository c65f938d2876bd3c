import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import path from 'node:path';
import { fluentAhead } from '../../.config/fluentAhead.mjs';
import { forPages, Libraries } from './devLibraries.mjs';
import { root } from './installed.mjs';

const themes = 'virtual:themes.css';

/** Styles as scripts that put them in force: what is fetched later brings its own with it. */
const stylesInScripts = {
  name: 'stylesInScripts',
  setup(bundle) {
    bundle.onResolve({ filter: /^virtual:themes\.css$/ }, () => ({ path: themes, namespace: 'styles' }));
    bundle.onLoad({ filter: /^virtual:/, namespace: 'styles' }, () => inForce(fluentAhead.load(themes)));
    bundle.onLoad({ filter: /\.css$/ }, ({ path: file }) => inForce(readFileSync(file, 'utf8')));
  },
};

function inForce(styles) {
  const contents = `const sheet = new CSSStyleSheet();
sheet.replaceSync(${JSON.stringify(styles)});
document.adoptedStyleSheets.push(sheet);`;
  return { contents, loader: 'js' };
}

/** The two pages, each from one first script, without Vite's layers and small names: rebuilt in a part of a second. */
export const pages = {
  tab: { base: '/tab/', html: 'tab/index.html', entry: 'tab/ahead.ts' },
  local: { base: '/local/', html: 'bot/local/page/index.html', entry: 'bot/local/page/main.tsx' },
};

/** Fonts and pictures, carried in the script that shows them. */
const inPlace = ['.woff2', '.webp', '.png', '.svg'];

const development = { 'process.env.NODE_ENV': '"development"' };

/** Those of both pages, as they find them: with what a module has by name, and its default. */
export const pageLibraries = new Libraries({
  isLate: false,
  take: (name) => `module.exports = { __esModule: true, ...globalThis.libraries[${JSON.stringify(name)}] };`,
});

export async function bundlePageLibraries() {
  const made = await pageLibraries.bundle(forPages, { write: false, target: 'es2022', define: development });
  return made?.outputFiles[0].text;
}

export function pageOptions({ base, entry }) {
  return {
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: 'dist/dev',
    bundle: true,
    write: false,
    metafile: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    sourcemap: 'inline',
    loader: Object.fromEntries(inPlace.map((ending) => [ending, 'dataurl'])),
    define: { 'import.meta.env.BASE_URL': JSON.stringify(base), ...development },
    plugins: [pageLibraries.plugin, stylesInScripts],
    logLevel: 'warning',
  };
}

/**
 * Loads the page anew when it is told to: at the top all that changes, in a frame only the tab's own. Only the pages that
 * this server hands out ask for it; what is built for production has none of it.
 */
const reload = `const isTop = window.parent === window;
new EventSource('/dev/changes').onmessage = ({ data }) => {
  if (isTop ? data !== 'tab' || location.pathname.startsWith('/tab') : data === 'tab') location.reload();
};`;

/** Stands before the product's own server: hands out the two pages from memory, and passes everything else on. */
export class DevServer {
  #listeners = new Set();
  #files = new Map();
  #product;

  /** @param product resolves to the port of the product's server once it serves: it comes and goes. */
  constructor(product) {
    this.#product = product;
  }

  listen(port) {
    const server = createServer((req, res) => void this.#answer(req, res));
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(server.address().port));
    });
  }

  /** What esbuild has made of a page. */
  take({ base, html, entry }, outputFiles) {
    for (const { path: file, contents } of outputFiles) this.#files.set(`${base}${path.basename(file)}`, contents);
    const first = `${path.basename(entry).replace(/\.tsx?$/, '')}.js`;
    const page = readFileSync(path.join(root, html), 'utf8')
      .replace(`./${path.basename(entry)}`, `./${first}`)
      .replace('<script type="module"', '<script src="/dev/libraries.js"></script><script type="module"')
      .replace('</body>', '<script type="module" src="/dev/reload.js"></script></body>');
    this.#files.set(base, page);
    this.#files.set('/dev/reload.js', reload);
  }

  takeLibraries(text) {
    this.#files.set('/dev/libraries.js', text);
  }

  changed(what) {
    for (const listener of this.#listeners) listener.write(`data: ${what}\n\n`);
  }

  async #answer(req, res) {
    const { pathname, searchParams } = new URL(req.url, 'http://127.0.0.1');
    if (pathname === '/dev/changes') return this.#listen(req, res);
    const file = req.method === 'GET' ? this.#files.get(pathname) : undefined;
    if (file === undefined) return this.#passOn(req, res);
    res.writeHead(200, {
      'Content-Type': pathname.endsWith('.js') ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
    });
    // As the product does: the first paint is in the theme that Teams fills in.
    const theme = searchParams.get('theme');
    res.end(theme === null ? file : file.replace('<html ', `<html data-theme="${encodeURIComponent(theme)}" `));
  }

  #listen(req, res) {
    res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    res.write(': here\n\n');
    this.#listeners.add(res);
    req.once('close', () => this.#listeners.delete(res));
  }

  async #passOn(req, res) {
    const port = await this.#product();
    const { method, url, headers } = req;
    const passed = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
      res.writeHead(answer.statusCode, answer.rawHeaders);
      answer.pipe(res);
      answer.once('error', () => res.destroy());
    });
    passed.once('error', () => res.destroy());
    res.once('close', () => passed.destroy());
    req.pipe(passed);
  }
}
