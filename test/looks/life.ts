import type { CommandName } from '../../bot/useCases/commands';
import { underGateway } from '../support/gateway';
import { plainWords, type Words } from './words';

/** A time to set the clock to, or who does what. */
type Step = string | Deed;
type Deed = readonly [who: string, name: CommandName, input: object];

const [RUTH, CALLUM, PRIYA, TOM] = ['ruth-calder', 'callum-reeve', 'priya-sandhu', 'tom-hesketh'];
const [LENA, JOANNE, OWEN, NEIL] = ['lena-hart', 'joanne-birkett', 'owen-pryce', 'neil-farrow'];
const M1 = { meetingId: 'M1' };
const M2 = { meetingId: 'M2' };
const few = { kind: 'named', agencyIds: ['hmrc'], memberIds: [LENA] };

export const REQUEST = '00000000-0000-4000-9000-000000000001';
const held1 = { of: { type: 'issue', id: 'issue-1' }, reach: 'record' };

let taken = 0;
/** Ids that are the same each time, so that addresses of scenes are. */
const stepId = (): string => `00000000-0000-4000-8000-${String((taken += 1)).padStart(12, '0')}`;

/** No longer than an agenda lets it be. */
const heading = (words: Words, at: number): string => words.title(at).slice(0, 120);

const holders = [
  ...[
    ['ea', PRIYA],
    ['ts', TOM],
    ['frs', 'dafydd-moss'],
    ['planning', 'dan-ives'],
    ['licensing', 'kofi-mensah'],
  ],
  ...[
    ['hse', 'siobhan-kerr'],
    ['fwa', 'marek-zielinski'],
    ['hmpps', NEIL],
    ['police', LENA],
    ['ea', 'zoe-grant'],
  ],
];

function given(words: Words, at: number, dueOn: string, more: object = {}): object {
  const [agencyId, ownerId] = holders[at % holders.length] ?? [];
  const [title, detail] = [words.title(at), words.text(at)];
  return { taskId: `task-${at}`, title, detail, agencyId, ownerId, dueOn, ...more };
}

const before = (words: Words): Step[] => {
  const meetings = [
    'Date;Number;Mode;Venue;Present;Decisions',
    `11/03/2015;47;In person;Town Hall;"Environment Agency; Jo Bell";"${words.text(1)}\n${words.text(4)}"`,
    '14/01/2015;46;Teams;;34;',
  ];
  return ['2027-01-04T09:00:00.000Z', [CALLUM, 'meeting.bringIn', { text: meetings.join('\n') }]];
};

const held = (words: Words): Step[] => [
  '2027-01-13T10:00:00.000Z',
  [RUTH, 'meeting.step', { ...M1, stepId: stepId(), step: { kind: 'start' } }],
  ...[PRIYA, TOM, LENA, CALLUM].map((memberId): Step => [
    CALLUM,
    'attendance.mark',
    { ...M1, memberId, present: true },
  ]),
  [RUTH, 'meeting.step', { ...M1, stepId: stepId(), step: { kind: 'goTo', itemId: 'item-3' } }],
  [RUTH, 'meeting.record', { ...M1, entryId: stepId(), itemId: 'item-3', kind: 'decision', text: words.text(2) }],
  [RUTH, 'meeting.giveTask', { ...given(words, 9, '2027-02-12'), ...M1, itemId: 'item-3' }],
  '2027-01-13T11:58:00.000Z',
  [RUTH, 'meeting.close', { ...M1, stepId: stepId() }],
];

const tasks = (words: Words): Step[] => [
  '2027-02-02T09:14:00.000Z',
  ...[
    '2027-02-19',
    '2027-02-26',
    '2027-02-22',
    '2027-03-05',
    '2027-03-02',
    '2027-03-09',
    '2027-03-12',
    '2027-03-19',
  ].map((dueOn, at): Step => [RUTH, 'task.allocate', given(words, at, dueOn)]),
  [RUTH, 'task.allocate', given(words, 10, '2027-03-04', { urgent: true })],
  [
    ...([RUTH, 'task.allocate'] as const),
    given(words, 11, '2027-03-26', { ...underGateway, agencyId: 'hmrc', ownerId: JOANNE, audience: few }),
  ],
  [LENA, 'task.propose', given(words, 12, '2027-03-30')],
  ...Array.from({ length: words.more }, (_, at): Step => {
    return [RUTH, 'task.allocate', given(words, 20 + at, `2027-0${3 + (at % 4)}-1${at % 10}`)];
  }),
  [PRIYA, 'task.acknowledge', { taskId: 'task-0' }],
  [TOM, 'task.acknowledge', { taskId: 'task-1' }],
  '2027-02-09T10:20:00.000Z',
  [TOM, 'task.progress', { taskId: 'task-1', note: 'Two visited, both closed at noon' }],
  ['dafydd-moss', 'task.complete', { taskId: 'task-2', outcome: words.text(5), fourP: 'Protect' }],
  ['dan-ives', 'task.decline', { taskId: 'task-3', reason: 'Not ours since April; the county serves notices' }],
  ['kofi-mensah', 'task.block', { taskId: 'task-4', reason: 'The file is at the archive until Monday' }],
  ['siobhan-kerr', 'task.escalate', { taskId: 'task-5', reason: 'Nobody answers the telephone' }],
  ['marek-zielinski', 'task.complete', { taskId: 'task-6', outcome: 'Records handed over', fourP: 'Pursue' }],
  [RUTH, 'task.close', { taskId: 'task-6', fourP: 'Pursue' }],
];

const raise = (words: Words, at: number, who = TOM, more: object = {}): Step => {
  return [who, 'issue.raise', { issueId: `issue-${at}`, text: words.text(at), ...more }];
};
const issues = (words: Words): Step[] => [
  '2027-02-16T14:05:00.000Z',
  ...Array.from({ length: 8 }, (_, at) => raise(words, at, at % 3 === 0 ? PRIYA : TOM)),
  ...Array.from({ length: words.more }, (_, at) => raise(words, 20 + at)),
  [CALLUM, 'issue.triage', { issueId: 'issue-1' }],
  [CALLUM, 'issue.putOnAgenda', { issueId: 'issue-2', ...M2, minutes: 10 }],
  [CALLUM, 'issue.putOnAgenda', { issueId: 'issue-3', ...M2, minutes: 5 }],
  [CALLUM, 'issue.makeTask', { issueId: 'issue-4', task: given(words, 13, '2027-03-23') }],
  [CALLUM, 'issue.close', { issueId: 'issue-5', answer: 'The council has it in hand.' }],
  '2027-03-01T15:40:00.000Z',
  raise(words, 9, PRIYA, { urgent: true }),
  raise(words, 10, NEIL),
  [
    LENA,
    'issue.raise',
    { issueId: 'issue-12', text: words.text(3), restricted: true, restrictedWhy: 'A search is planned' },
  ],
  ['dan-ives', 'access.ask', { requestId: REQUEST, reference: 'SEN-27-011', why: words.text(2).slice(0, 80) }],
  [CALLUM, 'hold.set', { ...held1, reason: words.text(2).slice(0, 80), caseReference: 'T20267014' }],
  raise(words, 0, LENA, { issueId: 'issue-11' }),
];

const larchfield = { groupId: 'nm-ocg-031' };
const could = (opportunityId: string) => ({ ...larchfield, opportunityId });

/** One in each column. */
const opportunities = (words: Words): Step[] => [
  ...['refuse', 'freeze', 'dogs', 'claims'].map((id, at): Step => {
    const power = id === 'refuse' ? { powerId: 'ENV-01' } : {};
    return [CALLUM, 'opportunity.raise', { ...could(id), agencyId: 'ea', what: heading(words, at), ...power }];
  }),
  [RUTH, 'opportunity.task', { ...given(words, 15, '2027-03-31'), ...could('freeze'), agencyId: 'ea', ownerId: PRIYA }],
  [RUTH, 'opportunity.park', { ...could('dogs'), until: '2027-04-14', reason: words.text(4) }],
  [RUTH, 'opportunity.reject', { ...could('claims'), reason: words.text(5) }],
];

const agenda = (words: Words): Step[] => [
  '2027-03-01T16:30:00.000Z',
  [CALLUM, 'agenda.putGroup', { ...M2, ...larchfield, preRead: true }],
  [
    ...([CALLUM, 'agenda.addItem'] as const),
    {
      ...{ ...M2, itemId: 'papers', title: heading(words, 8), minutes: 10, presenterId: PRIYA },
      papers: [{ title: heading(words, 9), url: 'https://northmoor.example/map' }],
    },
  ],
  [PRIYA, 'attendance.reply', { ...M2, answer: 'coming' }],
  [NEIL, 'attendance.reply', { ...M2, answer: 'apology' }],
  [TOM, 'attendance.reply', { ...M2, answer: 'substitute', substituteName: 'Ines Roth' }],
  '2027-03-02T09:14:00.000Z',
];

const running = (words: Words): Step[] => [
  '2027-03-03T10:00:00.000Z',
  [CALLUM, 'agenda.publish', M2],
  [CALLUM, 'agenda.addItem', { ...M2, kind: 'standing', itemId: 'late-1', title: heading(words, 6), minutes: 5 }],
  '2027-03-10T10:00:00.000Z',
  [RUTH, 'meeting.step', { ...M2, stepId: stepId(), step: { kind: 'start' } }],
  ...[PRIYA, LENA, JOANNE, OWEN].map((memberId): Step => [
    CALLUM,
    'attendance.mark',
    { ...M2, memberId, present: true },
  ]),
  '2027-03-10T10:12:00.000Z',
  [RUTH, 'meeting.step', { ...M2, stepId: stepId(), step: { kind: 'goTo', itemId: 'item-3' } }],
  [RUTH, 'meeting.record', { ...M2, entryId: stepId(), itemId: 'item-3', kind: 'decision', text: words.text(2) }],
  [RUTH, 'meeting.record', { ...M2, entryId: stepId(), itemId: 'item-3', kind: 'note', text: words.text(3) }],
  [RUTH, 'meeting.giveTask', { ...given(words, 14, '2027-03-31'), ...M2, itemId: 'item-3' }],
  [PRIYA, 'attendance.declareInterest', { ...M2, itemId: 'item-5', text: 'I live beside the yard', recused: false }],
  ...[PRIYA, LENA].map((who): Step => [who, 'attendance.answerFloor', { ...M2, itemId: 'item-3', answer: 'share' }]),
  '2027-03-10T10:19:00.000Z',
];

const itemOfGroup = { ...M2, itemId: 'group-nm-ocg-031' };
const secondPerson = { subject: { kind: 'nominal', nominalId: 'p2' } };
/** The meeting is at one of the group's people. */
export const presenting: readonly Deed[] = [[RUTH, 'meeting.present', { ...itemOfGroup, ...secondPerson }]];
/** Who it is on the stage, though somebody is there who may not know. */
export const toTheStage: readonly Deed[] = [
  [RUTH, 'meeting.present', { ...itemOfGroup, ...secondPerson, large: { despiteIds: [JOANNE] } }],
];

const closed: Step[] = [
  '2027-03-10T12:03:00.000Z',
  [RUTH, 'meeting.close', { ...M2, stepId: stepId() }],
  '2027-03-10T15:00:00.000Z',
];

const month = (words: Words): Step[] => [
  ...before(words),
  ...held(words),
  ...tasks(words),
  ...issues(words),
  ...opportunities(words),
  ...agenda(words),
];

const atTable = (words: Words): Step[] => [
  ...month(words),
  ...running(words),
  [RUTH, 'meeting.step', { ...M2, stepId: stepId(), step: { kind: 'goTo', itemId: itemOfGroup.itemId } }],
];

/** How far a panel has come. */
const lives = {
  /** It was founded today, and nothing has been done. */
  empty: () => ['2027-01-04T09:00:00.000Z'],
  /** A week before its second meeting. */
  planned: month,
  running: (words: Words) => [...month(words), ...running(words)],
  /** The group is on the floor. */
  atTable,
  presenting: (words: Words) => [...atTable(words), ...presenting],
  onTheStage: (words: Words) => [...atTable(words), ...presenting, ...toTheStage],
  overtime: (words: Words) => [...month(words), ...running(words), '2027-03-10T12:04:00.000Z'],
  held: (words: Words) => [...month(words), ...running(words), ...closed],
} satisfies Record<string, (words: Words) => Step[]>;
type LivedName = keyof typeof lives;
/** `threeYears`: of another panel, of which there is much. */
export type LifeName = LivedName | 'threeYears';

export function lifeSteps(name: LivedName, words: Words = plainWords): readonly Step[] {
  taken = 0;
  return lives[name](words);
}
