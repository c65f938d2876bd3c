import { TextDecoder } from 'node:util';
import type { ComponentType, lazy as Lazy } from 'react';

/** What the tab's screens need of a browser and jsdom lacks. */

// The screens ask for the size of things: every box is as large as a window.
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
for (const [name, pixels] of [
  ['clientWidth', 1024],
  ['clientHeight', 768],
] as const) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => pixels });
}
// Fluent UI takes what has no place on the page for hidden: a drawer would find nothing in it to take the focus to, and the
// first one of a page would stay hidden to its reader.
Object.defineProperty(HTMLElement.prototype, 'offsetParent', {
  configurable: true,
  get(this: HTMLElement) {
    return this.parentElement;
  },
});
HTMLBodyElement.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 1024, 768);
// Adaptive Cards put their words in so.
Object.defineProperty(HTMLElement.prototype, 'innerText', {
  configurable: true,
  get(this: HTMLElement) {
    return this.textContent;
  },
  set(this: HTMLElement, text: string) {
    this.textContent = text;
  },
});
// Looks are for the browser: matched against each of Fluent's rules, an element takes jsdom ten times as long to find.
CSSStyleSheet.prototype.insertRule = () => 0;
jest.setTimeout(30_000);
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.scrollTo = () => undefined;
Object.assign(globalThis, { TextDecoder });
URL.createObjectURL = () => 'blob:test';
URL.revokeObjectURL = () => undefined;
Object.defineProperty(globalThis.crypto, 'randomUUID', {
  configurable: true,
  value: () => '00000000-0000-4000-8000-000000000000'.replace(/0/g, () => Math.floor(Math.random() * 16).toString(16)),
});

// teams-js asks its CDN when imported; eventsource is a module that Jest does not load. Tests speak to these instead.
jest.mock('../../tab/teamsHost', () => ({
  getToken: async () => 'token',
  mayShareToStage: async () => false,
  notifySuccess: () => undefined,
}));
jest.mock('eventsource', () => {
  class EventSource extends EventTarget {
    close(): void {}
    constructor() {
      super();
      Object.assign(globalThis, { liveStream: this });
    }
  }
  return { EventSource };
});

// Jest has no dynamic import: here what comes later is required.
function mockLater(file: string) {
  const { lazy } = jest.requireActual<{ lazy: typeof Lazy }>('react');
  return lazy(() => Promise.resolve().then(() => jest.requireActual<{ default: ComponentType }>(`../../tab/${file}`)));
}
jest.mock('../../tab/data/laterDelivery', () => ({
  unsentDelivery: async () => jest.requireActual('../../tab/data/unsentDelivery'),
}));
jest.mock('../../tab/laterOvers', () => ({
  eventSource: async () => jest.requireMock('eventsource'),
  Overs: mockLater('components/Overs'),
  PanelSwitch: mockLater('components/PanelSwitch'),
  Toasts: mockLater('components/Toasts'),
}));
jest.mock('../../tab/laterParts', () => ({
  AskWhy: mockLater('components/AskWhy'),
  AllocateTask: mockLater('screens/actionLog/AllocateTask'),
  AskAccess: mockLater('screens/access/AskAccess'),
  NotOpened: mockLater('screens/access/NotOpened'),
  CommandBox: mockLater('components/command/CommandBox'),
  DoubtDialog: mockLater('components/DoubtDialog'),
  KeyHelp: mockLater('components/command/KeyHelp'),
  RaiseIssue: mockLater('screens/issues/RaiseIssue'),
  CloseSeveral: mockLater('screens/actionLog/CloseSeveral'),
  ExportMenu: mockLater('screens/actionLog/ExportMenu'),
  HiddenChips: mockLater('components/HiddenChips'),
  IssueDetail: mockLater('screens/issues/IssueDetail'),
  ReminderPreview: mockLater('screens/messages/ReminderPreview'),
  BeforeLink: mockLater('screens/meeting/before/BeforeLink'),
  BeforeSentinel: mockLater('screens/meeting/before/BeforeSentinel'),
  BelowWhatWaits: mockLater('screens/today/BelowWhatWaits'),
  LittleSeen: mockLater('screens/today/LittleSeen'),
  TaskDetail: mockLater('screens/actionLog/TaskDetail'),
  TaskFilterFields: mockLater('screens/actionLog/TaskFilterFields'),
}));
jest.mock('../../tab/laterScreens', () => ({
  screens: {
    today: mockLater('screens/today/TodayScreen'),
    meeting: mockLater('screens/meeting/MeetingScreen'),
    'action-log': mockLater('screens/actionLog/ActionLogScreen'),
    issues: mockLater('screens/issues/IssuesScreen'),
    groups: mockLater('screens/groups/GroupsScreen'),
    measures: mockLater('screens/measures/MeasuresScreen'),
    messages: mockLater('screens/messages/MessagesScreen'),
    log: mockLater('screens/LogScreen'),
    partners: mockLater('screens/partners/PartnersScreen'),
    settings: mockLater('screens/settings/SettingsScreen'),
    help: mockLater('screens/help/HelpScreen'),
  },
  ConfigurationScreen: mockLater('screens/ConfigurationScreen'),
  FoundingDoor: mockLater('screens/founding/FoundingDoor'),
  InvitationScreen: mockLater('screens/invitation/InvitationScreen'),
  IssueDrawer: mockLater('screens/issues/IssueDrawer'),
  OpenInTeams: mockLater('screens/OpenInTeams'),
  StageScreen: mockLater('screens/meeting/StageScreen'),
  StatementScreen: mockLater('screens/statement/StatementScreen'),
  TaskDrawer: mockLater('screens/actionLog/TaskDrawer'),
}));
jest.mock('../../tab/screens/settings/laterSettings', () => ({
  AgendaPart: mockLater('screens/settings/agenda/AgendaPart'),
  ChatsPart: mockLater('screens/settings/chats/ChatsPart'),
  PanelPart: mockLater('screens/settings/panel/PanelPart'),
  PowersPart: mockLater('screens/settings/powers/PowersPart'),
  RemindersPart: mockLater('screens/settings/reminders/RemindersPart'),
  ConfigurationPart: mockLater('screens/settings/configuration/ConfigurationPart'),
  GatewaysPart: mockLater('screens/settings/gateways/GatewaysPart'),
  PastPart: mockLater('screens/settings/past/PastPart'),
  PanelsPart: mockLater('screens/settings/panels/PanelsPart'),
  SeriesPart: mockLater('screens/settings/series/SeriesPart'),
  RestrictionsPart: mockLater('screens/settings/restrictions/RestrictionsPart'),
  RetentionPart: mockLater('screens/settings/retention/RetentionPart'),
  PeoplePart: mockLater('screens/settings/people/PeoplePart'),
}));
