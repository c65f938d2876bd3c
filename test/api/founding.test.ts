import type { FoundingDraft } from '../../bot/useCases/founding/foundingDraft';
import { FakeTeams } from '../support/fakeTeams';
import { westmarch } from '../support/foundingDraft';
import type { Json } from '../support/runningServer';
import { ask, entraToken, homeTenant, startProduction } from '../support/production';
import { type Answer, send, startTestServer, type TestServer } from '../support/sentinel';

const start = '2027-02-02T09:14:00.000Z';

function door(server: TestServer, token: string, path = '', body?: object): Promise<Answer> {
  const headers: Record<string, string> = token === '' ? {} : { Authorization: `Bearer ${token}` };
  return send(`${server.url}/api/founding${path}`, body === undefined ? 'GET' : 'POST', headers, body);
}

const faultsOf = ({ body }: Answer): string[] =>
  body.faults.map(({ step, row, field, message }: Record<string, string>) =>
    [step, row, field, message].filter((part) => part !== undefined && part !== '').join(' · '),
  );

describe('on one machine without a panel', () => {
  let server: TestServer;
  let token: string;
  beforeAll(async () => {
    server = await startTestServer({ PANEL_FILE: 'none' });
    await server.moveClock(start);
    token = await server.token('Morgan Ellis');
  });
  afterAll(() => server.close());

  const look = (draft: FoundingDraft, more: object = {}) => door(server, token, '/preview', { draft, ...more });

  it('the page offers who founds it, with no chats, and the tab a draft to begin with', async () => {
    const { body } = await send(`${server.url}/local/api/people`, 'GET', {});
    expect(body).toMatchObject({ isFounded: false, people: [{ name: 'Morgan Ellis' }] });
    expect((await send(`${server.url}/local/api/session?as=morgan-ellis`, 'GET', {})).body.chats).toEqual([]);
    const begun = await door(server, token);
    expect(begun).toMatchObject({
      status: 200,
      body: { hasPanel: false, you: { email: 'morgan.ellis@first.example' } },
    });
    expect(begun.body.agencyTypes).toHaveLength(28);
    expect(await server.query('Morgan Ellis', 'session')).toMatchObject({ status: 403 });
  });

  it('tells every fault of an empty draft at its step and field, in plain words', async () => {
    const faults = faultsOf(await look((await door(server, token)).body.draft));
    expect(faults).toEqual(
      expect.arrayContaining([
        'panel · name · This may not be empty.',
        'panel · referencePrefix · Use two to six capital letters.',
        'meetings · firstMeetingOn · Choose the day of the first meeting: the others follow from it.',
        'people · Nobody has the role Chair; a panel needs one. Name them here; anybody can be changed later.',
        'people · Nobody has the role Coordinator; a panel needs one. Name them here; anybody can be changed later.',
      ]),
    );
  });

  it('shows the next six dates by the day of the first one, with what speaks against them', async () => {
    const { makes } = (await look({ ...westmarch, meetings: { ...westmarch.meetings, firstMeetingOn: '2027-03-29' } }))
      .body;
    expect(makes.meetings).toEqual([]);
    const { body } = await look({ ...westmarch, meetings: { ...westmarch.meetings, firstMeetingOn: '2027-03-26' } });
    expect(body.makes.meetings).toHaveLength(6);
    expect(body.makes.meetings[0]).toContain('M1: Fri 26 Mar, 10:00, on Teams (a bank holiday (Good Friday)');
    expect(body.makes.meetings[1]).toBe('M2: Fri 28 May, 10:00, at Bridge House, Room 4');
  });

  it('takes no more than the forms do: no marking above, no organisation twice or of no kind, no day of another age', async () => {
    const { panel, meetings, agencies, agenda } = westmarch;
    const again = { name: 'environment agency', kind: 'nonsense', regime: 'part3' };
    const formula = { name: '=cmd|y', kind: 'charity', regime: 'ukgdpr' };
    const faults = faultsOf(
      await look({
        ...{ ...westmarch, panel: { ...panel, name: 'TOP SECRET op' } },
        ...{ meetings: { ...meetings, firstMeetingOn: '9999-12-08' }, agencies: [...agencies, again, formula] },
        agenda: agenda.map((line, at) => (at === 0 ? { ...line, title: 'SECRET brief' } : line)),
      }),
    );
    expect(faults).toEqual([
      'agencies · 3 · kind · Choose one of the kinds.',
      'panel · name · Nothing marked SECRET or above may be entered here.',
      'agenda · 0 · title · Nothing marked SECRET or above may be entered here.',
      'meetings · firstMeetingOn · This is no day on which a panel begins: choose one of 1990 to 2100.',
      'agencies · 3 · name · Another organisation is called environment agency.',
      'agencies · 4 · name · This begins as a formula of a spreadsheet does. Write the words themselves.',
    ]);
  });

  it('knows what kind of partner is meant by a name of their own, and leaves open what it does not know', async () => {
    const pasted = [
      ...['Trading Standards', 'Westmarch Fire & Rescue Service', 'hmrc', 'Northgate Borough Council Licensing'],
      ...['Planning Inspectorate', 'Friends of the Canal', 'British Transport Police (Westmarch)'],
    ];
    const { draft, makes } = (await look(westmarch, { agenciesPasted: pasted.join('\n') })).body;
    const read = draft.agencies.slice(westmarch.agencies.length);
    expect(read.map(({ name, kind }: Json) => `${name}: ${kind}`)).toEqual([
      ...['Trading Standards: tradingStandards', 'Westmarch Fire & Rescue Service: fire', 'hmrc: tax'],
      ...['Northgate Borough Council Licensing: licensing', 'Planning Inspectorate: other'],
      ...['Friends of the Canal: other', 'British Transport Police (Westmarch): transportPolice'],
    ]);
    expect(makes.people[1]).toBe('1 chair, 1 deputy chair, 1 coordinator and 1 agency lead');
    const { agencyTypes } = (await door(server, token)).body;
    const all = { ...westmarch, agencies: agencyTypes.map(({ name, kind, regime }: Json) => ({ name, kind, regime })) };
    const of = (faults: string[]) => faults.filter((fault) => fault.startsWith('agencies'));
    expect(of(faultsOf(await look(all)))).toEqual([]);
  });

  it('reads people as they come out of a spreadsheet, and tells what is wrong in each row', async () => {
    const pasted = [
      '\uFEFFOrganisation;Surname;Forename;E-mail address;Job title;Vetting expiry;Shoe size',
      'Environment Agency;Ó Néill;Siân;sian.oneill@ea.example;"Officer; north";31/03/2028;5',
      'Llais Tai Cymru;Nguyễn;Văn Đức;duc@tai.example;;46843;',
      'Enviroment Agency;الشامي;ليلى;layla@ea.example;;;',
      'Environment Agency;Marsh;Dee;DEE.MARSH@ea.example;Area manager;;',
      'Environment Agency;Nobody;No;no-address;;soon;',
    ].join('\r\n');
    const { body, ...answer } = await look(westmarch, { peoplePasted: pasted });
    expect(body.draft.people).toHaveLength(8);
    expect(body.draft.people[3]).toMatchObject({ role: 'Agency lead', title: 'Area manager' });
    expect(body.draft.people[4]).toMatchObject({ name: 'Siân Ó Néill', title: 'Officer; north' });
    expect(faultsOf({ body, ...answer })).toEqual([
      'people · pasted · Left out, since nothing of this name is kept: Shoe size. All other columns are read.',
      'people · 6 · agency · No agency of the panel is called “Enviroment Agency”. Did you mean Environment Agency?',
      'people · 7 · email · “no-address” is no e-mail address.',
      'people · 7 · vettedUntil · “soon” is no day. Write it as 31/03/2027.',
    ]);
  });

  it('seats people at those whom a list calls by short names, and at nobody where two bodies may be meant', async () => {
    const names = ['HM Revenue and Customs', 'Westmarch Council: trading standards', 'Council: licensing'];
    const more = ['Westmarch Fire Brigade: fire', 'Regional organised crime unit: regional', 'RSPCA: charity'];
    const kinds = ['tax', 'tradingStandards', 'licensing'];
    const agencies = [
      ...names.map((name, at) => ({ name, kind: kinds[at] ?? '', regime: 'part3' })),
      ...more.map((each) => ({ name: each.replace(/:.*/, ''), kind: each.replace(/.*: /, ''), regime: 'part3' })),
    ];
    const written = ['HMRC', 'Trading Standards', 'licensing', 'Fire & Rescue Service', 'NCA', 'Crimestoppers', 'Tax'];
    const people = written.map((agency, at) => ({ name: `Ann ${at}`, email: `ann${at}@one.example`, agency }));
    const draft = { ...westmarch, agencies: [...westmarch.agencies, ...agencies], people };
    const { faults } = (await look(draft)).body;
    const told = faults.filter(({ field }: Json) => field === 'agency');
    expect(told.map(({ row, suggestion }: Json) => [written[row], suggestion])).toEqual([
      ['NCA', 'Regional organised crime unit'],
      ['Crimestoppers', undefined],
      ['Tax', undefined],
    ]);
  });

  it('founds nothing that has a fault, and once it has none all of it, once, however often it is sent', async () => {
    const twice = { ...westmarch, people: [...westmarch.people, ...westmarch.people.slice(3)] };
    const refused = await door(server, token, '', { draft: twice });
    expect(refused).toMatchObject({ status: 422, body: { code: 'not-fit', issues: [{ path: 'people.4.email' }] } });
    expect(await server.query('Morgan Ellis', 'session')).toMatchObject({ status: 403 });

    // What no keyboard writes is taken out, as everywhere, before a name is held against any other.
    const unseen = { ...westmarch, panel: { ...westmarch.panel, name: 'West\u0000march\u202E' } };
    for (const draft of [unseen, westmarch]) {
      const founded = await door(server, token, '', { draft });
      expect(founded).toMatchObject({ status: 200, body: { panelId: 'westmarch', name: 'Westmarch' } });
    }
    const session = await server.query('Morgan Ellis', 'session');
    expect(session.body).toMatchObject({ panel: { name: 'Westmarch' }, person: { role: 'administrator' } });
    const people = (await send(`${server.url}/local/api/people`, 'GET', {})).body;
    expect(people).toMatchObject({ isFounded: true, panelName: 'Westmarch' });
    expect(people.people).toHaveLength(5);
    const { items } = (await server.query('Cass Lyle', 'meetings.list')).body;
    expect(items[0]).toMatchObject({ reference: 'M1', on: '2027-03-10' });
    // Whatever the host force is called later, its people need no agreement with their own panel.
    const agencyId = 'westmarch-police';
    const { version } = (await server.query('Cass Lyle', 'partners.get', { agencyId })).body;
    const renamed = await server.command('Cass Lyle', 'partner.change', { agencyId, version, name: 'Westmarch' });
    expect(renamed.body).toMatchObject({ name: 'Westmarch', agreement: { state: 'unneeded' } });
  });

  it('a further panel leaves everybody to be played, whatever it is called: those of both, whoever sits on both once', async () => {
    const people = westmarch.people.map((each) => ({ ...each, email: each.email?.replace('@', '@east.') }));
    const panel = { ...westmarch.panel, name: 'Alder Vale', referencePrefix: 'ALD' };
    expect(await door(server, token, '', { draft: { ...westmarch, panel, people } })).toMatchObject({ status: 200 });
    const { body } = await send(`${server.url}/local/api/people`, 'GET', {});
    expect(body.panelName).toBe('Westmarch');
    const played: string[] = body.people.map((each: Json) => `${each.name}: ${each.panelNames.join(', ')}`);
    const namesOn = (panel: string) => westmarch.people.map(({ name }) => `${name}: ${panel}`);
    expect(played).toEqual([...namesOn('Westmarch'), 'Morgan Ellis: Westmarch, Alder Vale', ...namesOn('Alder Vale')]);
    for (const { id, panelNames } of body.people) {
      const { token: theirs } = (await send(`${server.url}/local/token`, 'POST', {}, { member: id })).body;
      const session = await send(`${server.url}/api/queries/session`, 'GET', { Authorization: `Bearer ${theirs}` });
      expect(panelNames).toContain(session.body.panel.name);
    }
  });

  it('what another panel is called, or puts before its numbers, is refused at its field, in the wizard and in the settings', async () => {
    const panel = { ...westmarch.panel, name: ' ALDER  vale', referencePrefix: 'WST' };
    const told = [
      expect.stringMatching(/^panel · name · Another panel of yours uses this name. Choose another/),
      expect.stringMatching(/^panel · referencePrefix · Another panel of yours uses this prefix/),
    ];
    expect(faultsOf(await look({ ...westmarch, panel }))).toEqual(told);
    const refused = await door(server, token, '', { draft: { ...westmarch, panel } });
    const paths = (fields: Json[]) => fields.map(({ path }) => path);
    expect([refused.status, paths(refused.body.issues)]).toEqual([422, ['panel.name', 'panel.referencePrefix']]);

    const form = async (changes: object, who = 'Morgan Ellis') => {
      const { panel: stands } = (await server.query(who, 'settings.get')).body;
      return server.command(who, 'panel.change', { part: 'panel', ...stands, ...changes });
    };
    const twin = await form({ name: 'alder vale ', referencePrefix: 'ALD' });
    expect([twin.status, paths(twin.body.issues)]).toEqual([400, ['name', 'referencePrefix']]);
    // Whoever has no seat on the other one finds out nothing of it.
    expect((await form({ name: 'Alder Vale' }, 'Cass Lyle')).status).toBe(200);
    expect((await form({ name: 'WESTMARCH', venue: 'Guildhall' })).body.panel).toMatchObject({ name: 'WESTMARCH' });
  });

  it('is no door for anybody of the panel but its administrator', async () => {
    expect((await door(server, await server.token('Cass Lyle'))).status).toBe(404);
    expect((await door(server, token)).body).toMatchObject({ hasPanel: true });
  });
});

describe('in production without a panel', () => {
  let teams: FakeTeams;
  let server: TestServer;
  beforeAll(async () => {
    teams = await new FakeTeams().start();
    const FIRST_ADMINISTRATOR = `${homeTenant}/Nia.Prosser@westmarch.police.example`;
    server = await startProduction(teams, { PANEL_FILE: '', FIRST_ADMINISTRATOR });
  });
  afterAll(async () => {
    await server.close();
    await teams.stop();
  });

  const nia = { aadObjectId: '66666666-6666-4666-8666-666666666666', email: 'nia.prosser@westmarch.police.example' };
  const other = { aadObjectId: '77777777-7777-4777-8777-777777777777', email: 'ana.quill@westmarch.police.example' };

  it('a stranger, and whoever shows no token, hear what they would hear of an address that is not there', async () => {
    const headers = { Authorization: `Bearer ${entraToken(teams, other)}` };
    const { requestId: _, ...nowhere } = (await send(`${server.url}/api/nowhere`, 'GET', headers)).body;
    for (const token of ['', 'a.b.c', entraToken(teams, other)]) {
      for (const [path, body] of [
        ['', undefined],
        ['/preview', { draft: westmarch }],
        ['', { draft: westmarch }],
      ] as const) {
        expect(await door(server, token, path, body)).toMatchObject({ status: 404, body: nowhere });
      }
    }
    expect((await ask(server, entraToken(teams, other), 'session')).body.code).toBe('not-a-member');
  });

  it('a guest is nobody by the address that is named: another organisation stated it', async () => {
    const token = entraToken(teams, other, {
      claims: { preferred_username: nia.email, idp: 'https://elsewhere.example/' },
    });
    expect((await door(server, token)).status).toBe(404);
    expect((await door(server, token, '', { draft: westmarch })).status).toBe(404);
  });

  it('the account that the settings name founds it, and nobody else is let in under its address', async () => {
    const draft = { ...westmarch, you: { name: 'Nia Prosser', title: '' }, meetings: inAYear() };
    expect(await door(server, entraToken(teams, nia), '', { draft })).toMatchObject({ status: 200 });
    const session = await ask(
      server,
      entraToken(teams, { ...nia, email: 'moved@westmarch.police.example' }),
      'session',
    );
    expect(session.body).toMatchObject({ person: { name: 'Nia Prosser', role: 'administrator' } });
    const impostor = { ...nia, aadObjectId: '88888888-8888-4888-8888-888888888888' };
    expect((await ask(server, entraToken(teams, impostor), 'session')).status).toBe(403);
    expect((await door(server, entraToken(teams, impostor))).status).toBe(404);
  });
});

/** Production has no clock of its own to move. */
function inAYear(): FoundingDraft['meetings'] {
  return { ...westmarch.meetings, firstMeetingOn: `${new Date().getUTCFullYear() + 1}-06-09` };
}

it('a deployment names its first administrator of a tenant that is let in, or does not start', async () => {
  const teams = await new FakeTeams().start();
  const elsewhere = '99999999-9999-4999-8999-999999999999/nia.prosser@westmarch.police.example';
  await expect(startProduction(teams, { FIRST_ADMINISTRATOR: elsewhere })).rejects.toThrow('not on TENANT_IDS');
  await expect(startProduction(teams, { FIRST_ADMINISTRATOR: 'nia' })).rejects.toThrow('a slash');
  await teams.stop();
});
