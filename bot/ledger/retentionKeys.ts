import { type Disposal, type Hold, holdKey, stands } from '../domain/disposal';
import type { Meeting } from '../domain/meeting';
import { retentionKeys, tieNumber } from '../domain/retained';
import { meetingEndedOn } from '../domain/retentionDays';
import type { DocumentKeys } from './store';

export function disposalKeys({ id, state, at }: Disposal): DocumentKeys {
  return { state, at, number: tieNumber(id) };
}

export function holdKeys(hold: Hold): DocumentKeys {
  return { stands: stands(hold) ? 'yes' : 'no', setAt: hold.set.at, number: tieNumber(holdKey(hold.of)) };
}

export function meetingKeys(meeting: Meeting): DocumentKeys {
  const { on, state, number, retention } = meeting;
  return { on, state, number, ...retentionKeys(meetingEndedOn(meeting), retention) };
}
