import { startCosmos, type Cosmos } from '../support/cosmosEmulator';
import { FakeTeams, textsOf } from '../support/fakeTeams';
import { startTestServer, type TestServer } from '../support/sentinel';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import northmoor from '../../bot/panels/northmoor.json';

const MANY = 40;

/** Northmoor with forty more members of the Environment Agency. */
function panelOfMany(): string {
  const officers = Array.from({ length: MANY }, (_, index) => ({
    name: `Officer Number${index}`,
    agency: 'ea',
    role: 'member',
    email: `officer${index}@ea.example`,
    accepted: northmoor.members[0]?.accepted,
  }));
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'panel-')), 'panel.json');
  writeFileSync(file, JSON.stringify({ ...northmoor, members: [...northmoor.members, ...officers] }));
  return file;
}

interface Stand {
  readonly settings: Record<string, string>;
  readonly cosmos?: Cosmos;
}

const stands: [string, () => Promise<Stand>][] = [
  ['the embedded database', async () => ({ settings: {} })],
  [
    'Cosmos',
    async () => {
      const cosmos = await startCosmos();
      return { cosmos, settings: { COSMOS_ENDPOINT: cosmos.endpoint, COSMOS_KEY: cosmos.key } };
    },
  ],
];

describe.each(stands)('on %s', (_what, stand) => {
  let server: TestServer;
  let teams: FakeTeams;
  let cosmos: Cosmos | undefined;

  beforeAll(async () => {
    const { settings, ...rest } = await stand();
    cosmos = rest.cosmos;
    teams = await new FakeTeams().start();
    server = await startTestServer({ ...settings, PANEL_FILE: panelOfMany() });
    await server.moveClock('2027-02-02T09:14:00.000Z');
  });
  afterAll(async () => {
    await server.close();
    await teams.stop();
    await cosmos?.close();
  });

  it('forty members acknowledge at once: forty acknowledgements in one gapless log, none lost, none doubled', async () => {
    const ids = Array.from({ length: MANY }, (_, index) => `task-${index}`);
    await Promise.all(
      ids.map((taskId, index) =>
        server.command('Ruth Calder', 'task.allocate', {
          taskId,
          title: `Visit number ${index}`,
          agencyId: 'ea',
          ownerId: `officer-number${index}`,
          dueOn: '2027-02-19',
        }),
      ),
    );
    const officers = ids.map((_, index) => teams.user(`Officer Number${index}`, `officer${index}@ea.example`));
    const answers = await Promise.all(
      officers.map((officer, index) =>
        teams.click(server.url, teams.personal(officer), officer, 'task.acknowledge', { taskId: ids[index] }),
      ),
    );
    for (const [index, { status, body }] of answers.entries()) {
      expect(status).toBe(200);
      expect(textsOf(body.value) || body).toContain(`Acknowledged 09:14 by Officer Number${index}`);
    }

    const log: { number: number; action: string; reference: string; subject: { id: string } }[] = [];
    for (;;) {
      const after = String(log.at(-1)?.number ?? 0);
      const { body } = await server.query('Callum Reeve', 'log.list', { after, limit: '500' });
      if (body.items.length === 0) break;
      log.push(...body.items);
    }
    expect(log.map(({ number }) => number)).toEqual(log.map((_, index) => index + 1));
    const acknowledged = log.filter(({ action }) => action === 'task-acknowledged').map(({ subject }) => subject.id);
    expect(acknowledged.sort()).toEqual([...ids].sort());
    const given = log.filter(({ action }) => action === 'task-allocated').map(({ reference }) => reference);
    expect(new Set(given).size).toBe(MANY);
    expect(given.sort().at(-1)).toBe(`SEN-27-0${MANY}`);
    expect((await server.query('Callum Reeve', 'log.check')).body).toMatchObject({
      ...{ entries: log.length, intact: true, faults: [] },
    });
  });
});
