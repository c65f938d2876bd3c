import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

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
