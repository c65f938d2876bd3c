/** In the words of whoever reads the log; a newer version's stand as they are. */
const whyTexts: ReadonlyMap<string, string> = new Map([
  ['not-found', 'not there, or not for them to see'],
  ['not-allowed', 'not for their role'],
  ['statement-first', 'the confidentiality statement comes first'],
]);

/** "issues.get: not-found", as it is written, is "Wanted to open (issues): not there, or not for them to see". */
export function refusedText(note: string): string {
  const [, noun, verb, code] = /^(\w+)\.(\w+): ([\w-]+)$/.exec(note) ?? [];
  if (noun === undefined || verb === undefined || code === undefined) return note;
  const deed = ['get', 'card'].includes(verb) ? 'open' : inWords(verb);
  return `Wanted to ${deed} (${inWords(noun)}): ${whyTexts.get(code) ?? inWords(code)}`;
}

/** "ownAttendance", "not-the-owner" */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, ' $&').replaceAll('-', ' ').toLowerCase();
}
