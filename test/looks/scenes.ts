import type { Frame } from 'playwright-core';
import {
  lookAtList,
  lookAtLog,
  press,
  setBaseline,
  openPerson,
  change,
  openInvitation,
  found,
  showLarge,
  strike,
} from './firstActs';
import type { LifeName } from './life';
import { type RoleName, unlikeRoles } from './panel';

export const states = ['data', 'empty', 'loading', 'long', 'error', 'offline'] as const;
export type State = (typeof states)[number];

/** A screen to look at. What is new gets a line here, and with it its pictures and its check by axe. */
export interface Scene {
  readonly screen: string;
  /** "#/today" of the tab, or "/local/" of a page without Teams around it. */
  readonly address: string;
  readonly frame?: 'content' | 'sidePanel' | 'meetingStage' | 'settings';
  /** How far the panel has come that fills it. */
  readonly life: LifeName;
  /** Those who may use it, whoever uses it most first. */
  readonly roles: readonly RoleName[];
  readonly states?: readonly State[];
  readonly widths?: readonly number[];
  /** What is done on it before one looks. */
  readonly first?: (tab: Frame) => Promise<void>;
}

const TAB = [280, 320, 390, 768, 1280, 1920];
const PANEL = [280, 320];
const STAGE = [768, 1280, 1920];
const LOCAL = [390, 768, 1280, 1920];
const FILLED = ['data', 'long'] as const;
/** A page of its own, as whoever its address names. */
const alone = { life: 'planned', roles: ['agencyLead'], states: ['data', 'loading', 'error'], widths: LOCAL } as const;
const runs = ['chair', 'coordinator'] as const;
const works = ['agencyLead', 'coordinator', 'chair'] as const;
const seesAgenda = ['chair', 'coordinator', 'agencyLead', 'observer'] as const;

const meeting = { address: '#/meeting?meeting=M2', widths: TAB };
const panel = { address: '#/meeting', frame: 'sidePanel', widths: PANEL } as const;
const detail = ['data', 'loading', 'long', 'error'] as const;

function muchOf(part: string, address: string): Scene {
  return {
    ...{ screen: `much-${part}`, address, life: 'threeYears' },
    ...{ roles: ['coordinator', 'agencyLead'], states: ['data'], widths: [390, 1280] },
  };
}

const listed: readonly Scene[] = [
  { screen: 'today', address: '#/today', life: 'planned', roles: ['coordinator', ...unlikeRoles] },
  { screen: 'meeting-planned', ...meeting, life: 'planned', roles: ['coordinator', 'chair', 'agencyLead', 'observer'] },
  { screen: 'meeting-running', ...meeting, life: 'running', roles: seesAgenda, states: FILLED },
  { screen: 'meeting-held', ...meeting, life: 'held', roles: ['chair', 'coordinator', 'agencyLead'], states: FILLED },
  { screen: 'side-panel', ...panel, life: 'running', roles: seesAgenda },
  { screen: 'round-table', ...meeting, life: 'atTable', roles: seesAgenda, states: FILLED },
  { screen: 'side-panel-table', ...panel, life: 'atTable', roles: seesAgenda, states: FILLED },
  { screen: 'side-panel-planned', ...panel, life: 'planned', roles: ['chair', 'agencyLead'], states: FILLED },
  { screen: 'side-panel-overtime', ...panel, life: 'overtime', roles: ['chair', 'agencyLead'], states: FILLED },
  { screen: 'side-panel-held', ...panel, life: 'held', roles: ['chair', 'agencyLead'], states: FILLED },
  {
    ...{ screen: 'stage', address: '#/meeting?meeting=M2', frame: 'meetingStage' },
    ...{ life: 'running', roles: ['chair', 'observer'], widths: STAGE },
  },
  {
    ...{ screen: 'presenting', ...meeting, life: 'presenting', roles: ['chair', 'coordinator', 'agencyLead'] },
    ...{ states: FILLED, first: showLarge },
  },
  {
    ...{ screen: 'side-panel-presenting', ...panel, life: 'presenting', roles: ['chair', 'agencyLead'] },
    ...{ states: FILLED, first: showLarge },
  },
  {
    ...{ screen: 'stage-presenting', address: meeting.address, frame: 'meetingStage', life: 'onTheStage' },
    ...{ roles: ['chair', 'observer'], states: FILLED, widths: STAGE },
  },
  { screen: 'action-log', address: '#/action-log', life: 'planned', roles: works },
  { screen: 'board', address: '#/action-log?view=board', life: 'planned', roles: ['coordinator', 'agencyLead'] },
  { screen: 'task', address: '#/action-log?task=task-0', life: 'planned', roles: works, states: detail },
  { screen: 'issues', address: '#/issues', life: 'planned', roles: ['agencyLead'] },
  { screen: 'triage', address: '#/issues', life: 'planned', roles: ['coordinator', 'chair'] },
  { screen: 'issue', address: '#/issues?issue=issue-9', life: 'planned', roles: works, states: detail },
  {
    ...{ screen: 'partners', address: '#/partners', life: 'planned' },
    roles: ['coordinator', 'chair', 'administrator'],
  },
  { screen: 'partner', address: '#/partners?partner=ea', life: 'planned', roles: ['coordinator'], states: detail },
  {
    ...{ screen: 'change-partner', address: '#/partners?partner=ea', life: 'planned', roles: ['administrator'] },
    // The pane's: over the list it would open anew.
    ...{ states: ['data'], first: change, widths: [1280, 1920] },
  },
  { screen: 'pipeline', address: '#/partners?view=board', life: 'planned', roles: ['coordinator'] },
  { screen: 'measures', address: '#/measures', life: 'held', roles: ['coordinator', 'administrator'] },
  {
    ...{ screen: 'baseline', address: '#/measures', life: 'held', roles: ['coordinator'], states: ['data'] },
    first: setBaseline,
  },
  { screen: 'messages', address: '#/messages', life: 'planned', roles: runs },
  {
    ...{ screen: 'people', address: '#/settings?part=people&person=zoe-grant', life: 'planned' },
    ...{ roles: ['coordinator', 'administrator'], states: detail },
  },
  {
    ...{ screen: 'invite-all', address: '#/settings?part=people&view=account', life: 'planned' },
    ...{ roles: ['administrator'], states: ['data'], first: press(/^Invite all/) },
  },
  {
    ...{ screen: 'invitation', address: '#/settings?part=people&person=zoe-grant', life: 'planned' },
    ...{ roles: ['administrator'], states: ['data'], first: openInvitation },
  },
  ...['panel', 'series', 'agenda', 'reminders', 'powers', 'gateways', 'configuration'].map((part): Scene => ({
    ...{ screen: `settings-${part}`, address: `#/settings?part=${part}`, life: 'planned' },
    ...{ roles: ['administrator'], states: ['data'] },
  })),
  {
    ...{ screen: 'wizard', address: '#/settings?part=panels', life: 'planned', roles: ['administrator'] },
    ...{ states: ['data'], first: found },
  },
  {
    screen: 'next-force',
    address: '#/help?guide=next-force',
    life: 'planned',
    roles: ['administrator'],
    states: ['data'],
  },
  { screen: 'duty-list', address: '#/settings?part=people&view=duty', life: 'planned', roles: ['administrator'] },
  {
    ...{ screen: 'add-person', address: '#/settings?part=people', life: 'planned', roles: ['administrator'] },
    ...{ states: ['data'], first: press(/^Add somebody/) },
  },
  {
    ...{ screen: 'import-people', address: '#/settings?part=people&importing=yes', life: 'planned' },
    ...{ roles: ['administrator'], states: ['data'], first: lookAtList },
  },
  {
    ...{ screen: 'import-groups', address: '#/settings?part=people&importing=groups', life: 'planned' },
    ...{ roles: ['administrator'], states: ['data'] },
  },
  {
    ...{ screen: 'before-sentinel', address: '#/settings?part=past', life: 'planned' },
    ...{ roles: ['coordinator'], states: ['data'], first: lookAtLog },
  },
  {
    ...{ screen: 'past-meetings', address: '#/meeting?view=before&meeting=2015-03-11', life: 'planned' },
    ...{ roles: ['agencyLead'], states: detail },
  },
  {
    ...{ screen: 'settings-chats', address: '#/settings?part=chats', life: 'planned' },
    ...{ roles: ['coordinator'], states: ['data'] },
  },
  { screen: 'statement', address: '#/today', life: 'planned', roles: ['newcomer'], states: FILLED },
  {
    ...{ screen: 'groups', address: '#/groups?group=nm-ocg-031', life: 'planned' },
    ...{ roles: ['coordinator', 'chair', 'agencyLead'], states: detail },
  },
  {
    ...{ screen: 'groups-list', address: '#/groups', life: 'planned' },
    ...{ roles: ['coordinator', 'chair', 'agencyLead'], states: FILLED },
  },
  ...['links', 'disruptions', 'threats'].map((part): Scene => ({
    ...{ screen: part, address: `#/groups?show=${part}`, life: 'atTable' },
    ...{ roles: ['coordinator', 'agencyLead'], states: detail },
  })),
  {
    ...{ screen: 'coverage', address: '#/groups?show=coverage', life: 'planned' },
    ...{ roles: ['coordinator'], states: FILLED },
  },
  {
    ...{ screen: 'ask-why', address: '#/groups?group=nm-ocg-031&person=p2', life: 'planned' },
    ...{ roles: ['coordinator'], states: ['data'] },
  },
  {
    ...{ screen: 'person-of-group', address: '#/groups?group=nm-ocg-031&person=p1', life: 'planned' },
    ...{ roles: ['coordinator'], states: ['data'], first: openPerson },
  },
  ...['statement', 'restrictions', 'retention'].map((part): Scene => ({
    ...{ screen: `settings-${part}`, address: `#/settings?part=${part}`, life: 'planned' },
    ...{ roles: ['coordinator'], states: FILLED },
  })),
  {
    ...{ screen: 'who-saw', address: '#/log?seen=true&about=NM-OCG-031', life: 'planned' },
    ...{ roles: ['auditor'], states: detail },
  },
  { screen: 'log', address: '#/log', life: 'planned', roles: ['auditor', 'coordinator'] },
  { screen: 'help', address: '#/help', life: 'planned', roles: ['coordinator', ...unlikeRoles], states: ['data'] },
  {
    ...{ screen: 'give-task', address: '#/action-log', life: 'planned', roles: runs },
    ...{ states: ['data'], first: press(/^(Give|Allocate) a task/) },
  },
  {
    ...{ screen: 'raise-issue', address: '#/issues', life: 'planned', roles: ['agencyLead'] },
    ...{ states: ['data'], first: press(/^Raise an issue/) },
  },
  {
    ...{ screen: 'search', address: '#/today', life: 'planned', roles: ['coordinator'] },
    ...{ states: ['data'], first: strike('/') },
  },
  {
    ...{ screen: 'search-found', address: '#/today', life: 'planned', roles: ['coordinator'] },
    ...{ states: FILLED, first: strike('/', 'permits') },
  },
  // A panel of which there is much.
  ...['today', 'action-log', 'issues', 'groups', 'measures'].map((part) => muchOf(part, `#/${part}`)),
  ...['links', 'disruptions', 'threats', 'coverage'].map((part) => muchOf(part, `#/groups?show=${part}`)),
  {
    ...{ screen: 'keys', address: '#/today', life: 'planned', roles: ['coordinator'] },
    ...{ states: ['data'], first: strike('?') },
  },
  {
    ...{ screen: 'add-tab', address: '#/meeting', frame: 'settings', life: 'planned', roles: ['coordinator'] },
    ...{ states: ['data'] },
  },
  { screen: 'local-people', address: '/local/', ...alone },
  { screen: 'local-chat', address: '/local/?as=priya-sandhu&layout=chat', ...alone },
  { screen: 'local-both', address: '/local/?as=priya-sandhu', ...alone, states: ['data'] },
  { screen: 'local-panel', address: '/local/?as=ruth-calder&frame=sidePanel', ...alone, states: ['data'] },
  { screen: 'outside-teams', address: '/tab/', ...alone, states: ['data'], widths: TAB },
];

export const scenes: readonly Scene[] = listed.map((scene) => ({
  widths: TAB,
  ...scene,
  roles: [...new Set(scene.roles)],
}));
