import { randomUUID } from 'node:crypto';
import { deedsAt } from '../support/deeds';
import { openPdf, texts } from '../support/openedDocuments';
import { underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, BIRKETT] = ['Ruth Calder', 'Callum Reeve', 'Joanne Birkett'];
const [SANDHU, HESKETH] = ['Priya Sandhu', 'Tom Hesketh'];

describe('the measures of a small panel, computed by hand', () => {
  let server: TestServer;
  const { done } = deedsAt(() => server);
  const at = (moment: string) => server.moveClock(`2027-${moment}:00.000Z`);
  const give = async (taskId: string, agencyId: string, ownerId: string, dueOn: string, more: object = {}) =>
    done(REEVE, 'task.allocate', { ...{ taskId, title: taskId, agencyId, ownerId, dueOn }, ...underGateway, ...more });
  const EA = ['ea', 'priya-sandhu'] as const;
  const HMRC = ['hmrc', 'joanne-birkett'] as const;

  beforeAll(async () => {
    server = await startTestServer();
    // Mon 4 January; the panel's quiet hours are 18:00 to 08:00.
    await at('01-04T09:00');
    await give('visit', ...EA, '2027-01-20');
    await give('books', ...HMRC, '2027-01-08');
    await give('quiet', ...HMRC, '2027-01-29', { audience: { kind: 'named', agencyIds: ['hmrc'], memberIds: [] } });
    await done(HESKETH, 'issue.raise', { issueId: 'grill', text: 'Cash in the Harbour Grill' });
    await done(CALDER, 'issue.raise', { issueId: 'yard', text: 'Vans in Fellgate Yard' });
    // Nine hours of Monday and one and a half of Tuesday: 10.5 h.
    await at('01-05T09:30');
    await done(SANDHU, 'task.acknowledge', { taskId: 'visit' });
    // Five days in working hours: 9 + 3 × 10 + 4.5 = 43.5 h.
    await at('01-08T12:30');
    await done(BIRKETT, 'task.acknowledge', { taskId: 'books' });
    await done(BIRKETT, 'task.complete', { taskId: 'books', outcome: 'Checked' });
    // Raised on Monday at nine: shared after 100 hours.
    await at('01-08T13:00');
    await done(REEVE, 'issue.makeTask', {
      issueId: 'grill',
      task: { taskId: 'grill', title: 'Ask there', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-12' },
    });
    // Of 21 seats: the chair who starts, whoever signs in, who is named instead, and whom the sheet tells of afterwards.
    await at('01-13T10:00');
    const meetingId = 'M1';
    const instead = { answer: 'substitute', substituteName: 'Somebody Else' };
    await done(SANDHU, 'attendance.reply', { meetingId, ...instead });
    await done(CALDER, 'meeting.step', { meetingId, stepId: randomUUID(), step: { kind: 'start' } });
    await done(HESKETH, 'attendance.signIn', { meetingId, way: 'tab' });
    const decision = { meetingId, itemId: 'item-6', kind: 'decision', text: 'Larchfield becomes a priority' };
    await done(CALDER, 'meeting.record', { ...decision, entryId: randomUUID() });
    await at('01-13T11:30');
    await done(CALDER, 'meeting.close', { meetingId, stepId: randomUUID() });
    await done(REEVE, 'attendance.mark', { meetingId, memberId: 'joanne-birkett', present: true });
    await done(REEVE, 'member.add', {
      ...{ memberId: 'mair-owen', agencyId: 'police', name: 'Mair Owen', role: 'administrator' },
      email: 'mair@police.example',
    });
    await at('01-21T10:00');
    await done(SANDHU, 'task.complete', { taskId: 'visit', outcome: 'Visited' });
    await done(REEVE, 'task.close', { taskId: 'visit', fourP: 'Pursue' });
    await done(REEVE, 'task.close', { taskId: 'books', fourP: 'Prevent' });
    const larchfield = { groupId: 'nm-ocg-031' };
    const facts = { what: 'The shop was closed', on: '2027-01-20', agencyIds: ['ea'], fourP: 'Protect' };
    await done(SANDHU, 'disruption.propose', { disruptionId: 'shop', ...larchfield, ...facts, grade: 'major' });
    const { items } = (await server.query(REEVE, 'disruptions.list')).body;
    const [{ id: disruptionId, version }] = items;
    await done(REEVE, 'disruption.moderate', { disruptionId, version, grade: 'minor', reason: 'It opened again' });
    for (const opportunityId of ['gate', 'fence'])
      await done(SANDHU, 'opportunity.raise', { ...larchfield, opportunityId, what: opportunityId, agencyId: 'ea' });
    await done(REEVE, 'opportunity.reject', { ...larchfield, opportunityId: 'fence', reason: 'Not in our power' });
    // Two threats named, one of them confirmed, one of the shipped confirmed before; two groups recorded, of which one has
    // two opportunities, the second raised after the period.
    for (const name of ['hare coursing', 'cuckooing', 'a typing error']) await done(SANDHU, 'threat.propose', { name });
    await done(REEVE, 'threat.confirm', { threatId: 'hare-coursing' });
    await done(REEVE, 'threat.decline', { threatId: 'a-typing-error', reason: 'There is none' });
    for (const [groupId, operation] of [
      ['whinchat', 'Whinchat'],
      ['dunlin', 'Dunlin'],
    ]) {
      const group = { groupId, operation, reference: `NM-OCG-${operation}`, threats: [], status: 'new' };
      await done(REEVE, 'group.record', group);
    }
    const whinchat = { groupId: 'whinchat', agencyId: 'ea' };
    await done(SANDHU, 'opportunity.raise', { ...whinchat, opportunityId: 'lane', what: 'Watch the lane' });
    // One sits for it, and one only instead of her.
    const { version: drawn } = (await server.query(REEVE, 'partners.get', { agencyId: 'ea' })).body;
    await done(REEVE, 'partner.change', { agencyId: 'ea', version: drawn, seatsWanted: 3 });
    await at('02-03T10:00');
    await done(SANDHU, 'opportunity.raise', { ...whinchat, opportunityId: 'mill', what: 'Visit the mill' });
  }, 60_000);
  afterAll(() => server.close());

  const january = { period: 'own', from: '2027-01-01', to: '2027-01-31' };
  const asked = async (who: string, period: Record<string, string> = january): Promise<Json> =>
    (await server.query(who, 'measures.get', period)).body;
  const figures = ({ items }: Json) =>
    Object.fromEntries(items.map(({ measure, figure }: Json) => [measure, [figure.text, figure.ofText]]));

  it('are told with what they are of', async () => {
    expect(figures(await asked(REEVE))).toMatchObject({
      tasksGiven: ['4', undefined],
      tasksClosed: ['2', undefined],
      doneInTime: ['50%', '1 of 2 tasks in time'],
      tasksOverdue: ['2', undefined],
      overdueNow: ['1', undefined],
      ackTime: ['27 h', 'of 2 tasks'],
      issuesRaised: ['2', undefined],
      partnerIssues: ['50%', '1 of 2 issues by partners'],
      disruptions: ['1', undefined],
      disruptionsProposed: ['1', undefined],
      opportunities: ['0%', '0 of 3 opportunities tasked'],
      opportunitiesPerGroup: ['1', '2 opportunities of 2 new groups'],
      newThreats: ['1', undefined],
      threatsProposed: ['2', undefined],
      seatsEmpty: ['2', undefined],
      shareTime: ['4.2 days', 'of 1 issue'],
      attendance: ['19%', '4 of 21 seats came'],
    });
  });

  it('leave out what is for few, for whoever may open none of it', async () => {
    const { items, may } = await asked('Mair Owen');
    expect(may).toMatchObject({ open: false });
    expect(figures({ items })).toMatchObject({ tasksGiven: ['3', undefined], tasksOverdue: ['1', undefined] });
    const told = items.map(({ measure }: Json) => measure);
    // Of groups it says nothing, not even that there is none.
    for (const measure of ['disruptions', 'disruptionsProposed', 'opportunities', 'opportunitiesPerGroup'])
      expect(told).not.toContain(measure);
    expect(told).toEqual(expect.arrayContaining(['newThreats', 'seatsEmpty', 'overdueNow']));
  });

  it('are compared with the days before, and told apart', async () => {
    const february = { period: 'own', from: '2027-02-01', to: '2027-02-03' };
    const given = (await asked(REEVE, february)).items.find(({ measure }: Json) => measure === 'tasksGiven');
    expect(given).toMatchObject({ changeText: 'The same as the 3 days before', change: 'same' });
    const closed = (await asked(REEVE)).items.find(({ measure }: Json) => measure === 'tasksClosed');
    expect(closed.parts.map(({ by, text }: Json) => [by, text])).toEqual([
      ['agency.ea', '1'],
      ['agency.hmrc', '1'],
      ['fourP.Prevent', '1'],
      ['fourP.Pursue', '1'],
    ]);
  });

  it('open the list that each number counts', async () => {
    const { items, from, to } = await asked(REEVE);
    const listed = async (query: Record<string, string>): Promise<number> => {
      const { status, body } = await server.query(REEVE, 'measures.records', query);
      expect([query, status]).toEqual([query, 200]);
      return body.items.length;
    };
    let numbers = 0;
    for (const { measure, figure, parts, months } of items) {
      const asks: [number, Record<string, string>][] = [
        [figure.n, { measure, from, to }],
        ...parts.map((part: Json) => [part.n, { measure, from, to, by: part.by }]),
        ...months.map((month: Json) => [month.n, { measure, from: month.from, to: month.to }]),
      ];
      for (const [n, query] of asks) {
        numbers += 1;
        expect([query, await listed(query)]).toEqual([query, n]);
      }
    }
    expect(numbers).toBeGreaterThan(100);
  });

  it('list what counted last first, whatever was done with it since', async () => {
    const { from, to } = await asked(REEVE);
    const rows = async (measure: string) =>
      (await server.query(REEVE, 'measures.records', { measure, from, to })).body.items.map(({ title }: Json) => title);
    // Closed in this order on one day, changed last: the books were acknowledged three days after the visit.
    expect(await rows('ackTime')).toEqual(['books', 'visit']);
    expect(await rows('doneInTime')).toEqual(['visit', 'books']);
    expect(await rows('opportunitiesPerGroup')).toEqual(['Whinchat', 'Dunlin']);
    const { items: seats } = (await server.query(REEVE, 'measures.records', { measure: 'seatsEmpty', from, to })).body;
    expect(seats.map(({ title, note }: Json) => [title, note])).toEqual([
      ['Environment Agency', 'Seat 2 of 3'],
      ['Environment Agency', 'Seat 3 of 3'],
    ]);
  });

  it('stand on one page for the chief officer, marked, with no name of a person or a group', async () => {
    const { status, body } = await server.query(CALDER, 'measures.chiefsPage', january);
    const page = openPdf(Buffer.from(body.base64, 'base64'));
    expect(page.pages).toHaveLength(1);
    // A task for HMRC alone is counted in it.
    const marking = 'OFFICIAL-SENSITIVE RECIPIENTS ONLY';
    expect([status, body.marking]).toEqual([200, marking]);
    expect(body.fileName).toBe(`${marking} chief-officers-page-2027-01-01-2027-01-31.pdf`);
    const furniture = page.pages.flatMap((each) => each.furniture.map(({ text }) => text));
    expect(furniture.filter((text) => text === marking)).toHaveLength(2);
    const cells = texts(page, 'Table TR TD');
    expect(cells).toEqual(expect.arrayContaining(['Tasks given', '4', '50% (1 of 2 tasks in time)', '1 today']));
    expect(cells).toContain('4 more than the 31 days before');
    expect(cells.slice(-3)).toEqual(['Minor: 1', 'Protect: 1', 'Environment Agency: 1']);
    const all = [...cells, ...furniture].join(' ');
    const { items: people } = (await server.query(REEVE, 'nominals.list', { groupId: 'nm-ocg-031' })).body;
    expect(people.length).toBeGreaterThan(0);
    for (const { id: nominalId } of people) {
      const { body: person } = await server.query(REEVE, 'nominals.get', { groupId: 'nm-ocg-031', nominalId });
      expect(all).not.toContain(person.name.split(' ').at(-1));
    }
    for (const hidden of ['Larchfield', 'NM-OCG-031']) expect(all).not.toContain(hidden);
    const { items: logged } = (await server.query(REEVE, 'log.list', { newest: '30' })).body;
    expect(logged).toContainEqual(expect.objectContaining({ action: 'chiefs-page-taken', kind: 'disclosure' }));
  });

  it('stand with meetings, disruptions and how the log and records are kept in one paper for an inspection', async () => {
    expect((await server.query('Mair Owen', 'measures.evidencePack', january)).status).toBe(403);
    expect((await server.query(REEVE, 'log.check')).body.intact).toBe(true);
    const { status, body } = await server.query(REEVE, 'measures.evidencePack', january);
    const paper = openPdf(Buffer.from(body.base64, 'base64'));
    const marking = 'OFFICIAL-SENSITIVE RECIPIENTS ONLY';
    expect([status, body.fileName]).toEqual([200, `${marking} evidence-2027-01-01-2027-01-31.pdf`]);
    for (const { furniture } of paper.pages) expect(furniture.filter(({ text }) => text === marking)).toHaveLength(2);
    const [cells, headings, words, list] = ['Table TR TD', 'H1', 'P', 'L LI LBody'].map((path) => texts(paper, path));
    expect(headings?.slice(1)).toEqual([
      ...['Measures', 'Meetings', 'Disruptions, moderated', 'How the log was verified'],
      ...['What the log has of the period', 'Retention'],
    ]);
    const definition = 'Tasks that the coordinator or the chair closed, with an outcome. Only closed counts as done.';
    expect(cells).toEqual(expect.arrayContaining(['Tasks closed', '2', definition]));
    expect(words).toContain('Decisions: 1. Tasks given: 0. Attendance: 4 of 21 seats came.');
    const at = (cells ?? []).indexOf('D-27-001');
    expect((cells ?? []).slice(at, at + 6)).toEqual([
      ...['D-27-001', 'Wed 20 Jan 2027', 'Major', 'Minor', 'Protect', 'Environment Agency'],
    ]);
    expect((list ?? []).join(' ')).toMatch(
      /Entries \d+ to \d+, of 0 of which the words are gone.*They stand as they were written.*by the coordinator, up to entry \d+, with \d+ records that stood as last written. The log was whole/,
    );
    expect(words).toContain('Due for review today: 0. Legal holds that stand: 0.');
    const all = [...(cells ?? []), ...(words ?? []), ...(list ?? [])].join(' ');
    for (const { name } of (await server.query(REEVE, 'members.list')).body.items) expect(all).not.toContain(name);
    for (const hidden of ['Larchfield', 'NM-OCG', 'Whinchat', 'Stroud', 'The shop']) expect(all).not.toContain(hidden);
    const { items: logged } = (await server.query(REEVE, 'log.list', { newest: '30' })).body;
    const taken = logged.filter(({ action }: Json) => action === 'evidence-pack-taken');
    expect(taken).toMatchObject([{ kind: 'disclosure' }]);
  });

  it('are held against the baseline that whoever runs the panel sets, as many days of it as the period has', async () => {
    const baseline = { from: '2026-12-01', to: '2027-01-31' };
    expect((await server.command('Mair Owen', 'measure.setBaseline', baseline)).status).toBe(403);
    const backwards = { from: baseline.to, to: baseline.from };
    expect((await server.command(REEVE, 'measure.setBaseline', backwards)).status).toBe(400);
    await done(REEVE, 'measure.setBaseline', baseline);
    const told = async (measure: string) => {
      const { items, ...rest } = await asked(REEVE);
      return [rest['baseline']?.from, items.find((item: Json) => item.measure === measure).baselineText];
    };
    // Four in 62 days: two in the 31 of January. What is a share or a time is told as it was.
    expect(await told('tasksGiven')).toEqual(['2026-12-01', 'Baseline 2']);
    expect(await told('ackTime')).toEqual(['2026-12-01', 'Baseline 27 h']);
    await done(REEVE, 'measure.setBaseline', {});
    expect(await told('tasksGiven')).toEqual([undefined, undefined]);
    const { body } = await server.query(CALDER, 'measures.chiefsPage', january);
    expect(openPdf(Buffer.from(body.base64, 'base64')).pages).toHaveLength(1);
  });
});
