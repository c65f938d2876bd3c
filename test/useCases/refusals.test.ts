import { startTestServer, type TestServer } from '../support/sentinel';
import { underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  await server.command('Tom Hesketh', 'issue.raise', { issueId: 'hidden', text: 'Cash through the back door' });
  const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
  await server.command('Callum Reeve', 'issue.triage', { issueId: 'hidden', audience, ...underGateway });
});
afterAll(() => server.close());

const refusals = async (byName: string): Promise<Json[]> => {
  const { body } = await server.query('Callum Reeve', 'log.list', { limit: '500' });
  return body.items.filter((each: Json) => each.action === 'access-refused' && each.byName === byName);
};

describe('whoever is refused', () => {
  it('a hidden record stands in the log with it; one that never was, without; the answers are the same', async () => {
    const ask = (issueId: string) => server.query('Ravi Menon', 'issues.get', { issueId });
    const [hidden, absent] = [await ask('hidden'), await ask('never-was')];
    const { requestId: _, ...answer } = hidden.body;
    expect(absent.body).toMatchObject(answer);
    expect([hidden.status, absent.status]).toEqual([404, 404]);
    expect(await refusals('Ravi Menon')).toMatchObject([
      {
        subject: { type: 'issue', id: 'hidden' },
        note: 'Wanted to open (issues): not there, or not for them to see',
        kind: 'consultation',
      },
      { subject: { type: 'panel' }, note: 'Wanted to open (issues): not there, or not for them to see' },
    ]);
  });

  it('for want of a right stands in the log; for bad input or for how a thing stands, not', async () => {
    expect((await server.command('Jo Falk', 'issue.close', { issueId: 'hidden', answer: 'No' })).status).toBe(403);
    expect(await refusals('Jo Falk')).toMatchObject([
      { subject: { type: 'issue', id: 'hidden' }, note: 'Wanted to close (issue): not for their role' },
    ]);
    expect((await server.command('Ruth Calder', 'issue.close', { issueId: 'hidden' })).status).toBe(400);
    await server.command('Ruth Calder', 'issue.close', { issueId: 'hidden', answer: 'Done' });
    expect((await server.command('Ruth Calder', 'issue.close', { issueId: 'hidden', answer: 'Again' })).status).toBe(
      409,
    );
    expect(await refusals('Ruth Calder')).toEqual([]);
  });

  it('more than twenty times in an hour stands there twenty times, and once that there was more', async () => {
    for (let number = 1; number <= 30; number++) {
      await server.query('Priya Sandhu', 'issues.get', { issueId: number % 2 === 0 ? 'hidden' : `guess-${number}` });
    }
    const entries = await refusals('Priya Sandhu');
    expect(entries).toHaveLength(21);
    expect(entries.at(-1)?.note).toBe('More was refused; until 10:14 that is not written');
    await server.moveClock('2027-02-02T10:30:00.000Z');
    await server.query('Priya Sandhu', 'issues.get', { issueId: 'hidden' });
    expect(await refusals('Priya Sandhu')).toHaveLength(22);
  });

  it('changes nothing by it: the log is whole', async () => {
    expect((await server.query('Callum Reeve', 'log.check')).body).toMatchObject({ intact: true });
  });
});
