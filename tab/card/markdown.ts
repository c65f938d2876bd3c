/** The Markdown that Teams draws in bot messages and cards: emphasis, code, links, lists, mentions. Never HTML. */

export type Inline =
  | { kind: 'text' | 'code' | 'mention'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { kind: 'link'; url: string; children: Inline[] };

export type Block =
  | { kind: 'paragraph'; lines: Inline[][] }
  | { kind: 'heading'; line: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] };

const token =
  /\\(?<escaped>[\\`*_{}[\]()#+\-.!~<>|])|<at[^>]*>(?<mention>.*?)<\/at>|\*\*(?<bold>.+?)\*\*|__(?<bold2>.+?)__|~~(?<strike>.+?)~~|\*(?<italic>[^*\s](?:.*?[^*\s])?)\*|(?<![A-Za-z0-9])_(?<italic2>[^_\s](?:.*?[^_\s])?)_(?![A-Za-z0-9])|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<url>[^\s)]+)\)|(?<bare>https?:\/\/[^\s<>)]+)/;

export function parseInline(text: string): Inline[] {
  const found = token.exec(text);
  if (found === null) return text === '' ? [] : [{ kind: 'text', text }];
  const before = parseInline(text.slice(0, found.index));
  return [...before, inlineOf(found.groups ?? {}, found[0]), ...parseInline(text.slice(found.index + found[0].length))];
}

function inlineOf(groups: Partial<Record<string, string>>, whole: string): Inline {
  const { escaped, mention, code, label, url, bare } = groups;
  if (escaped !== undefined) return { kind: 'text', text: escaped };
  if (mention !== undefined) return { kind: 'mention', text: mention };
  if (code !== undefined) return { kind: 'code', text: code };
  return emphasisOf(groups) ?? linkOf(url ?? bare, label) ?? { kind: 'text', text: whole };
}

function emphasisOf(groups: Partial<Record<string, string>>): Inline | undefined {
  const { bold = groups['bold2'], strike, italic = groups['italic2'] } = groups;
  if (bold !== undefined) return { kind: 'bold', children: parseInline(bold) };
  if (strike !== undefined) return { kind: 'strike', children: parseInline(strike) };
  return italic === undefined ? undefined : { kind: 'italic', children: parseInline(italic) };
}

function linkOf(url: string | undefined, label: string | undefined): Inline | undefined {
  if (url === undefined || !/^(https?:|mailto:)/i.test(url)) return undefined;
  return { kind: 'link', url, children: label === undefined ? [{ kind: 'text', text: url }] : parseInline(label) };
}

export function parseBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let isNew = true;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') isNew = true;
    else {
      addLine(blocks, line, isNew);
      isNew = false;
    }
  }
  return blocks;
}

function addLine(blocks: Block[], line: string, isNew: boolean): void {
  const last = blocks.at(-1);
  const item = /^\s*(?:[-*]|(\d+)[.)])\s+(.*)$/.exec(line);
  const heading = /^#{1,6}\s+(.*)$/.exec(line);
  if (item !== null) {
    const ordered = item[1] !== undefined;
    const content = parseInline(item[2] ?? '');
    if (last?.kind === 'list' && last.ordered === ordered) last.items.push(content);
    else blocks.push({ kind: 'list', ordered, items: [content] });
  } else if (heading !== null) {
    blocks.push({ kind: 'heading', line: parseInline(heading[1] ?? '') });
  } else if (last?.kind === 'paragraph' && !isNew) {
    last.lines.push(parseInline(line));
  } else {
    blocks.push({ kind: 'paragraph', lines: [parseInline(line)] });
  }
}

/** For the card renderer, which wants HTML. Every text in it is escaped. */
export function markdownHtml(text: string): string {
  return parseBlocks(text).map(blockHtml).join('');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${block.lines.map(inlineHtml).join('<br>')}</p>`;
    case 'heading':
      return `<p><strong>${inlineHtml(block.line)}</strong></p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${inlineHtml(item)}</li>`).join('')}</${tag}>`;
    }
  }
}

const tags = { bold: 'strong', italic: 'em', strike: 's', code: 'code', mention: 'strong' } as const;

function inlineHtml(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text') return escapeHtml(inline.text);
      if (inline.kind === 'link') return `<a href="${escapeHtml(inline.url)}">${inlineHtml(inline.children)}</a>`;
      const inner = 'children' in inline ? inlineHtml(inline.children) : escapeHtml(inline.text);
      return `<${tags[inline.kind]}>${inner}</${tags[inline.kind]}>`;
    })
    .join('');
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
