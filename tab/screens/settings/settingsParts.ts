import type { ComponentType } from 'react';
import type { Right } from '../../../bot/access/rights';
import { useSession } from '../../data/session';
import {
  AgendaPart,
  ChatsPart,
  ConfigurationPart,
  GatewaysPart,
  PanelPart,
  PanelsPart,
  PastPart,
  PeoplePart,
  PowersPart,
  RemindersPart,
  RestrictionsPart,
  RetentionPart,
  SeriesPart,
  StatementPart,
} from './laterSettings';

export interface SettingsPart {
  /** In the address: "settings?part=panel". */
  readonly part: string;
  readonly name: string;
  /** One line of what is kept there. */
  readonly says: string;
  readonly right: Right;
  readonly Shown: ComponentType;
}

const parts: readonly SettingsPart[] = [
  {
    ...{ part: 'panel', name: 'Panel', says: 'Name, force, references, venue, marking and quorum' },
    ...{ right: 'settings.see', Shown: PanelPart },
  },
  {
    ...{
      part: 'people',
      name: 'People',
      says: 'Who sits on the panel, for whom, as what; who leaves and who is on duty',
    },
    ...{ right: 'member.keep', Shown: PeoplePart },
  },
  {
    ...{ part: 'series', name: 'Series', says: 'When and how the panel meets' },
    ...{ right: 'settings.see', Shown: SeriesPart },
  },
  {
    ...{ part: 'agenda', name: 'Agenda', says: 'What every agenda starts from' },
    ...{ right: 'settings.see', Shown: AgendaPart },
  },
  {
    ...{ part: 'reminders', name: 'Reminders', says: 'Rules, escalation, quiet hours, targets, task templates' },
    ...{ right: 'settings.see', Shown: RemindersPart },
  },
  {
    ...{ part: 'powers', name: 'Powers', says: 'What each organisation can do, and which of it is offered' },
    ...{ right: 'settings.see', Shown: PowersPart },
  },
  {
    ...{ part: 'gateways', name: 'Gateways', says: 'What may be shared under, and who is told of nothing without' },
    ...{ right: 'settings.see', Shown: GatewaysPart },
  },
  {
    ...{ part: 'statement', name: 'Confidentiality', says: 'What everybody accepts before anything is shown to them' },
    ...{ right: 'settings.see', Shown: StatementPart },
  },
  {
    ...{ part: 'restrictions', name: 'Restrictions', says: 'Why things are for few, and for how long' },
    ...{ right: 'settings.see', Shown: RestrictionsPart },
  },
  {
    ...{ part: 'chats', name: 'Chats', says: 'Where the bot may speak of the panel' },
    ...{ right: 'chat.approve', Shown: ChatsPart },
  },
  {
    ...{ part: 'retention', name: 'Retention', says: 'What is due for review, legal holds, how long records are kept' },
    ...{ right: 'retention.see', Shown: RetentionPart },
  },
  {
    ...{ part: 'past', name: 'Before Sentinel', says: 'The action log and the meetings that were kept until now' },
    ...{ right: 'past.keep', Shown: PastPart },
  },
  {
    ...{ part: 'configuration', name: 'Configuration', says: 'For another force, and from one' },
    ...{ right: 'settings.keep', Shown: ConfigurationPart },
  },
  {
    ...{ part: 'panels', name: 'Other panels', says: 'Yours in this deployment, and founding another' },
    ...{ right: 'settings.keep', Shown: PanelsPart },
  },
];

/** The parts that this person may open. */
export function useSettingsParts(): readonly SettingsPart[] {
  const { may } = useSession();
  return parts.filter(({ right }) => may[right]);
}
