import entra from './cy/bot.refusals.entra.json';

/** By what is said in English. A line a room: its file has the words of that room's source files (infra/commands/words.mjs). */
export const welshWords: ReadonlyMap<string, string> = new Map(Object.entries({ ...entra.words }));
