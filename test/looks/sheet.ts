import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes a page a screen with all pictures that are in the folder, those taken before too, and one that leads to them. */
export function writeSheets(folder: string): void {
  const screens = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, pictures: picturesIn(path.join(folder, name)) }))
    .filter(({ pictures }) => pictures.length > 0);
  for (const { name, pictures } of screens) {
    const figures = grouped(pictures).map(
      ([group, names]) => `<h2>${group}</h2><div>${names.map((file) => figure(name, file)).join('')}</div>`,
    );
    writeFileSync(
      path.join(folder, `${name}.html`),
      page(name, `<a href="index.html">All screens</a>${figures.join('')}`),
    );
  }
  const links = screens.map(
    ({ name, pictures }) =>
      `<figure class="screen"><a href="${name}.html"><img loading="lazy" src="${name}/${cover(pictures)}" alt=""></a><figcaption><a href="${name}.html">${name}</a>, ${pictures.length} pictures</figcaption></figure>`,
  );
  writeFileSync(path.join(folder, 'index.html'), page('Looks', `<div>${links.join('')}</div>`));
}

function picturesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .sort(byWidth);
}

/** "data-chair-dark-1280.png": by what stands before the width, then the narrowest first. */
function byWidth(one: string, other: string): number {
  return groupOf(one).localeCompare(groupOf(other)) || widthOf(one) - widthOf(other);
}

const widthOf = (name: string): number => Number(/-(\d+)\.png$/.exec(name)?.[1] ?? 0);
const groupOf = (name: string): string => name.replace(/-\d+\.png$/, '').replaceAll('-', ' ');

function grouped(names: readonly string[]): readonly [string, readonly string[]][] {
  const groups = new Map<string, string[]>();
  for (const name of names) groups.set(groupOf(name), [...(groups.get(groupOf(name)) ?? []), name]);
  return [...groups];
}

function cover(pictures: readonly string[]): string {
  return pictures.find((name) => /^data.*default-1280/.test(name)) ?? pictures[0] ?? '';
}

function figure(screen: string, name: string): string {
  const width = widthOf(name);
  return `<figure><a href="${screen}/${name}"><img loading="lazy" src="${screen}/${name}" alt="" style="width: ${Math.min(width, 640)}px"></a><figcaption>${width}</figcaption></figure>`;
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${title}</title><style>
body { font: 14px/20px system-ui, sans-serif; margin: 24px; background: #eee; color: #222 }
h2 { font-size: 16px; margin: 32px 0 8px } div { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start }
figure { margin: 0 } img { display: block; border: 1px solid #bbb; max-width: 100% } .screen img { width: 320px; height: 180px; object-fit: cover; object-position: top }
</style></head><body><h1>${title}</h1>${body}</body></html>`;
}
