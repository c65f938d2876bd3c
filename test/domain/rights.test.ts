import { keepsGroup } from '../../bot/access/groupConditions';
import { isIsaCurrent } from '../../bot/domain/agency';
import { Group } from '../../bot/domain/group';
import { type Role, roleNames, roles } from '../../bot/domain/member';
import { hasRight, rights, type Right } from '../../bot/access/rights';
import { everybody, runsThePanel, system, type Viewer, viewerOf } from '../../bot/access/viewer';
import { aMember, anAgency, aPanel, aViewer, day } from '../support/builders';

const all = Object.keys(rights).filter((name): name is Right => name in rights);

/** The last day of vetting of those who need it. */
const vettedUntil = day('2028-06-30');

function allowed(viewer: Viewer): Right[] {
  return all.filter((right) => hasRight(viewer, right)).sort();
}

const working: Right[] = [
  'panel.enter',
  ...(['panel.see', 'people.see', 'agenda.see', 'task.see', 'task.answer', 'task.propose'] as const),
  ...(['issue.see', 'issue.raise', 'group.see', 'meeting.attend', 'meeting.lead', 'minutes.see'] as const),
  ...(['reminder.receive', 'agreement.sign'] as const),
  ...(['access.ask', 'access.answer'] as const),
];

const running: Right[] = [
  ...(['reminder.plan', 'meeting.plan', 'meeting.run', 'task.direct', 'issue.triage'] as const),
  ...(['partner.see', 'settings.see', 'retention.see', 'hold.keep'] as const),
  ...(['restriction.keep', 'disruption.moderate', 'group.keep'] as const),
  ...(['measure.see', 'measure.open'] as const),
];

const keeping: Right[] = ['member.keep', 'partner.keep', 'settings.keep'];

/** What each role may do. A change of rights is a change of this table, to be seen in review. */
const table: Record<Role, Right[]> = {
  chair: [...working, ...running, 'meeting.chair', 'task.moveAgency'],
  deputyChair: [...working, ...running, 'meeting.chair'],
  coordinator: [
    ...working,
    ...running,
    'log.read',
    'log.eraseWords',
    'retention.decide',
    'person.disclose',
    'chat.approve',
    'member.link',
    'past.keep',
    ...keeping,
  ],
  lro: [...working, 'group.keep'],
  agencyLead: working,
  member: working,
  substitute: working,
  observer: ['panel.enter', 'panel.see', 'people.see', 'agenda.see', 'meeting.attend', 'reminder.receive'],
  auditor: ['panel.enter', 'panel.see', 'log.read'],
  administrator: ['panel.enter', 'panel.see', 'partner.see', 'settings.see', 'measure.see', ...keeping],
};

it.each(roles)('the rights of a %s are those of the table', (role) => {
  expect(allowed(aViewer({ role, vettedUntil }))).toEqual([...table[role]].sort());
});

describe('a substitute', () => {
  it('who is not vetted, or no longer, has what an observer has', () => {
    for (const until of [undefined, day('2027-03-01')]) {
      expect(allowed(aViewer({ role: 'substitute', vettedUntil: until }))).toEqual([...table.observer].sort());
    }
  });
});

const kept: Right[] = [
  'panel.enter',
  ...(['panel.see', 'agenda.see', 'meeting.attend', 'task.see', 'task.answer', 'issue.see', 'issue.raise'] as const),
  'agreement.sign',
  'reminder.receive',
  'access.ask',
];

describe('an agency without a current agreement', () => {
  it.each(['lro', 'agencyLead', 'member', 'substitute'] as const)('leaves its %s the agenda and its own', (role) => {
    expect(allowed(aViewer({ role, vettedUntil }, null))).toEqual([...kept].sort());
  });

  it.each(['observer', 'auditor', 'administrator'] as const)('takes nothing from an %s', (role) => {
    expect(allowed(aViewer({ role }, null))).toEqual([...table[role]].sort());
  });

  // "The host force needs no agreement with itself": else the panel stops on the day the host's own entry runs out.
  it.each(['chair', 'deputyChair', 'coordinator'] as const)('of the host force leaves its %s every right', (role) => {
    expect(allowed(aViewer({ role }, null))).toEqual([...table[role]].sort());
  });
});

it('a substitute who is not vetted has no more than their lead while the agreement has run out', () => {
  const lead = allowed(aViewer({ role: 'agencyLead' }, null));
  const substitute = allowed(aViewer({ role: 'substitute' }, null));
  expect(substitute.filter((right) => !lead.includes(right))).toEqual([]);
  expect(substitute).not.toContain('people.see');
});

it('a chat of many is shown the panel and the agenda alone; the product itself is nobody who may do anything', () => {
  expect(all.filter((right) => hasRight(everybody, right))).toEqual(['panel.see', 'agenda.see']);
  expect(all.filter((right) => hasRight(system, right))).toEqual([]);
});

describe('an agreement from 1 April 2025 to 1 April 2027', () => {
  const agency = anAgency({ isa: { signedOn: day('2025-04-01'), reviewOn: day('2027-04-01') } });
  it.each([
    ['2025-03-31', false],
    ['2025-04-01', true],
    ['2027-04-01', true],
    ['2027-04-02', false],
  ])('is, on %s, current: %s', (today, current) => expect(isIsaCurrent(agency, day(today))).toBe(current));

  it('that was never signed is never current', () => {
    expect(isIsaCurrent(anAgency({ isa: null }), day('2027-03-02'))).toBe(false);
  });
});

it('nothing is hidden from those who run the panel, and from nobody else', () => {
  const seeing = roles.filter((role) => runsThePanel(aMember({ role })));
  expect(seeing).toEqual(['chair', 'deputyChair', 'coordinator']);
});

it.each([
  ['the force’s own', 'police', 'Northmoor Constabulary', true],
  ['another force, a partner', 'police', 'Eastvale Police', false],
  ['another partner', 'environment', 'Environment Agency', false],
])('people of a group are recorded and put right by members of %s', (_who, kind, name, keeps) => {
  const group = Group.parse({ id: 'g', panelId: 'northmoor', operation: 'Kittiwake', reference: 'NM-1', threats: [] });
  const asOf = { panel: aPanel(), today: day('2027-03-02') };
  expect(keepsGroup(group, viewerOf(aMember(), anAgency({ kind, name }), asOf))).toBe(keeps);
});

it('every role has a name of its own', () => {
  expect(new Set(roles.map((role) => roleNames[role])).size).toBe(roles.length);
});
