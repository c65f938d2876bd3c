import { textsOf } from '../support/fakeTeams';
import { underGateway } from '../support/gateway';
import { chatOf } from '../support/localTeams';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterAll(() => server.close());

it('Today tells whoever leads a group that its review is due, and those who run the panel where nobody leads it', async () => {
  const told = async (who: string): Promise<string[]> =>
    (await server.query(who, 'today.lines')).body.items
      .filter(({ kind }: Json) => kind === 'group')
      .map(({ text }: Json) => text);
  const sable = { groupId: 'sable', operation: 'Sable', reference: 'NM-OCG-052', threats: [] };
  const recorded = { ...sable, nextReviewOn: '2027-02-03', lroId: 'amira-nadeem' };
  expect(await server.command('Callum Reeve', 'group.record', recorded)).toMatchObject({ status: 200 });
  expect((await told('Amira Nadeem')).filter((text) => text.includes('review'))).toEqual([]);
  await server.moveClock('2027-02-03T09:14:00.000Z');
  expect(await told('Amira Nadeem')).toContain('You lead it; its review is due: Wed 3 Feb');
  expect(await told('Callum Reeve')).toEqual([]);
  const { version } = (await server.query('Callum Reeve', 'groups.get', { groupId: 'sable' })).body;
  const { groupId, ...head } = sable;
  const changed = { groupId, version, head: { ...head, status: 'mapped' } };
  expect(await server.command('Callum Reeve', 'group.change', changed)).toMatchObject({ status: 200 });
  expect(await told('Callum Reeve')).toEqual(['1 group that nobody leads is due for review']);
  await server.command('Callum Reeve', 'group.review', { groupId, nextReviewOn: '2027-05-03' });
  expect(await told('Callum Reeve')).toEqual([]);
});

describe('what falls due of the threat picture', () => {
  const [REEVE, SANDHU, NADEEM] = ['Callum Reeve', 'Priya Sandhu', 'Amira Nadeem'];
  const larchfield = { groupId: 'nm-ocg-031' };
  const done = async (who: string, name: string, input: object): Promise<Json> => {
    const { status, body } = await server.command(who, name, input);
    expect([name, status, body.message]).toEqual([name, 200, undefined]);
    return body;
  };
  const led = (groupId: string, operation: string, number: number, nextReviewOn: string) =>
    done(REEVE, 'group.record', {
      ...{ groupId, operation, reference: `NM-OCG-0${number}`, threats: [], nextReviewOn, lroId: 'amira-nadeem' },
    });
  /** What a chat was told of it, message by message, once all is sent; looked for twice, which tells nothing twice. */
  async function told(memberId: string, now: string, of = server): Promise<string[]> {
    for (let time = 1; time <= 2; time += 1) await of.moveClock(now);
    await until('all is sent', async () => {
      const { items } = (await server.query(REEVE, 'reminders.deliveries', { limit: '50' })).body;
      return items.every(({ state }: Json) => state !== 'queued');
    });
    const said = (await chatOf(server.url, memberId)).map(({ cards }) => textsOf(cards));
    return said.filter((each) => /review of (?!Sable)|still in place|no answer/.test(each));
  }
  const gated = (groupId: string, disruptionId: string, recheckOn: string) =>
    done(SANDHU, 'disruption.propose', {
      ...{ groupId, disruptionId, what: 'The yard is gated', on: '2027-02-01', fourP: 'Protect', agencyIds: ['ea'] },
      ...{ grade: 'minor', control: { what: 'A gate at the weighbridge', recheckOn } },
    });
  const referred = { referralId: 'r-1', ...larchfield, to: 'regionalUnit', toName: 'North West ROCU' };

  it('is told in chat on its day, once, in one message to each: to the lead, and to whoever looks after what is to last', async () => {
    await server.moveClock('2027-02-08T09:14:00.000Z');
    await led('tern', 'Tern', 53, '2027-02-10');
    await gated(larchfield.groupId, 'gate', '2027-02-10');
    await done(NADEEM, 'referral.make', { ...referred, why: 'It reaches into two forces' });
    expect(await told('amira-nadeem', '2027-02-09T08:01:00.000Z')).toEqual([]);
    const [own, ...others] = await told('amira-nadeem', '2027-02-10T08:01:00.000Z');
    expect(others).toEqual([]);
    expect(own).toMatch(/Reminder of Wed 10 Feb .*2 things wait/s);
    expect(own).toContain('The review of Tern (NM-OCG-053), which you lead, is due: Wed 10 Feb, today.');
    const check =
      'Is what was to last of D-27-001 of Larchfield (NM-OCG-031) still in place? To be looked at Wed 10 Feb, today.';
    expect(own).toContain(check);
    expect(await told('priya-sandhu', '2027-02-10T08:01:00.000Z')).toEqual([
      expect.stringContaining(`Reminder of Wed 10 Feb: ${check}`),
    ]);
    expect(JSON.stringify(await chatOf(server.url, 'priya-sandhu'))).not.toContain('weighbridge');
    const restarted = await startTestServer({ DATA_DIR: server.dataDir });
    for (const now of ['2027-02-10T08:02:00.000Z', '2027-02-11T08:01:00.000Z', '2027-02-10T08:01:00.000Z'])
      for (const memberId of ['amira-nadeem', 'priya-sandhu'])
        expect(await told(memberId, now, restarted)).toHaveLength(1);
    await restarted.close();
  });

  it('is told of a referral to whoever made it, 28 days without an answer', async () => {
    expect(await told('amira-nadeem', '2027-03-05T08:01:00.000Z')).toHaveLength(1);
    const [, last] = await told('amira-nadeem', '2027-03-08T08:01:00.000Z');
    expect(last).toContain('R-27-001, by which you referred Larchfield (NM-OCG-031) on Mon 8 Feb, has no answer.');
    expect(last).not.toMatch(/ROCU|two forces/);
    expect(await told('amira-nadeem', '2027-03-09T08:01:00.000Z')).toHaveLength(2);
    expect(await told('callum-reeve', '2027-03-09T08:01:00.000Z')).toEqual([]);
  });

  it('is not told once it was settled, or is hidden from them, by when it goes out; of few by its number alone', async () => {
    await led('avocet', 'Avocet', 54, '2027-03-10');
    await led('dunlin', 'Dunlin', 55, '2027-03-10');
    await done(REEVE, 'group.record', { groupId: 'plover', operation: 'Plover', reference: 'NM-OCG-056', threats: [] });
    await gated('plover', 'fence', '2027-03-10');
    const few = async (groupId: string, memberIds: string[]) =>
      done(REEVE, 'restriction.set', {
        ...{ about: { type: 'group', groupId }, reason: 'A live search', ...underGateway, purpose: 'The search' },
        audience: { kind: 'named', agencyIds: [], memberIds },
      });
    await few('dunlin', ['amira-nadeem']);
    for (const who of [NADEEM, SANDHU]) await done(who, 'reminder.prefer', { muted: false, from: '11:00' });
    await server.moveClock('2027-03-10T08:01:00.000Z');
    await done(NADEEM, 'group.review', { groupId: 'avocet', nextReviewOn: '2027-06-10' });
    await few('plover', []);
    const [, , last, ...more] = await told('amira-nadeem', '2027-03-10T11:01:00.000Z');
    expect(more).toEqual([]);
    expect(last).toContain('The review of NM-OCG-055, which you lead, is due');
    expect(last).not.toMatch(/Dunlin|Avocet|OCG-054/);
    expect(await told('priya-sandhu', '2027-03-10T11:01:00.000Z')).toHaveLength(1);
  });
});
