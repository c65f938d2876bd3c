import { isChange, type LogEntry } from '../domain/log';
import { type Conditions, notFound, whoMaySee } from './condition';
import { mayHear } from './liveSight';

const named = { 'who may know of the entry': whoMaySee<LogEntry>('entry') };

/** Readings and refusals are known to whoever reads the log. */
export const logConditions: Conditions<LogEntry, keyof typeof named> = {
  sees: (entry, viewer) => !isChange(entry) || mayHear(entry, viewer),
  ...{ absent: notFound('entry'), named },
};
