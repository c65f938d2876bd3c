import { isLocalDate } from '../../../data/days';
import type { DisruptionView } from '../../../../bot/contract';
import type { FourP } from '../../../../bot/domain/disruption';
import type { AgencyId } from '../../../../bot/domain/ids';

/** What is said of a disruption, as it is typed. */
export interface DisruptionDraft {
  readonly what: string;
  readonly on: string;
  readonly fourP: FourP | undefined;
  readonly agencyIds: readonly AgencyId[];
  readonly apmisReference: string;
  readonly control: string;
  readonly recheckOn: string;
}

export function blankDraft(on: string): DisruptionDraft {
  return { what: '', on, fourP: undefined, agencyIds: [], apmisReference: '', control: '', recheckOn: '' };
}

export function draftOf({ what, on, fourP, agencies, apmisReference = '', control }: DisruptionView): DisruptionDraft {
  return {
    ...{ what, on, fourP, apmisReference, agencyIds: agencies.map(({ id }) => id) },
    ...{ control: control?.what ?? '', recheckOn: control?.recheckOn ?? '' },
  };
}

/** What has to be said before it is sent, by field. */
export function missingIn({ on, fourP, control, recheckOn }: DisruptionDraft): Record<string, string> {
  const day = 'Choose a day.';
  return {
    ...(isLocalDate(on) ? {} : { on: day }),
    ...(fourP === undefined ? { fourP: 'Choose one of the four.' } : {}),
    ...(control.trim() === '' || isLocalDate(recheckOn) ? {} : { 'control.recheckOn': day }),
  };
}

/** What is empty is not sent; undefined while something is missing. */
export function inputOf({ what, on, fourP, agencyIds, apmisReference, control, recheckOn }: DisruptionDraft) {
  if (!isLocalDate(on) || fourP === undefined) return undefined;
  const said = {
    what,
    on,
    fourP,
    agencyIds: [...agencyIds],
    ...(apmisReference.trim() === '' ? {} : { apmisReference }),
  };
  if (control.trim() === '') return said;
  return isLocalDate(recheckOn) ? { ...said, control: { what: control, recheckOn } } : undefined;
}
