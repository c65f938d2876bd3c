/** More of a message than an issue may hold; nobody reads further. */
const LONGEST_READ = 30_000;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * The words of a message, without HTML and markdown: what a person reads in the chat. Each pattern stops at the next
 * sign of its own kind, so that no message takes long.
 */
export function plainTextOf(content: string, isHtml: boolean): string {
  const read = content.slice(0, LONGEST_READ);
  const text = isHtml ? withoutTags(read) : read;
  return withoutMarkdown(text)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function withoutTags(html: string): string {
  return html
    .replace(/\r?\n/g, ' ')
    .replace(/<(?:br|hr)\b[^<>]*>|<\/(?:p|div|li|tr|h[1-6]|blockquote|pre)>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi,
      (whole, decimal?: string, hex?: string, name = '') => {
        if (decimal !== undefined) return characterOf(Number(decimal)) ?? whole;
        if (hex !== undefined) return characterOf(parseInt(hex, 16)) ?? whole;
        return entities[String(name).toLowerCase()] ?? whole;
      },
    );
}

function characterOf(code: number): string | undefined {
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}

function withoutMarkdown(text: string): string {
  return text
    .replace(/<\/?at(?: [^<>]*)?>/gi, '')
    .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/^[^\S\n]{0,3}(?:#{1,6}|>)[^\S\n]+/gm, '')
    .replace(/(\*\*|__|~~)(?=\S)([^*_~\n]+)(?<=\S)\1/g, '$2')
    .replace(/`([^`\n]+)`/g, '$1');
}

/** For where Teams would read HTML or markdown in it: nothing in it can come alive. */
export function inertText(text: string): string {
  return text
    .replace(/</g, '‹')
    .replace(/>/g, '›')
    .replace(/\]\(/g, '] (')
    .replace(/[*_`~]{2,}/g, ' ');
}
