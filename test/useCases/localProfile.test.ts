import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

const [REEVE, SANDHU] = ['Callum Reeve', 'Priya Sandhu'];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterAll(() => server.close());

describe('the local profile', () => {
  const shown = async (who: string) => (await server.query(who, 'meetings.get', { meetingId: 'M1' })).body.agenda;
  const picture = async (who: string) =>
    (await shown(who)).filter(({ threatPicture }: Json) => threatPicture !== undefined);
  const keep = async (on?: string) => {
    const { version } = (await server.query(REEVE, 'settings.get')).body.profile;
    const localProfile = { version: '4.2', on, url: 'https://force.example/profile' };
    return server.command(REEVE, 'panel.change', {
      part: 'profile',
      version,
      ...(on === undefined ? {} : { localProfile }),
    });
  };

  it('stands with its age on the threat picture alone, for members, and is warned of after a year', async () => {
    expect(await picture(SANDHU)).toMatchObject([{ title: 'Threat picture', threatPicture: {} }]);
    const { today } = (await server.query(REEVE, 'session')).body;
    const year = Number(today.slice(0, 4));
    const ages = {
      [today]: ['of today', false],
      [`${year - 1}${today.slice(4)}`]: ['12 months old', false],
      [`${year - 1}-01-01`]: [expect.stringMatching(/^1\d months old$/), true],
      [`${year - 3}${today.slice(4)}`]: ['3 years old', true],
    };
    for (const [on, [age, isOld]] of Object.entries(ages)) {
      expect((await keep(on)).status).toBe(200);
      const [{ threatPicture }] = await picture(SANDHU);
      const { text, ...profile } = threatPicture.profile;
      expect([text.replace('Local profile 4.2, ', ''), profile]).toEqual([
        age,
        { isOld, url: 'https://force.example/profile' },
      ]);
    }
    expect(await picture('Jo Falk')).toEqual([]);
    expect((await keep()).status).toBe(200);
    expect((await picture(SANDHU))[0].threatPicture).toEqual({});
  });
});
