import northmoorFile from '../../bot/panels/northmoor.json';
import { readPanelFile, PanelFileFaults } from '../../bot/useCases/settings/panelFile';

const { panel, agencies, members, groups } = northmoorFile;
const member = { name: 'New Person', agency: 'police', role: 'member', email: 'new.person@northmoor.police.example' };

function faultsOf(content: unknown): readonly string[] {
  try {
    readPanelFile(content);
    return [];
  } catch (error) {
    if (error instanceof PanelFileFaults) return error.faults;
    throw error;
  }
}

function withMembers(...more: unknown[]) {
  return { panel, agencies, members: [...members.slice(0, 3), ...more] };
}

function withPanel(changes: object) {
  return { ...withMembers(), panel: { ...panel, ...changes } };
}

describe('the panel file of Northmoor', () => {
  const file = readPanelFile(northmoorFile);

  it('reads, with the product’s agenda where it names none', () => {
    expect(file.panel).toMatchObject({ name: 'Operation Sentinel – Northmoor', referencePrefix: 'SEN' });
    expect(file.panel.agendaTemplate).toHaveLength(11);
    expect(file.agencies).toHaveLength(agencies.length);
    expect(file.members).toHaveLength(members.length);
  });
});

const CHAT = '19:panel@thread.v2';
const chat = (name: string) => ({ conversation: CHAT, name });

/** The members without those who have a role. */
function without(role: string) {
  return { ...withMembers(), members: members.slice(0, 3).filter((each) => each.role !== role) };
}

function withIsa(signedOn: string, reviewOn: string) {
  const [first, ...others] = agencies;
  return { ...withMembers(), agencies: [{ ...first, isa: { signedOn, reviewOn } }, ...others] };
}

function withGroup(changes: object) {
  return { panel, agencies, members, groups: [groups[0], { ...groups[1], ...changes }] };
}

describe('a panel file', () => {
  const bad = 'members[3].';
  const duplicate = { ...member, email: 'RUTH.CALDER@northmoor.police.example' };

  it.each([
    [
      'an agency that is not there',
      withMembers({ ...member, agency: 'hmcr' }),
      [`${bad}agency: no agency is called hmcr`],
    ],
    [
      'a host that is not there',
      withPanel({ hostId: 'polic' }),
      ['panel.hostId: no agency is called polic; did you mean police?'],
    ],
    [
      'an address that stands twice, in other letters',
      withMembers(duplicate),
      [`${bad}email: another member has ruth.calder@northmoor.police.example`],
    ],
    [
      'a name that stands twice',
      withMembers({ ...member, name: 'Ruth  Calder' }),
      [`${bad}name: another member is called Ruth  Calder; give one of them an id`],
    ],
    [
      'an agency that stands twice',
      { ...withMembers(), agencies: [...agencies, agencies[0]] },
      [`agencies[${agencies.length}].id: there is another agency called police`],
    ],
    [
      'a zone that nobody knows',
      withPanel({ timeZone: 'Europe/Lundon' }),
      ['panel.timeZone: This is not the name of a time zone.'],
    ],
    ['small letters in its prefix', withPanel({ referencePrefix: 'sen' }), [/^panel\.referencePrefix: Use two to six/]],
    [
      'a first day that does not exist',
      withPanel({ series: { ...panel.series, firstMeetingOn: '2027-02-30' } }),
      ['panel.series.firstMeetingOn: There is no such day.'],
    ],
    ['a marking above the ceiling', withPanel({ marking: 'SECRET' }), [/^panel\.marking: /]],
    ['no e-mail', withMembers({ ...member, email: 'nobody' }), [/^members\[3\]\.email: /]],
    ['a role that nobody has', withMembers({ ...member, role: 'boss' }), [/^members\[3\]\.role: /]],
    ['a role written nearly right', withMembers({ ...member, role: 'Chair' }), [/; did you mean chair\?$/]],
    ['no chair', without('chair'), ['members: nobody has the role chair; a panel needs one']],
    ['no deputy', without('deputyChair'), ['members: nobody has the role deputyChair; a panel needs one']],
    ['no coordinator', without('coordinator'), ['members: nobody has the role coordinator; a panel needs one']],
    [
      'two chairs',
      withMembers({ ...member, role: 'chair' }),
      [`${bad}role: Ruth Calder is chair already; a panel has one`],
    ],
    [
      'an agreement that ends before it begins',
      withIsa('2026-02-02', '2025-02-02'),
      ['agencies[0].isa.reviewOn: the agreement ends before it was signed (2026-02-02)'],
    ],
    [
      'a first day off its own rule',
      withPanel({ series: { ...panel.series, firstMeetingOn: '2027-01-14' } }),
      ['panel.series.firstMeetingOn: this is not the second Wednesday of its month, which is 2027-01-13'],
    ],
    [
      'a nominal of no age band, and something of theirs that is not kept',
      withGroup({ nominals: [{ name: 'Dean Stroud', category: 'suspect', bornIn: '1984', alias: 'Deano' }] }),
      ['groups[1].nominals[0].alias: nothing of this name is read here', /^groups\[1\].nominals\[0\].bornIn: /],
    ],
    [
      'two chats that are one in Teams',
      { ...withMembers(), chats: [chat('One'), { ...chat('Other'), conversation: `${CHAT};messageid=1` }] },
      ['chats[1].conversation: another chat has this conversation'],
    ],
    [
      'a leader of a group whom it does not name',
      withGroup({ lro: 'Amira Nadim' }),
      ['groups[1].lro: no member is called Amira Nadim; did you mean Amira Nadeem?'],
    ],
    [
      'a group that stands twice',
      withGroup({ reference: groups[0]?.reference }),
      [`groups[1].reference: another group has ${groups[0]?.reference}`],
    ],
    ['nobody in it', { ...withMembers(), members: [] }, [/^members: /]],
    ['nothing at all', undefined, [/^the file: /]],
  ])('with %s says so, by its place', (_what, content, expected) => {
    expect(faultsOf(content)).toEqual(
      expected.map((fault) => (typeof fault === 'string' ? fault : expect.stringMatching(fault))),
    );
  });

  it('names what it does not know, on every level, and what was probably meant', () => {
    const [police, ...others] = agencies;
    const content = {
      ...withMembers({ ...member, adress: 'Castle Lane' }),
      agencies: [{ ...police, isa: { ...police?.isa, reviewedOn: '2027-02-02' } }, ...others],
      panel: {
        ...panel,
        referencePrefx: 'SEN',
        series: { ...panel.series, mode: 'teams' },
        reminderRules: [{ id: 'late', about: 'task', days: 3, to: ['owner'], unit: 'days' }],
      },
      member: [],
    };
    expect(faultsOf(content)).toEqual([
      'agencies[0].isa.reviewedOn: nothing of this name is read here; did you mean reviewOn?',
      'member: nothing of this name is read here; did you mean members?',
      'members[3].adress: nothing of this name is read here',
      'panel.referencePrefx: nothing of this name is read here; did you mean referencePrefix?',
      'panel.reminderRules[0].unit: nothing of this name is read here',
      'panel.series.mode: nothing of this name is read here',
    ]);
  });

  it.each([
    ['what is missing', { ...panel, venue: undefined }, 'panel.venue: this is missing'],
    [
      'a text in place of a number',
      { ...panel, quorum: { people: 'eight', agencies: 5 } },
      'panel.quorum.people: a number should stand here',
    ],
    ['what is empty', { ...panel, force: '' }, 'panel.force: this may not be empty'],
    ['a list in place of an object', { ...panel, series: [] }, 'panel.series: an object in { } should stand here'],
    [
      'a number that is too small',
      { ...panel, series: { ...panel.series, weekOfMonth: 0 } },
      'panel.series.weekOfMonth: this must be 1 at the least',
    ],
  ])('tells of %s in plain words', (_what, changed, fault) => {
    expect(faultsOf({ ...withMembers(), panel: changed })).toEqual([fault]);
  });

  it('lists faults of every kind at once', () => {
    const series = { ...panel.series, firstMeetingOn: '2027-01-14' };
    const content = { ...withIsa('2026-02-02', '2025-02-02'), panel: { ...panel, series, colour: 'blue' } };
    const places = faultsOf({ ...content, members: [{ ...member, agency: 'hmcr', role: 'boss' }] });
    expect(places.map((fault) => fault.slice(0, fault.indexOf(':')))).toEqual([
      'agencies[0].isa.reviewOn',
      ...['members', 'members', 'members'],
      ...['members[0].agency', 'members[0].role'],
      ...['panel.colour', 'panel.series.firstMeetingOn'],
    ]);
  });

  it('lists all faults of its fields and its names at once', () => {
    const content = {
      ...withMembers({ ...member, agency: 'hmcr', role: 'boss' }, { ...member, email: '' }),
      panel: {},
    };
    const places = faultsOf(content).map((fault) => fault.slice(0, fault.indexOf(':')));
    expect(places).toEqual(
      expect.arrayContaining([
        'members[3].agency',
        'members[3].role',
        'members[4].email',
        'panel.name',
        'panel.series',
      ]),
    );
  });

  it('lists what stands twice even where a field is at fault besides', () => {
    const content = { ...withMembers(duplicate), panel: { ...panel, marking: 'SECRET' } };
    expect(faultsOf(content)).toEqual([
      `${bad}email: another member has ruth.calder@northmoor.police.example`,
      expect.stringMatching(/^panel\.marking: /),
    ]);
  });

  it('may name people in any script, and two of one name who have ids', () => {
    const people = [
      { ...member, name: '王芳', email: 'a@x.example' },
      { ...member, name: 'Ruth Calder', id: 'ruth-2', email: 'b@x.example' },
    ];
    expect(faultsOf(withMembers(...people))).toEqual([]);
  });
});
