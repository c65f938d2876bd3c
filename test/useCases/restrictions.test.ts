import { randomUUID } from 'node:crypto';
import { underGateway } from '../support/gateway';
import { deedsAt } from '../support/deeds';
import { startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, HESKETH, SANDHU] = ['Ruth Calder', 'Callum Reeve', 'Tom Hesketh', 'Priya Sandhu'] as const;
const OPEN = 'item-4';
const owned = { agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-03-24' };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-03-10T10:00:00.000Z');
  await attempt(CALDER, 'meeting.step', { stepId: randomUUID(), step: { kind: 'start' } });
  const audience = { kind: 'named', agencyIds: [], memberIds: ['tom-hesketh'] };
  const task = { taskId: 'for-few', title: 'Weigh the Quayside skips', ...owned, audience };
  await done(CALDER, 'task.allocate', { ...task, restrictedWhy: 'A live search' });
  await done(CALDER, 'meeting.giveTask', { taskId: 'for-the-yard', title: 'Check the permit', ...owned, itemId: OPEN });
  await done(HESKETH, 'attendance.declareInterest', { itemId: OPEN, text: 'My brother owns it', recused: true });
}, 60_000);
afterAll(() => server.close());

const { attempt, done } = deedsAt(() => server, { meetingId: 'M2' });

it('a person of a group is for few from the moment they are recorded, and for whoever records them', async () => {
  const [HART, groupId] = ['Lena Hart', 'nm-ocg-031'];
  const audience = { kind: 'named', agencyIds: ['ea'], memberIds: [] };
  const joss = { groupId, nominalId: 'joss', name: 'Joss Reed', category: 'suspect' };
  const toHmrc = { ...joss, audience: { ...audience, agencyIds: ['hmrc'] } };
  expect(await attempt(HART, 'nominal.record', toHmrc)).toMatchObject({ body: { code: 'gateway-needed' } });
  const { called } = await done(HART, 'nominal.record', { ...joss, audience, restrictedWhy: 'A live search' });
  const people = async (who: string) => JSON.stringify((await server.query(who, 'nominals.list', { groupId })).body);
  for (const who of [HART, CALDER, SANDHU]) expect(await people(who)).toContain(`"${called}"`);
  for (const who of ['Siobhan Kerr', 'Dan Ives']) expect(await people(who)).not.toContain(`"${called}"`);
  expect(await people('Siobhan Kerr')).toContain('"Person 1"');
  const inRegister = async () => {
    const { body } = await server.query(REEVE, 'restrictions.list', {});
    return body.items.find(({ kindName }: { kindName: string }) => kindName === 'Person');
  };
  expect(await inRegister()).toMatchObject({
    ...{ reference: `NM-OCG-031, ${called.toLowerCase()}`, reason: 'A live search', reviewOn: '2027-06-10' },
    ...{ place: `groups?group=${groupId}&person=joss`, may: { lift: true } },
    readersText: expect.stringContaining('Environment Agency'),
  });
  expect(JSON.stringify(await inRegister())).not.toContain('Joss');
  const { person } = await inRegister();
  const over = await attempt(REEVE, 'nominal.restrict', { ...person, restrictedReviewOn: '2027-03-09' });
  expect(over).toMatchObject({ body: { code: 'review-day-over' } });
  await done(REEVE, 'nominal.restrict', { ...person, restrictedReviewOn: '2027-09-01' });
  expect(await inRegister()).toMatchObject({
    ...{ reason: 'A live search', reviewOn: '2027-09-01', sinceText: expect.stringMatching(/by Lena Hart$/) },
    ...{
      keptText: expect.stringMatching(/by Callum Reeve$/),
      readersText: expect.stringMatching(/Environment Agency/),
    },
  });
  const { nominalId } = person;
  await done(REEVE, 'nominal.restrict', { groupId, nominalId, audience: { kind: 'panel' } });
  // Whoever says so, and names others alone, goes on seeing them.
  await done(HART, 'nominal.restrict', { groupId, nominalId, audience, restrictedWhy: 'As before' });
  expect(await people(HART)).toContain(`"${called}"`);
  await done(REEVE, 'nominal.restrict', { groupId, nominalId, audience: { kind: 'panel' } });
  expect(await inRegister()).toBeUndefined();
});

describe('the register of what is restricted', () => {
  const register = async () => (await server.query(REEVE, 'restrictions.list', {})).body.items;
  const lineOf = async (reference: string) =>
    (await register()).find((each: { reference: string }) => each.reference === reference);

  it('says of each record who restricted it, why, for whom and until when, to those who run the panel alone', async () => {
    const { body: task } = await server.query(CALDER, 'tasks.get', { taskId: 'for-few' });
    expect(await lineOf(task.reference)).toMatchObject({
      ...{ title: task.title, kindName: 'Task', reason: 'A live search', reviewOn: '2027-06-10', isDue: false },
      readersText: expect.stringMatching(/Tom Hesketh.*those who run the panel/),
      sinceText: expect.stringMatching(/by Ruth Calder/),
    });
    for (const who of [HESKETH, SANDHU, 'Jo Falk'])
      expect(await server.query(who, 'restrictions.list', {})).toMatchObject({ status: 403 });
  });

  it('whoever runs the panel is offered to say who needs to know, and nobody else is, nor told whom it is for', async () => {
    const offers = async (who: string) => [
      (await server.query(who, 'tasks.get', { taskId: 'for-the-yard' })).body,
      (await server.query(who, 'groups.get', { groupId: 'nm-ocg-031' })).body,
      (await server.query(who, 'issues.get', { issueId: 'offered' })).body,
    ];
    await done(CALDER, 'issue.raise', { issueId: 'offered', text: 'Skips by the Quayside' });
    for (const each of await offers(REEVE))
      expect(each).toMatchObject({ mayRestrict: true, audience: { kind: 'panel' } });
    for (const each of await offers(SANDHU)) {
      expect(each).toMatchObject({ mayRestrict: false });
      expect(each).not.toHaveProperty('audience');
    }
  });

  it('a group can be restricted: it leaves every list and agenda of others, until it is opened again', async () => {
    const about = { type: 'group', groupId: 'nm-ocg-031' };
    const audience = { kind: 'named', agencyIds: ['ts'], memberIds: [] };
    const groups = async (who: string) => JSON.stringify((await server.query(who, 'groups.list', {})).body);
    await done(CALDER, 'agenda.putGroup', { meetingId: 'M3', groupId: 'nm-ocg-031' });
    const agenda = async (who: string) =>
      JSON.stringify((await server.query(who, 'meetings.get', { meetingId: 'M3' })).body.agenda);
    expect(await groups(SANDHU)).toContain('NM-OCG-031');
    await done(REEVE, 'restriction.set', { about, audience, reason: 'An arrest is near' });
    expect(await groups(SANDHU)).not.toContain('NM-OCG-031');
    expect(await agenda(SANDHU)).not.toContain('NM-OCG-031');
    expect(await groups(HESKETH)).toContain('NM-OCG-031');
    const item = { meetingId: 'M3', itemId: 'group-nm-ocg-031' };
    const open = { kind: 'panel' };
    const onAgenda = { about: { type: 'agendaItem', ...item }, reason: 'All know' };
    for (const [name, input] of [
      ['agenda.changeItem', { ...item, audience: open }],
      ['restriction.set', { ...onAgenda, audience: open }],
      ['restriction.lift', onAgenda],
    ] as const)
      expect(await attempt(REEVE, name, input)).toMatchObject({ status: 409, body: { code: 'wider-than-its-record' } });
    expect(await agenda(SANDHU)).not.toContain('NM-OCG-031');
    // For fewer than the group it may be.
    const fewer = { kind: 'named', agencyIds: [], memberIds: ['tom-hesketh'] };
    await done(REEVE, 'agenda.changeItem', { ...item, audience: fewer });
    expect(await lineOf('NM-OCG-031')).toMatchObject({ kindName: 'Group', reason: 'An arrest is near' });
    // Its items are the group's, and nothing by themselves to whoever left for it.
    await done(CALDER, 'agenda.putGroup', { meetingId: 'M4', groupId: 'nm-ocg-031' });
    const larchfield = async () =>
      (await register()).filter(({ title }: { title?: string }) => title?.includes('Larchfield') === true);
    expect(await larchfield()).toMatchObject([{ kindName: 'Group', isDue: false }]);
    await done(REEVE, 'attendance.declareInterest', { ...item, text: 'My tenant', recused: true });
    expect(await larchfield()).toEqual([]);
    await done(REEVE, 'attendance.declareInterest', { ...item, text: 'My tenant', recused: false });
    await done(REEVE, 'restriction.keep', { about, reviewOn: '2027-09-01' });
    expect(await lineOf('NM-OCG-031')).toMatchObject({
      reviewOn: '2027-09-01',
      keptText: expect.stringMatching(/by Callum Reeve/),
    });
    await done(REEVE, 'restriction.lift', { about, reason: 'They were arrested' });
    expect(await lineOf('NM-OCG-031')).toBeUndefined();
    expect(await groups(SANDHU)).toContain('NM-OCG-031');
    expect(await agenda(SANDHU)).toContain('NM-OCG-031');
  });

  it('a group is named to a body that needs a gateway under one, which goes with it onto agendas and is asked once', async () => {
    const about = { type: 'group', groupId: 'nm-ocg-036' };
    const set = (agencyIds: string[], more: object = {}) => {
      const audience = { kind: 'named', agencyIds, memberIds: [] };
      return attempt(REEVE, 'restriction.set', { about, audience, reason: 'A live search', ...more });
    };
    expect(await set(['hmrc'])).toMatchObject({ status: 422, body: { code: 'gateway-needed' } });
    expect(await set(['hmrc'], underGateway)).toMatchObject({ status: 200 });
    const { body: log } = await server.query(REEVE, 'log.list', { limit: '500' });
    expect(log.items.findLast(({ action }: { action: string }) => action === 'restriction-set')).toMatchObject({
      ...{ to: ['hmrc'], note: `Under ${underGateway.gateway}` },
    });
    const agenda = await done(CALDER, 'agenda.putGroup', { meetingId: 'M3', groupId: 'nm-ocg-036' });
    expect(agenda.agenda.find(({ groupId }: { groupId?: string }) => groupId === 'nm-ocg-036')).toMatchObject({
      disclosureTexts: [`Shared with HM Revenue and Customs under ${underGateway.gateway}: ${underGateway.purpose}`],
    });
    expect(await set(['ts'])).toMatchObject({ status: 200 });
    expect(await set(['ts', 'hmrc'])).toMatchObject({ status: 200 });
  });

  it('a group is put on an agenda under a gateway for a body that has come to need one; nobody is asked on the next', async () => {
    const { gateways, version } = (await server.query(REEVE, 'settings.get')).body.gateways;
    const alsoFor = ['tradingStandards'];
    const { list } = gateways;
    await done(REEVE, 'panel.change', { part: 'gateways', version, gateways: { list, alsoFor } });
    const put = (meetingId: string, more: object = {}) =>
      attempt(CALDER, 'agenda.putGroup', { meetingId, groupId: 'nm-ocg-036', ...more });
    await done(CALDER, 'agenda.removeItem', { meetingId: 'M3', itemId: 'group-nm-ocg-036' });
    expect(await put('M3')).toMatchObject({ status: 422, body: { code: 'gateway-needed' } });
    const said = `under ${underGateway.gateway}: ${underGateway.purpose}`;
    const told = (body: { agenda: { groupId?: string; disclosureTexts?: string[] }[] }) =>
      body.agenda.find(({ groupId }) => groupId === 'nm-ocg-036')?.disclosureTexts;
    const under = { gateway: underGateway.gateway, sharedFor: underGateway.purpose };
    const texts = [
      expect.stringMatching(`^Shared with HM Revenue and Customs ${said}$`),
      expect.stringMatching(new RegExp(`trading standards.* ${said}$`)),
    ];
    expect(told((await put('M3', under)).body)).toEqual(texts);
    expect(told((await put('M4')).body)).toEqual(texts);
    const now = (await server.query(REEVE, 'settings.get')).body.gateways.version;
    await done(REEVE, 'panel.change', { part: 'gateways', version: now, gateways: { list, alsoFor: [] } });
  });

  it('what a meeting recorded for few stands in it once that is over: it is kept until another day and opened to nobody', async () => {
    const audience = { kind: 'named', agencyIds: ['ts'], memberIds: [] };
    const issueId = 'few-at-m2';
    await done(HESKETH, 'issue.raise', { issueId, text: 'The cellar' });
    await done(REEVE, 'issue.triage', { issueId, audience });
    await done(CALDER, 'issue.putOnAgenda', { issueId });
    const itemId = `issue-${issueId}`;
    await done(CALDER, 'meeting.record', { entryId: randomUUID(), itemId, kind: 'decision', text: 'It is opened' });
    await done(CALDER, 'meeting.close', { stepId: randomUUID() });
    await done(REEVE, 'restriction.lift', { about: { type: 'issue', issueId }, reason: 'All of them know' });
    const annex = async () => (await register()).find(({ kindName }: { kindName: string }) => /Annex/.test(kindName));
    const { agenda } = (await server.query(REEVE, 'meetings.get', { meetingId: 'M2' })).body;
    const { number } = agenda.find(({ id }: { id: string }) => id.includes(issueId));
    expect(await annex()).toMatchObject({
      ...{ reference: `M2, item ${number}`, place: 'meeting?meeting=M2', may: { lift: false } },
      ...{ sinceText: expect.stringMatching(/^Recorded .* by Ruth Calder/), reviewOn: '2027-06-10' },
      readersText: expect.stringContaining('trading standards'),
    });
    const about = { type: 'agendaItem', meetingId: 'M2', itemId };
    const lifted = await attempt(REEVE, 'restriction.lift', { about, reason: 'No longer' });
    const named = { about, audience: { ...audience, agencyIds: ['ts', 'ea'] }, reason: 'The river too' };
    const opened = await attempt(REEVE, 'restriction.set', named);
    for (const refused of [lifted, opened])
      expect(refused).toMatchObject({ status: 409, body: { code: 'recorded-for-few' } });
    await done(REEVE, 'restriction.keep', { about, reviewOn: '2027-12-01' });
    expect(await annex()).toMatchObject({ reviewOn: '2027-12-01', keptText: expect.stringMatching(/by Callum Reeve/) });
    const { body: read } = await server.query(SANDHU, 'meetings.record', { meetingId: 'M2' });
    expect(JSON.stringify(read)).not.toContain('It is opened');
  });

  it('what was written of a task while it was for few stays with those who could read it then, once that is lifted', async () => {
    const task = { taskId: 'for-few' };
    await done(SANDHU, 'task.acknowledge', task);
    await done(SANDHU, 'task.comment', { ...task, text: 'The skips are full' });
    await done(SANDHU, 'task.block', { ...task, reason: 'The gate is locked' });
    await done(SANDHU, 'task.unblock', task);
    const about = { type: 'task', ...task };
    const read = async (who: string) => JSON.stringify((await server.query(who, 'tasks.get', task)).body);
    expect(await read('Beth Lowther')).not.toContain('Quayside skips');
    await done(REEVE, 'restriction.lift', { about, reason: 'They were searched' });
    const opened = await read('Beth Lowther');
    expect(opened).toContain('Quayside skips');
    expect(opened).toContain('They were searched');
    expect(opened).not.toMatch(/skips are full|gate is locked|A live search/);
    for (const who of [SANDHU, CALDER]) expect(await read(who)).toMatch(/skips are full/);
    expect(await read(SANDHU)).toMatch(/gate is locked/);
    const { body: log } = await server.query('Beth Lowther', 'log.list', { limit: '500' });
    expect(JSON.stringify(log)).not.toMatch(/skips are full|gate is locked|A live search/);
  });

  it('proposes the day after as many months as the panel’s settings say', async () => {
    const { body: settings } = await server.query(REEVE, 'settings.get', {});
    const targets = { ...settings.targets.targets, restrictionMonths: 6 };
    await done(REEVE, 'panel.change', { part: 'targets', targets, version: settings.targets.version });
    const { body } = await server.query(REEVE, 'restrictions.list', {});
    expect(body.reviewProposedOn).toBe('2027-09-10');
    const about = { type: 'group', groupId: 'nm-ocg-040' };
    const audience = { kind: 'named', agencyIds: ['ts'], memberIds: [] };
    await done(REEVE, 'restriction.set', { about, audience, reason: 'A live search' });
    expect(await lineOf('NM-OCG-040')).toMatchObject({ reviewOn: '2027-09-10' });
  });

  it('what is to be looked at again stands first, and is one line of the coordinator’s day', async () => {
    const due = async () =>
      (await server.query(REEVE, 'today.lines', {})).body.items.filter(
        ({ kind }: { kind: string }) => kind === 'restrictions',
      );
    await server.moveClock('2027-06-11T10:00:00.000Z');
    const [first] = await register();
    expect(first).toMatchObject({ isDue: true });
    const [line, ...others] = await due();
    expect(others).toEqual([]);
    expect(line).toMatchObject({ waits: true, isLate: true, place: 'settings?part=restrictions' });
    // It counts where it is decided on: beside Settings.
    expect(line).not.toHaveProperty('forOthers');
  });
});
