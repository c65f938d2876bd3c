import type { Right } from '../../../bot/access/rights';
import type { Parameters, Screen } from '../../data/screens';

export interface GuideStep {
  readonly title: string;
  /** Who does it. */
  readonly who: string;
  readonly says: string;
  readonly go: {
    readonly words: string;
    readonly right: Right;
    readonly screen: Screen;
    readonly parameters?: Parameters;
  };
}

export const whatItTakes =
  'It takes a chair and a deputy, a coordinator who keeps the panel between meetings, an administrator for the set-up, and an agreement with each partner. Founding the panel is soon done; agreements take longest, so begin with them.';

const settings = (part: string, words: string, right: Right): GuideStep['go'] => ({
  ...{ words: `Settings, ${words}`, right, screen: 'settings', parameters: { part } },
});

/** From nothing to a panel that works, in the order in which one thing needs another. */
export const nextForceSteps: readonly GuideStep[] = [
  {
    ...{ title: 'Give the configuration on', who: 'Coordinator or administrator of a panel that works' },
    says: 'One file, with how the panel is set and without people and records. Send it to the other force as you send anything OFFICIAL.',
    go: settings('configuration', 'Configuration', 'settings.keep'),
  },
  {
    ...{ title: 'Found the panel', who: 'Administrator' },
    says: 'Five short steps. Choose the file first: it fills organisations, seats, agenda, reminders and powers. Say the name, the first day, and who chairs and coordinates.',
    go: settings('panels', 'Other panels', 'settings.keep'),
  },
  {
    ...{ title: 'Name the people', who: 'Coordinator or administrator' },
    says: 'Chair, deputy and coordinator first, then everybody with a seat, pasted out of a spreadsheet. Nobody is written to yet: from Settings, People, “Invite all” sends each of them the way in.',
    go: settings('people', 'People', 'member.keep'),
  },
  {
    ...{ title: 'Agree with the partners', who: 'Coordinator' },
    says: 'Approach, visit, and enter each agreement with the day of its signature and of its review. Name who answers for the access of its people.',
    go: { words: 'Partners', right: 'partner.see', screen: 'partners' },
  },
  {
    ...{ title: 'Check the powers against current law', who: 'Coordinator with the force’s lawyers' },
    says: 'The list is a start and no legal advice. Switch off what you do not use, reword what differs at your force, and tick what was checked.',
    go: settings('powers', 'Powers', 'settings.see'),
  },
  {
    ...{ title: 'Let Sentinel speak', who: 'Coordinator' },
    says: 'Add the app to the panel’s chat and approve it. Where an organisation blocks apps, its people have e-mail with a link and a code.',
    go: settings('chats', 'Chats', 'chat.approve'),
  },
  {
    ...{ title: 'Prepare the first meeting', who: 'Coordinator with the chair' },
    says: 'Founding has planned the meetings of a year by the rule of the series. Move those whose day does not suit, build the first agenda, and publish it five working days before.',
    go: { words: 'Meeting', right: 'meeting.plan', screen: 'meeting' },
  },
  {
    ...{ title: 'Hold the first one', who: 'Chair' },
    says: 'Start, go from item to item, record decisions and tasks as they are made, and close. The minutes are drafted by then; confirm them.',
    go: { words: 'Meeting', right: 'meeting.run', screen: 'meeting' },
  },
];
