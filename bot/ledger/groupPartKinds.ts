import { measuresOf } from '../domain/measures';
import { Correction, unseenBy } from '../domain/correction';
import { Disruption } from '../domain/disruption';
import { Link } from '../domain/link';
import { nominalKey } from '../domain/nominal';
import { Opportunity, opportunityKey } from '../domain/opportunity';
import { disruptionKeys } from './disruptionKeys';
import { linkKeys } from './linkKeys';
import { opportunityKeys } from './opportunityKeys';
import { kind } from './recordKind';

/** What belongs to a group beside its people. */
export const groupPartKinds = {
  opportunity: kind({
    schema: Opportunity,
    idOf: (opportunity) => `opportunity:${opportunityKey(opportunity)}`,
    // At first it was neither counted nor found by its words.
    keying: 2,
    rekeyed: ['raisedAt', 'words', ...measuresOf.opportunity],
    keysOf: opportunityKeys,
  }),
  correction: kind({
    schema: Correction,
    idOf: ({ id }) => `correction:${id}`,
    keysOf: (correction) => ({
      nominal: nominalKey({ groupId: correction.groupId, id: correction.nominalId }),
      open: unseenBy(correction).length > 0 ? 'yes' : 'no',
    }),
  }),
  disruption: kind({
    schema: Disruption,
    // At first it was neither counted nor found by its words.
    keying: 2,
    rekeyed: ['words'],
    idOf: ({ id }) => `disruption:${id}`,
    keysOf: disruptionKeys,
  }),
  link: kind({ schema: Link, idOf: ({ id }) => `link:${id}`, keysOf: linkKeys }),
};
