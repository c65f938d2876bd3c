import type { RefusalCode } from './domain/refusal';
import { t } from './domain/words';

type Facts = Readonly<Record<string, string>>;

/** Of the groups of Entra that a panel’s people are read from. */
export const entraTexts = {
  'groups-off': () =>
    t`Sentinel does not read groups of Entra here. Whoever runs the server sets GRAPH_GROUPS=on, and an administrator of Entra consents to GroupMember.Read.All and User.Read.All for its app registration. Until then import a list.`,
  'groups-none': () =>
    t`No partner has a group of Entra yet. Open one under Partners, choose Change, and write the group’s object id.`,
  'groups-no-consent': () =>
    t`Entra does not let Sentinel read the groups and their people. An administrator of Entra consents to GroupMember.Read.All and User.Read.All for its app registration. Nothing was changed; until then import a list.`,
  'groups-no-token': () =>
    t`Sentinel could not sign in to Entra. Whoever runs the server finds why in its log: a secret that ran out, or an app registration that trusts it no more. Nothing was changed; until then import a list.`,
  'groups-unavailable': () =>
    t`Entra did not tell the whole of the groups just now, so nothing is shown of them. Nothing was changed; please try again.`,
  'groups-changed': () =>
    t`The groups have changed since you looked at them. Nothing was imported. Look at them again.`,
  'group-taken': ({ name = t`another partner` }) =>
    t`This is the group of ${name} already. A group is that of one partner. Nothing was changed.`,
} satisfies Partial<Record<RefusalCode, (facts: Facts) => string>>;
