import { readersOf, wholePanel } from '../domain/audience';
import { countedKeys, countedMeeting } from '../domain/counted';
import { type Disposal, type Hold, holdKey, stands } from '../domain/disposal';
import { type Group, groupReaders } from '../domain/group';
import type { Meeting } from '../domain/meeting';
import { type Nominal, nominalKey } from '../domain/nominal';
import { restrictedUntil } from '../domain/restriction';
import { retentionKeys, tieNumber } from '../domain/retained';
import { groupCountsFrom, meetingEndedOn, nominalCountsFrom } from '../domain/retentionDays';
import { groupWords, meetingWords, nominalWords } from './wordKeys';
import type { DocumentKeys } from './store';

export function disposalKeys({ id, state, at }: Disposal): DocumentKeys {
  return { state, at, number: tieNumber(id) };
}

export function holdKeys(hold: Hold): DocumentKeys {
  return { stands: stands(hold) ? 'yes' : 'no', setAt: hold.set.at, number: tieNumber(holdKey(hold.of)) };
}

export function meetingKeys(meeting: Meeting): DocumentKeys {
  const { on, state, number, retention } = meeting;
  const due = retentionKeys(meetingEndedOn(meeting), retention);
  const counted = countedKeys(countedMeeting(meeting));
  return { on, state, number, words: meetingWords(meeting), ...counted, ...due };
}

export function groupKeys(group: Group): DocumentKeys {
  const { id, operation, retention } = group;
  const due = retentionKeys(groupCountsFrom(group), retention);
  return { operation, readers: groupReaders(group), number: tieNumber(id), words: groupWords(group), ...due };
}

export function nominalKeys(nominal: Nominal): DocumentKeys {
  const due = retentionKeys(nominalCountsFrom(nominal), nominal.retention);
  const { groupId, audience, retention, mergedInto } = nominal;
  const isGone = retention?.disposed !== undefined || mergedInto !== undefined;
  return {
    groupId,
    number: tieNumber(nominalKey(nominal)),
    restrictedUntil: isGone ? undefined : restrictedUntil(nominal),
    // One that became another is for whoever may see that other, who is asked for where it is found.
    readers: readersOf(mergedInto === undefined ? audience : wholePanel),
    words: nominalWords(nominal),
    ...due,
  };
}
