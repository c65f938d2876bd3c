import { inertText, plainTextOf } from '../../bot/teams/talk/plainText';

describe('the words of a message', () => {
  it.each([
    ['<div>Vans at <b>Harbour Road</b><br>every night</div>', 'Vans at Harbour Road\nevery night'],
    ['<p>One</p><p>Two</p>', 'One\nTwo'],
    ['<at id="0">Ruth Calder</at> have you seen this', 'Ruth Calder have you seen this'],
    ['A &lt;b&gt; &amp;amp; B&nbsp;C &#8364; &#x1F692;', 'A <b> &amp; B C € 🚒'],
    ['<a href="http://evil.example">click</a> here', 'click here'],
    ['<script>alert(1)</script>', 'alert(1)'],
    ['ŵyth tŷ, محل, <img alt="x" src="http://x">', 'ŵyth tŷ, محل,'],
    ['[click](http://evil.example) **now**', 'click now'],
    ['5 < 6', '5 < 6'],
    ['&#xD800;&#0;&bogus;', '&#xD800;&#0;&bogus;'],
  ])('%j reads %j', (html, words) => expect(plainTextOf(html, true)).toBe(words));

  it('in plain text keep their lines, and lose their markdown', () => {
    const text = '# Heading\n> quoted\n`code` and **bold**\n\n\n\nsnake_case 2*3*4';
    expect(plainTextOf(text, false)).toBe('Heading\nquoted\ncode and bold\n\nsnake_case 2*3*4');
  });

  it.each(['<', '<a ', '[', '[](', '**', '&#1', '`', '> '])('made of %j alone are read at once', (sign) => {
    const began = Date.now();
    plainTextOf(sign.repeat(100_000), true);
    expect(Date.now() - began).toBeLessThan(1_000);
  });

  it('have nothing left that could come alive where Teams reads HTML or markdown', () => {
    const text = inertText('<at>Ruth</at> [click](http://evil.example) **b** <b>x</b>');
    expect(text).not.toMatch(/[<>]|\]\(|\*\*/);
  });
});
