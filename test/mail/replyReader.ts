/** A page as it came. */
export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** What stands on it, without its tags. */
  readonly text: string;
}

/** Somebody with a browser and a link: keeps what the forms carry, as a browser does. */
export class ReplyReader {
  private pass: string | undefined;

  constructor(readonly url: string) {}

  async open(): Promise<Page> {
    return this.read(await fetch(this.url));
  }

  async press(button: string, fields: Record<string, string> = {}): Promise<Page> {
    const pass = this.pass === undefined ? {} : { pass: this.pass };
    const body = new URLSearchParams({ ...pass, ...fields, do: button });
    return this.read(await fetch(this.url, { method: 'POST', body }));
  }

  private async read(response: Response): Promise<Page> {
    const html = await response.text();
    this.pass = /name="pass" value="([^"]*)"/.exec(html)?.[1] ?? this.pass;
    const text = html
      .replace(/<style>.*?<\/style>/s, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&#39;/g, '’')
      .replace(/\s+/g, ' ');
    return { status: response.status, headers: response.headers, html, text };
  }
}
