import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const tab = path.resolve('dist/tab');

/** The scripts that the page asks for before it shows anything: those that it names, and what they import at once. */
function firstScripts(): ReadonlyMap<string, Buffer> {
  const scripts = new Map<string, Buffer>();
  const take = (name: string) => {
    if (scripts.has(name)) return;
    const script = readFileSync(path.join(tab, 'assets', name));
    scripts.set(name, script);
    // At once: `from"./a.js"` and `import"./a.js"`, but not `import("./a.js")`.
    for (const [, imported = ''] of script.toString().matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g))
      take(imported);
  };
  const page = readFileSync(path.join(tab, 'index.html'), 'utf8');
  for (const [, named = ''] of page.matchAll(/(?:src|href)="\/tab\/assets\/([^"]+\.js)"/g)) take(named);
  return scripts;
}

describe('before a phone on a slow line shows the tab', () => {
  it('it fetches at most 130 KB of scripts, in at most 12 files', () => {
    const scripts = firstScripts();
    const sizes = [...scripts].map(([name, script]) => ({ name, size: gzipSync(script).length }));
    const whole = sizes.reduce((sum, { size }) => sum + size, 0);
    // Fewer could only mean that they were not found.
    expect(whole).toBeGreaterThan(60_000);
    expect({ whole, sizes }).toEqual({ whole: Math.min(whole, 130_000), sizes: sizes.slice(0, 12) });
  });
});
