import northmoorFile from '../../bot/panels/northmoor.json';
import { readPanelFile, PanelFileFaults } from '../../bot/useCases/settings/panelFile';

const { panel, agencies, members } = northmoorFile;
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
    ['nobody in it', { ...withMembers(), members: [] }, [/^members: /]],
    ['nothing at all', undefined, [/^the file: /]],
  ])('with %s says so, by its place', (_what, content, expected) => {
    expect(faultsOf(content)).toEqual(
      expected.map((fault) => (typeof fault === 'string' ? fault : expect.stringMatching(fault))),
    );
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
