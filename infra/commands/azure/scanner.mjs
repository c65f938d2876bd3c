/** Reads a Bicep text character by character: what stands next, and what must. */
export class Scanner {
  at = 0;
  seen = { at: 0, line: 1 };

  constructor(text, file) {
    this.text = text;
    this.file = file;
  }

  get line() {
    // From where it was last asked: a whole file is asked of at every word.
    if (this.at < this.seen.at) this.seen = { at: 0, line: 1 };
    for (; this.seen.at < this.at; this.seen.at += 1) if (this.text[this.seen.at] === '\n') this.seen.line += 1;
    return this.seen.line;
  }

  fail(what) {
    throw new Error(`${this.file}:${this.line} ${what}`);
  }

  /** Blanks and comments; with `lines`, ends of lines too. */
  skip(lines = false) {
    const blank = lines ? /(\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y : /([ \t\r]|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
    this.match(blank);
  }

  match(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found !== null) this.at = pattern.lastIndex;
    return found?.[0];
  }

  is(sign) {
    return this.text.startsWith(sign, this.at);
  }

  take(sign) {
    if (!this.is(sign)) return false;
    this.at += sign.length;
    return true;
  }

  need(sign) {
    if (!this.take(sign))
      this.fail(`expects ${sign} and finds ${JSON.stringify(this.text.slice(this.at, this.at + 20))}`);
  }

  word() {
    return this.match(/[A-Za-z_][A-Za-z0-9_]*/y);
  }

  needWord() {
    return (
      this.word() ?? this.fail(`expects a name and finds ${JSON.stringify(this.text.slice(this.at, this.at + 20))}`)
    );
  }

  /** Takes the word if it is the next one, whole. */
  takeWord(word) {
    const before = this.at;
    if (this.word() === word) return true;
    this.at = before;
    return false;
  }

  get atEnd() {
    return this.at >= this.text.length;
  }
}
