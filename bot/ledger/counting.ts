import {
  countedDisruption,
  countedIssue,
  countedOpportunity,
  type CountedRecord,
  countedMeeting,
  countedTask,
  monthOf,
} from '../domain/counted';
import type { PanelId } from '../domain/ids';
import { type CountedType, measuresOf } from '../domain/measures';
import { type Counting, type MonthTally, noneApart, noTally, tallied, talliedApart } from '../domain/tally';
import { documentIdAt, documentOf, recordOf } from './records';
import type { PanelDocument } from './store';

export function isCountedType(type: string): type is CountedType {
  return Object.hasOwn(measuresOf, type);
}

type Stored = Pick<PanelDocument, 'id' | 'type' | 'form' | 'value'>;

/** What cannot be read counts as nothing: it is in no list either. */
function countedIn(document: Stored): CountedRecord | undefined {
  try {
    switch (document.type) {
      case 'task':
        return countedTask(recordOf('task', document));
      case 'issue':
        return countedIssue(recordOf('issue', document));
      case 'meeting':
        return countedMeeting(recordOf('meeting', document));
      case 'disruption':
        return countedDisruption(recordOf('disruption', document));
      case 'opportunity':
        return countedOpportunity(recordOf('opportunity', document));
      default:
        return undefined;
    }
  } catch {
    return undefined;
  }
}

/** What the change of one record changes of what is counted. */
export interface CountedChange {
  readonly id: string;
  readonly before: CountedRecord | undefined;
  readonly after: CountedRecord | undefined;
}

/** Undefined where it changes nothing that is counted, or the record is still to be counted. */
export function countedChange(
  before: Stored | undefined,
  after: Stored,
  counting: Counting | undefined,
): CountedChange | undefined {
  const { id, type } = after;
  if (!isCountedType(type) || !isReached(counting, id) || before?.value === after.value) return undefined;
  const change = { id, before: before && countedIn(before), after: countedIn(after) };
  return JSON.stringify(change.before) === JSON.stringify(change.after) ? undefined : change;
}

/** Of a record that is counted for the first time. */
export function countedFirst(document: Stored): CountedChange {
  return { id: document.id, before: undefined, after: countedIn(document) };
}

function isReached(counting: Counting | undefined, id: string): boolean {
  return counting !== undefined && (counting.reached === undefined || id <= counting.reached);
}

/** Ids of the documents in which changes are counted. */
export function tallyIds(changes: readonly CountedChange[]): Set<string> {
  return new Set(changes.flatMap(({ before, after }) => [...idsOf(before), ...idsOf(after)]));
}

function idsOf(record: CountedRecord | undefined): string[] {
  if (record === undefined) return [];
  const type = record.readers === undefined ? 'monthTally' : 'apartTally';
  return Object.values(record.as).map(({ on }) => documentIdAt(type, monthOf(on)));
}

interface Place {
  readonly panelId: PanelId;
  readonly round: number;
  /** A document as it stands. */
  readonly read: (id: string) => Promise<PanelDocument | undefined>;
}

/** The documents in which `changes` are counted, as they are from then on. */
export function talliesWith(changes: readonly CountedChange[], place: Place): Promise<PanelDocument[]> {
  return Promise.all([...tallyIds(changes)].map((id) => tallyWith(id, changes, place)));
}

async function tallyWith(id: string, changes: readonly CountedChange[], place: Place): Promise<PanelDocument> {
  const { panelId, round, read } = place;
  const month = id.slice(id.indexOf(':') + 1);
  const stored = await read(id);
  if (id.startsWith('apartTally:')) {
    const found = stored && recordOf('apartTally', stored);
    const tally = found?.round === round ? found : noneApart(month, round);
    const after = changes.reduce((now, change) => talliedApart(now, change.id, change.after), tally);
    return documentOf('apartTally', panelId, after);
  }
  const found = stored && recordOf('monthTally', stored);
  const tally = found?.round === round ? found : noTally(month, round);
  return documentOf('monthTally', panelId, changes.reduce(withChange, tally));
}

function withChange(tally: MonthTally, { before, after }: CountedChange): MonthTally {
  const less = before === undefined || before.readers !== undefined ? tally : tallied(tally, before.as, -1);
  return after === undefined || after.readers !== undefined ? less : tallied(less, after.as, 1);
}
