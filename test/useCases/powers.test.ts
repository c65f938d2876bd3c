import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, SANDHU] = ['Ruth Calder', 'Callum Reeve', 'Priya Sandhu'];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterAll(() => server.close());

const all = async (): Promise<Json[]> => (await server.query(REEVE, 'powers.all')).body.items;
const offered = async (): Promise<Json[]> => (await server.query(SANDHU, 'powers.list')).body.items;
const sent = async (id: string, changes: object = {}): Promise<object> => {
  const found = (await all()).find((power) => power.id === id);
  const { id: powerId, checkText: _, changedText: __, ...row } = found;
  return { ...row, powerId, ...changes };
};
const keep = async (id: string, changes: object, who = REEVE) =>
  server.command(who, 'power.keep', await sent(id, changes));

describe('the panel’s powers', () => {
  it('are the shipped ones, with what needs a legal check switched off, each to be checked against current law', async () => {
    const powers = await all();
    expect(powers).toHaveLength(97);
    expect(powers.every(({ on, confidence }) => on === (confidence !== 'R'))).toBe(true);
    expect(powers.every(({ checkText }) => checkText.startsWith('Check current law: worded in November 2026'))).toBe(
      true,
    );
    expect((await offered()).length).toBe(powers.filter(({ on }) => on).length);
  });

  it('are switched off and on, and offered by that; who did it and when stands on the row and in the log', async () => {
    expect((await keep('POL-01', { on: false }, CALDER)).status).toBe(403);
    const { body } = await keep('POL-01', { on: false });
    expect(body).toMatchObject({ on: false, changedText: 'Callum Reeve changed it, 09:14' });
    expect((await offered()).map(({ id }) => id)).not.toContain('POL-01');
    const { items } = (await server.query(REEVE, 'log.list', { limit: '100' })).body;
    const notes = items.filter(({ action }: Json) => action === 'power-changed').map(({ note }: Json) => note);
    expect(notes).toEqual(['POL-01 Cash seizure, detention and forfeiture: switched off']);
    await keep('POL-01', { on: true });
    expect((await offered()).map(({ id }) => id)).toContain('POL-01');
  });

  it('are changed in words, added to, and say when they were held against current law', async () => {
    const { body } = await keep('POL-02', { power: 'Account freezing', checked: true });
    expect(body).toMatchObject({ power: 'Account freezing' });
    expect(body.checkText).toBe('Check current law: last checked Tue 2 Feb by Callum Reeve');
    const added = await sent('POL-02', { powerId: 'our-own', version: '', power: 'Byelaw on street trading' });
    expect((await server.command(REEVE, 'power.keep', added)).status).toBe(200);
    expect((await server.command(REEVE, 'power.keep', added)).status).toBe(200);
    expect((await all()).filter(({ id }) => id === 'our-own')).toHaveLength(1);
    expect(await all()).toHaveLength(98);
  });

  it('tell a second editor who was faster', async () => {
    const mine = await sent('POL-03', { lever: 'Mine' });
    await keep('POL-03', { lever: 'Theirs' });
    const late = await server.command(REEVE, 'power.keep', mine);
    expect(late).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
    expect(late.body.message).toMatch(/^Callum Reeve changed Listed assets seizure at 09:14/);
  });
});
