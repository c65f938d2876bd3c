import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const assets = path.resolve('dist/tab/assets');

/** These scripts and what they import at once: `from"./a.js"` and `import"./a.js"`, but not `import("./a.js")`. */
function withImports(names: readonly string[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  const take = (name: string) => {
    if (sizes.has(name)) return;
    const script = readFileSync(path.join(assets, name));
    sizes.set(name, gzipSync(script).length);
    const imports = script.toString().matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g);
    for (const [, imported = ''] of imports) take(imported);
  };
  names.forEach(take);
  return sizes;
}

/** What the page itself names, and what draws it, which the first script asks for at once. */
function named(): string[] {
  const page = readFileSync(path.resolve('dist/tab/index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\/tab\/assets\/([^"]+\.js)"/g)].map(([, name = '']) => name);
  return [...scripts, ...readdirSync(assets).filter((file) => /^main-.*\.js$/.test(file))];
}

describe('on a slow line', () => {
  it('the tab fetches at most 128 KB of scripts, in at most 12 files, before it shows anything', () => {
    const first = withImports(named());
    const whole = [...first.values()].reduce((sum, size) => sum + size, 0);
    // Fewer could only mean that they were not found.
    expect(whole).toBeGreaterThan(60_000);
    expect(whole).toBeLessThanOrEqual(130_000);
    expect(first.size).toBeLessThanOrEqual(12);
  });

  it('what asks for the first rows and tells them is at most 30 KB of that, and waits for nothing else', () => {
    const page = readFileSync(path.resolve('dist/tab/index.html'), 'utf8');
    const [, script = ''] = /src="\/tab\/assets\/([^"]+\.js)"/.exec(page) ?? [];
    const ahead = withImports([script]);
    expect([...ahead.values()].reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(30_000);
    expect(ahead.size).toBe(1);
  });

  it('what the rows of the action log stand on is at most 79 KB more, and what is said in passing needs no screen', () => {
    const first = withImports(named());
    const more = (file: string) => {
      const own = readdirSync(assets).filter((name) => name.startsWith(`${file}-`) && name.endsWith('.js'));
      expect(own).toHaveLength(1);
      return [...withImports(own)].filter(([name]) => !first.has(name));
    };
    expect(more('ActionLogScreen').reduce((sum, [, size]) => sum + size, 0)).toBeLessThanOrEqual(80_500);
    expect(more('Toasts').filter(([name]) => /^(lists|meeting|later)-/.test(name))).toEqual([]);
  });

  it.each(['TodayScreen', 'ActionLogScreen', 'IssuesScreen', 'MeetingScreen'])(
    '%s stands after 12 files more at most',
    (name) => {
      const first = withImports(named());
      const own = readdirSync(assets).filter((file) => file.startsWith(`${name}-`) && file.endsWith('.js'));
      expect(own).toHaveLength(1);
      const more = [...withImports(own).keys()].filter((file) => !first.has(file));
      expect(more.length).toBeLessThanOrEqual(12);
    },
  );
});
