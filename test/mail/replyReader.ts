/** A page as it came. */
export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** What stands on it, without its tags. */
  readonly text: string;
}

/** What a button sends, and where. */
interface Button {
  readonly action: string | undefined;
  readonly hidden: Readonly<Record<string, string>>;
}

/** Somebody with a browser and a link: keeps cookies and goes on where it is told to, as a browser does, without a script. */
export class ReplyReader {
  readonly cookies = new Map<string, string>();
  private readonly buttons = new Map<string, Button>();
  private hidden: Readonly<Record<string, string>> = {};
  private html = '';
  /** Where the browser is. */
  at: string;

  constructor(readonly url: string) {
    this.at = url;
  }

  /** The link of the mail, once more. Whoever comes from another site brings no cookie along. */
  async open(): Promise<Page> {
    return this.ask(this.url, {}, false);
  }

  /** An address of the door, asked for from a page of it. */
  async visit(address: string): Promise<Page> {
    return this.ask(address, {});
  }

  /** The link on the page with these words in it. */
  async follow(words: string): Promise<Page> {
    const links = [...this.html.matchAll(/<a[^>]*href="([^"]*)"[^>]*>(.*?)<\/a\s*>/gs)];
    const href = links.find(([, , text = '']) => text.includes(words))?.[1];
    if (href === undefined) throw new Error(`No link "${words}" on ${this.at}`);
    return this.ask(href, {});
  }

  /** A button, as the page has it or had it; `about` where several say the same. */
  async press(button: string, fields: Record<string, string> = {}, about = ''): Promise<Page> {
    const { action = this.at, hidden } = this.buttons.get(button + about) ??
      this.buttons.get(button) ?? { action: this.at, hidden: this.hidden };
    const body = new URLSearchParams({ ...hidden, ...fields, do: button });
    return this.ask(action, { method: 'POST', body });
  }

  /** The second button of a form that was turned down for a doubtful word. */
  async sendAnyway(button: string, fields: Record<string, string>): Promise<Page> {
    const { action = this.at, hidden = {} } = this.buttons.get(button) ?? {};
    return this.ask(action, { method: 'POST', body: new URLSearchParams({ ...hidden, ...fields, anyway: button }) });
  }

  private async ask(address: string, init: RequestInit, bringsCookies = true): Promise<Page> {
    this.at = new URL(address, this.at).href;
    const headers = bringsCookies ? { Cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') } : {};
    const response = await fetch(this.at, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    const to = response.headers.get('location');
    if (response.status === 303 && to !== null) return this.ask(to, {});
    return this.read(response);
  }

  private keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(cookie) ?? [];
    if (cookie.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  private async read(response: Response): Promise<Page> {
    const html = await response.text();
    this.html = html;
    for (const [, head = '', inside = ''] of html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)) this.learn(head, inside);
    const text = html
      .replace(/<style>.*?<\/style>/s, '')
      .replace(/<\/?(span|bdi)[^>]*>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&#39;/g, '’')
      .replace(/\s+/g, ' ');
    return { status: response.status, headers: response.headers, html, text };
  }

  private learn(head: string, inside: string): void {
    const fields = inside.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g);
    this.hidden = Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]));
    const action = /action="([^"]*)"/.exec(head)?.[1] ?? this.at;
    const name = /name="do" value="([^"]*)"/.exec(inside)?.[1] ?? '';
    const about = /<span class="unseen"> (.*?)<\/span/.exec(inside)?.[1] ?? '';
    this.buttons.set(name + about, { action, hidden: this.hidden });
    if (about === '') this.buttons.set(name, { action, hidden: this.hidden });
  }
}
