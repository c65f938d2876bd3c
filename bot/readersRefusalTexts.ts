import type { RefusalCode } from './domain/refusal';
import { t } from './domain/words';

type Facts = Readonly<Record<string, string>>;

/** Of who needs to know, under which gateway, and of asking to be one of them. */
export const readersTexts = {
  'gateway-needed': ({ name = t`This agency` }) =>
    t`${name} may be told only through a legal gateway and for a stated purpose. Choose the gateway, write the purpose, and send it again.`,
  'gateway-not-offered': ({ name = t`This` }) =>
    t`“${name}” is not among the gateways that this panel shares under now. Choose another one, and send it again.`,
  'would-not-see': ({ lapsed, observing }) =>
    [
      ...(lapsed === undefined ? [] : [t`No agreement is in force with ${lapsed}: this would not be seen there.`]),
      ...(observing === undefined
        ? []
        : [t`Those who only observe, audit or administer would not see this: ${observing}.`]),
      t`Nothing was changed. Name others${lapsed === undefined ? '' : t`, or renew the agreement first`}.`,
    ].join(' '),
  'wider-than-its-record': ({ reference = t`What it is about` }) =>
    t`${reference} is for few, and its item for no more than that. Say there who needs to know: its item follows. Nothing was changed.`,
  'recorded-for-few': () =>
    t`What a meeting recorded while it was restricted stays with those who could read it. Nothing was changed.`,
  'not-restricted': ({ reference = t`This` }) =>
    t`${reference} is open to the whole panel already. Nothing was changed.`,
  'why-for-few': () => t`Say why it is for few. Nothing was changed.`,
  'review-day-over': () => t`Choose a day to come for looking at it again. Nothing was changed.`,
  'asked-enough': ({ most = '5' }) =>
    t`You have asked for access ${most} times today. Nothing was sent; ask again tomorrow, or speak to the coordinator.`,
  'ask-first': () =>
    t`Nobody can open anything restricted to you yet: your agency’s agreement is not in force, or your vetting is not. Ask the coordinator about that first. Nothing was sent.`,
  'asker-left': ({ name = t`They` }) => t`${name} left for this, so it cannot be opened to them. Nothing was changed.`,
  'asker-gone': ({ name = t`They` }) =>
    t`${name} has left the panel, so there is nobody to open it to. Nothing was changed.`,
  'wider-than-group': () =>
    t`A person is known to no more people than their group is. Choose among those who may see the group.`,
} satisfies Partial<Record<RefusalCode, (facts: Facts) => string>>;
