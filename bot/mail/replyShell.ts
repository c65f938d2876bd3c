import { plainPolicy } from '../wiring/http/safeHeaders';
import { Html, markup, worded } from './html';

const style = `
:root { color-scheme: light dark; --ink: #1b1b1f; --paper: #fff; --soft: #5b5b66; --line: #8a8a94; --act: #1d4ed8; --on-act: #fff; --wrong: #b10e1e; --good: #0a5c2b; }
@media (prefers-color-scheme: dark) { :root { --ink: #f2f2f5; --paper: #17171a; --soft: #b9b9c3; --line: #8a8a94; --act: #9db7ff; --on-act: #10131c; --wrong: #ff9aa2; --good: #8fdcab; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
header, main, footer { max-width: 40rem; margin: 0 auto; padding: 1rem; }
header, footer { font-weight: 600; }
header span { display: block; font-weight: 400; color: var(--soft); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.125rem; margin: 2rem 0 0.5rem; }
dt { font-weight: 600; margin-top: 0.75rem; }
dd { margin: 0; white-space: pre-line; }
form { margin: 1rem 0; }
fieldset { border: 0; margin: 0; padding: 0; }
legend, label { font-weight: 600; padding: 0; }
.choice { display: flex; align-items: center; gap: 0.5rem; min-height: 2.75rem; }
.choice label { font-weight: 400; }
.choice input { width: 1.5rem; height: 1.5rem; flex: none; margin: 0; }
.field { margin: 0 0 1rem; }
details { border-top: 1px solid var(--line); }
details:last-of-type { border-bottom: 1px solid var(--line); }
summary { display: list-item; padding: 0.625rem 0; min-height: 2.75rem; font-weight: 600; color: var(--act); cursor: pointer; }
input[type=text], textarea, select { display: block; width: 100%; max-width: 100%; min-height: 2.75rem; padding: 0.5rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 0.25rem; }
input.code { max-width: 12rem; font-size: 1.5rem; letter-spacing: 0.25em; }
button { min-height: 2.75rem; padding: 0.5rem 1.25rem; font: inherit; font-weight: 600; border: 1px solid var(--act); border-radius: 0.25rem; background: var(--act); color: var(--on-act); }
button.other { background: var(--paper); color: var(--act); }
a { color: var(--act); }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
.lines { list-style: none; margin: 0; padding: 0; }
.lines > li { padding: 0.75rem 0; border-top: 1px solid var(--line); }
.lines p { margin: 0.25rem 0 0; }
.lines form { display: inline-block; margin: 0.5rem 0.5rem 0 0; }
.lines > li > a { display: inline-block; padding: 0.25rem 0; font-weight: 600; }
.day { display: flex; gap: 1rem; margin-top: 0.5rem; }
.day label { font-weight: 400; }
input[type=text].digits { width: 4.5rem; }
a.button { display: inline-block; min-height: 2.75rem; padding: 0.5rem 1.25rem; font-weight: 600; border: 1px solid var(--act); border-radius: 0.25rem; background: var(--act); color: var(--on-act); text-decoration: none; }
.leave { margin-top: 2.5rem; padding-top: 0.5rem; border-top: 1px solid var(--line); }
.kept { white-space: pre-line; border: 1px solid var(--line); border-radius: 0.25rem; padding: 0.5rem; user-select: all; }
.whole { white-space: nowrap; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.hint { color: var(--soft); margin: 0; }
.wrong { border-left: 0.3rem solid var(--wrong); padding: 0.5rem 1rem; margin: 0 0 1.5rem; }
.wrong a { color: inherit; }
.wrong p, .fault { color: var(--wrong); font-weight: 600; margin: 0; }
.done { border-left: 0.3rem solid var(--good); padding: 0.5rem 1rem; margin: 0 0 1.5rem; }
.done p { color: var(--good); font-weight: 600; margin: 0; }
`;

/** Nothing is loaded, run or framed, and forms go back to this server alone. */
export const replyHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': plainPolicy(`<style>${style}</style>`),
  // The address of the page is the link itself: it must not stay behind, nor travel on, which every answer says.
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow',
} as const;

export interface Shell {
  /** Also the heading. */
  readonly title: string;
  /** Absent where the page says nothing of any panel: OFFICIAL then. */
  readonly marking?: string | undefined;
  /** Something went wrong: the title says so first, since a screen reader begins with it. */
  readonly isWrong?: boolean;
  readonly body: Html;
}

/** A page without a script: it works with a keyboard, a screen reader, on a phone and in an old browser. */
export function replyPage({ title, marking = 'OFFICIAL', isWrong = false, body }: Shell): Html {
  const mark = markup`<p>${marking}</p>`;
  return markup`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>${isWrong ? 'Problem: ' : ''}${title} · Sentinel</title>
        <style>${new Html(style)}</style>
      </head>
      <body>
        <header>${mark}<span>Sentinel</span></header>
        <main>
          <h1>${worded(title)}</h1>
          ${body}
        </main>
        <footer>${mark}</footer>
      </body>
    </html>
`;
}
