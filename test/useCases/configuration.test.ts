import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { z } from 'zod';
import { Agency } from '../../bot/domain/agency';
import { configurationFields, unnamed } from '../../bot/domain/configuration';
import { MemberId } from '../../bot/domain/ids';
import { Panel } from '../../bot/domain/panel';
import { Power } from '../../bot/domain/power';
import { bared, isList, isObject } from '../../bot/ledger/schemaParts';
import northmoor from '../../bot/panels/northmoor.json';
import { runCommand } from '../../bot/useCases/commands';
import { runQuery } from '../../bot/useCases/queries';
import { openOutboxStand } from '../delivery/outboxStand';
import { westmarch } from '../support/foundingDraft';
import type { Json } from '../support/runningServer';
import { send, startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, LYLE, ELLIS] = ['Ruth Calder', 'Callum Reeve', 'Cass Lyle', 'Morgan Ellis'];

/** "series.firstMeetingOn": every field of a record, at every depth. */
function fieldsOf(schema: z.ZodTypeAny, within = ''): string[] {
  const bare = bared(schema);
  if (isList(bare)) return fieldsOf(bare.element, within);
  if (!isObject(bare)) return [within];
  return Object.entries(bare.shape).flatMap(([name, inner]) =>
    fieldsOf(inner, within === '' ? name : `${within}.${name}`),
  );
}

it.each([
  ['panel', Panel],
  ['agency', Agency],
  ['power', Power],
] as const)('of every field of the %s it is decided whether another force gets it', (name, schema) => {
  const { goes, stays } = configurationFields[name];
  expect([...goes, ...stays].sort()).toEqual(fieldsOf(schema).sort());
});

it.each([
  ['Update by Insp. Calder', 'Update by Insp. (name)'],
  ['RUTH CALDER reports', '(name) reports'],
  ['RUTH calder and calder, ruth', '(name) and (name), (name)'],
  ['ask sian o neill, or SIÂN Ó néill', 'ask (name), or (name)'],
  ['Truth of Calders, Café Ruthin', 'Truth of Calders, Café Ruthin'],
  [
    'After SEN-27-001, I-27-014 and NM-OCG-14: section 42-27',
    'After (reference), (reference) and (reference): section 42-27',
  ],
  ['Ring 01632 960 114 or ruth@northmoor.example', 'Ring (number) or (address)'],
  ['Calderdale premises, on 10-12 Mill Street', 'Calderdale premises, on 10-12 Mill Street'],
  ['Ask Siân Ó Néill first', 'Ask (name) first'],
])('“%s” goes to another force as “%s”', (text, bare) => {
  expect(unnamed(text, ['Ruth Calder', 'Siân Ó Néill'])).toBe(bare);
});

let from: TestServer;
let to: TestServer;
/** As Northmoor gives it. */
let file: string;
beforeAll(async () => {
  [from, to] = await Promise.all([startTestServer(), startTestServer({ PANEL_FILE: 'none' })]);
  await Promise.all([from, to].map((server) => server.moveClock('2027-02-02T09:14:00.000Z')));
  await founding('', { draft: westmarch });
});
afterAll(() => Promise.all([from.close(), to.close()]));

async function founding(path: string, body: object) {
  return send(`${to.url}/api/founding${path}`, 'POST', { Authorization: `Bearer ${await to.token(ELLIS)}` }, body);
}
const change = (part: object) => from.command(REEVE, 'panel.change', part);
const preview = async (text = file): Promise<Json> =>
  (await to.query(LYLE, 'settings.configurationPreview', { text })).body;
const takeOn = (version: string, text = file) => to.command(LYLE, 'panel.configure', { text, version });
function edited(edit: (content: Json) => void): string {
  const content = JSON.parse(file);
  edit(content);
  return JSON.stringify(content);
}
const records = async (): Promise<Json> => ({
  agencies: (await to.query(LYLE, 'partners.list')).body.items,
  settings: (await to.query(LYLE, 'settings.get')).body,
  meetings: (await to.query(LYLE, 'meetings.list')).body.items,
});

it('holds how the panel is set and nothing of its people, places and records; that it was taken is a disclosure', async () => {
  await from.command(REEVE, 'partner.add', { name: 'Canal Watch', kind: 'other', regime: 'ukgdpr', seatsWanted: 2 });
  const { agenda, templates, series, gateways } = (await from.query(REEVE, 'settings.get')).body;
  const last = { title: 'Update by Insp. Calder', minutes: 5, kind: 'standing', purpose: 'note' };
  await change({ part: 'agenda', version: agenda.version, agendaTemplate: [...agenda.lines.slice(1), last] });
  const taskTemplates = [{ title: 'Ask Priya Sandhu', detail: 'On 01632 960 114', workingDays: 3 }];
  await change({ part: 'templates', version: templates.version, taskTemplates });
  const ours = { list: [{ name: 'Byelaw of 1901, as Priya Sandhu reads it', on: true }], alsoFor: ['fire'] };
  await change({ part: 'gateways', version: gateways.version, gateways: ours });
  const rule = { ...series.rule, weekday: 'Tuesday', weekOfMonth: 3, firstMeetingOn: '2027-03-16' };
  await change({ part: 'series', version: series.version, series: rule });
  const { id: powerId, checkText: _, changedText: __, ...row } = (await from.query(REEVE, 'powers.all')).body.items[0];
  await from.command(REEVE, 'power.keep', { ...row, powerId, on: false, checked: true });

  expect((await from.query(CALDER, 'settings.configuration')).status).toBe(403);
  const { body } = await from.query(REEVE, 'settings.configuration');
  expect(body.left).toEqual(['4 texts held a name, an address or a telephone number, which was taken out.']);
  file = body.text;
  const { panel, powers, agencies } = JSON.parse(file);
  expect(panel.agendaTemplate.at(-1).title).toBe('Update by Insp. (name)');
  expect(panel.taskTemplates).toEqual([{ title: 'Ask (name)', detail: 'On (number)', workingDays: 3 }]);
  expect(powers).toMatchObject([{ id: powerId, on: false }]);
  expect(agencies).toContainEqual({ kind: 'tax', regime: 'part3', seatsWanted: 1 });
  expect(agencies.filter(({ name }: Json) => name !== undefined)).toEqual([
    { kind: 'other', name: 'Canal Watch', regime: 'ukgdpr', seatsWanted: 2 },
    { kind: 'charity', name: 'Crimestoppers', regime: 'ukgdpr', seatsWanted: 1 },
    { kind: 'charity', name: 'RSPCA', regime: 'ukgdpr', seatsWanted: 1 },
  ]);
  const all = JSON.stringify({ panel, powers, agencies });
  const { name, force, referencePrefix, venue, series: own } = northmoor.panel;
  const secrets = [
    ...[name, force, `"${referencePrefix}"`, venue, own.firstMeetingOn],
    ...northmoor.members.flatMap((member) => [member.name, member.email]),
    ...northmoor.agencies.filter(({ kind }) => kind !== 'charity').map((agency) => `"${agency.name}"`),
    ...northmoor.groups.map((group) => group.reference),
  ];
  expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
  const { items } = (await from.query(REEVE, 'log.list', { newest: '5' })).body;
  const entry = { action: 'configuration-exported', kind: 'disclosure', byName: REEVE };
  expect(items).toContainEqual(expect.objectContaining(entry));
});

describe('taken on by a panel that has not begun', () => {
  it.each([
    ['broken', () => file.slice(0, 400), /damaged on its way or changed by hand/],
    ['another file', () => '{"panel":{}}', /no configuration of a panel/],
    ['newer', () => edited((content) => (content.sentinelConfiguration = 2)), /form 2, made by a newer version/],
    ['too large', () => `${file}${' '.repeat(160_000)}`, /larger than a configuration/],
    [
      'of an unknown kind',
      () => edited(({ agencies }) => (agencies[0].kind = 'polise')),
      /^Organisations, line 1, kind: .*polise.*did you mean police/,
    ],
    [
      'a formula',
      () => edited(({ agencies }) => (agencies[0].name = '=cmd|y')),
      /^Organisations, line 1, name: This begins as a formula/,
    ],
    [
      'marked above',
      () => edited(({ panel }) => (panel.marking = 'SECRET')),
      /^Marking: Sentinel holds nothing marked SECRET/,
    ],
    [
      'worded above',
      () => edited(({ panel }) => (panel.agendaTemplate[1].title = 'SEC\u0000RET brief')),
      /^Agenda, line 2, title: Sentinel holds/,
    ],
    ['mistyped', () => edited(({ panel }) => (panel.venue = 'Here')), /^venue: nothing of this name is read here/],
    [
      'at odds',
      () => edited(({ panel }) => panel.reminderRules.push(panel.reminderRules[0])),
      /^Reminder rules, line \d+, days: Another/,
    ],
  ])('is refused whole where it is %s, with the place and the cure', async (_what, text, words) => {
    const before = await records();
    const { faults, parts } = await preview(text());
    expect(faults[0]).toMatch(words);
    expect(parts).toEqual([]);
    expect(await takeOn('', text())).toMatchObject({ status: 422, body: { code: 'configuration-unfit' } });
    expect(await records()).toEqual(before);
  });

  it('shows part by part what it makes, then makes that: seats, agenda, rule, templates, powers; nobody and no record', async () => {
    const before = await records();
    const { version, parts } = await preview();
    expect(parts.map(({ part }: Json) => part)).toEqual([
      'Organisations',
      'Agenda',
      'Series',
      'Reminders',
      'Gateways',
      'Powers',
    ]);
    const [organisations] = parts;
    for (const line of [
      'HM Revenue and Customs is added, 1 seat wanted',
      ...['RSPCA is added (Charity), 1 seat wanted', 'Crimestoppers is added (Charity), 1 seat wanted'],
      'Canal Watch is added (Another kind of organisation), 2 seats wanted',
    ])
      expect(organisations.lines).toContain(line);
    expect(organisations.lines.join()).not.toMatch(/ \d is added/);
    expect(parts[1].lines[1]).toMatch(/^M1, M2, .* take it over/);
    expect(await records()).toEqual(before);
    expect((await takeOn('of-another-look')).body.code).toBe('changed-meanwhile');
    expect((await takeOn(version)).status).toBe(200);
    const after = await records();
    const added: number = parts[0].lines.length;
    expect(after.agencies.slice(added)).toHaveLength(before.agencies.length);
    expect(after.settings.panel).toMatchObject({ name: 'Westmarch', venue: 'Bridge House, Room 4' });
    expect(after.settings.series.rule).toMatchObject({ weekday: 'Tuesday', firstMeetingOn: '2027-03-16' });
    expect(after.settings.gateways.gateways).toEqual({
      list: [{ name: 'Byelaw of 1901, as (name) reads it', on: true }],
      alsoFor: ['fire'],
    });
    expect(after.settings.templates.templates).toMatchObject([{ title: 'Ask (name)' }]);
    expect(after.meetings.map(({ on }: Json) => on)).toEqual(before.meetings.map(({ on }: Json) => on));
    const { agenda } = (await to.query(LYLE, 'meetings.get', { meetingId: 'M1' })).body;
    expect(agenda.at(-1).title).toBe('Update by Insp. (name)');
    const [power] = (await to.query(LYLE, 'powers.all')).body.items;
    expect(power).toMatchObject({ on: false, checkText: expect.stringContaining('not checked by the panel since') });
    expect((await to.query(LYLE, 'members.list')).body.items).toHaveLength(5);
  });

  it('makes nothing twice, and says so', async () => {
    const before = await records();
    const { version, parts } = await preview();
    expect(parts).toEqual([]);
    expect((await takeOn(version)).status).toBe(200);
    expect(await records()).toEqual(before);
  });

  it('is laid over nothing that somebody changed since the preview, and of two at once one is told', async () => {
    const [one, other] = [7, 8].map((urgentHours) => edited(({ panel }) => (panel.targets.urgentHours = urgentHours)));
    const { version } = await preview(one);
    const { targets } = (await records()).settings;
    await to.command(ELLIS, 'panel.change', {
      ...targets,
      part: 'targets',
      targets: { ...targets.targets, urgentHours: 5 },
    });
    const late = await takeOn(version, one);
    expect(late).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
    expect(late.body.message).toMatch(/^Morgan Ellis changed Westmarch at /);
    expect((await records()).settings.targets.targets.urgentHours).toBe(5);
    const looks = await Promise.all([one, other].map((text) => preview(text)));
    const both = await Promise.all([takeOn(looks[0]?.['version'], one), takeOn(looks[1]?.['version'], other)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('tells one of two whose requests crossed, before anything of it is written', async () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'sentinel-crossed-'));
    const stand = await openOutboxStand(path.join(dir, 'panel.db'));
    const asCallum = () => stand.contexts.of(stand.panelId, MemberId.parse('callum-reeve'));
    const given = (await runQuery('settings.configuration', {}, await asCallum())).text ?? '';
    const texts = [3, 4].map((days) => given.replace('"ackWorkingDays": 2', `"ackWorkingDays": ${days}`));
    const crossing = await Promise.all(
      texts.map(async (text) => {
        const ctx = await asCallum();
        return { text, version: (await runQuery('settings.configurationPreview', { text }, ctx)).version, ctx };
      }),
    );
    const [first, second] = crossing.map(
      ({ ctx, ...input }) =>
        () =>
          runCommand('panel.configure', input, ctx),
    );
    await first?.();
    await expect(second?.()).rejects.toMatchObject({ code: 'changed-meanwhile', facts: { who: REEVE } });
    expect((await asCallum()).roster.panel.targets?.ackWorkingDays).toBe(3);
    await stand.close();
    rmSync(dir, { recursive: true, force: true });
  });

  it('is for whoever keeps the settings, and no longer once the panel works', async () => {
    expect((await to.query('Ana Quill', 'settings.configurationPreview', { text: file })).status).toBe(403);
    const text = edited(({ panel }) => (panel.quorum.people = 11));
    const { version } = await preview(text);
    await to.command(LYLE, 'issue.raise', { issueId: randomUUID(), text: 'Vans at night' });
    expect((await preview(text)).inUseText).toBe('an issue was raised');
    expect(await takeOn(version, text)).toMatchObject({ status: 409, body: { code: 'panel-in-use' } });
    expect((await records()).settings.panel.quorum.people).not.toBe(11);
  });
});

it('fills the steps of a panel that is founded from it; names, people and the first day are for whoever founds it', async () => {
  const bare = { ...westmarch, meetings: { ...westmarch.meetings, firstMeetingOn: '' } };
  const { draft } = (await founding('/preview', { draft: bare, configurationText: file })).body;
  const nameless = { ...bare, panel: { ...bare.panel, name: '' } };
  const { makes } = (await founding('/preview', { draft: nameless, configurationText: file })).body;
  expect(makes.panel[0]).toBe('18 organisations and an agenda of 11 lines, in the steps that follow');
  expect(draft.meetings).toMatchObject({ firstMeetingOn: '2027-03-16', venue: 'Bridge House, Room 4' });
  const charities = draft.agencies.filter(({ kind }: Json) => kind === 'charity').map(({ name }: Json) => name);
  expect(charities).toEqual(['Llais Tai Cymru', 'Crimestoppers', 'RSPCA']);
  expect(draft.agencies.length).toBeGreaterThan(15);
  expect((await founding('/preview', { draft, configurationText: file })).body.draft).toEqual(draft);
  const broken = (await founding('/preview', { draft: bare, configurationText: '{' })).body;
  expect(broken.draft).toEqual(bare);
  expect(broken.faults.map(({ field }: Json) => field)).toContain('pasted');

  const eastvale = { ...draft, panel: { ...draft.panel, name: 'Eastvale', referencePrefix: 'EAS' } };
  expect((await founding('', { draft: eastvale })).body).toMatchObject({ panelId: 'eastvale' });
  const headers = { Authorization: `Bearer ${await to.token(ELLIS)}`, 'Sentinel-Panel': 'eastvale' };
  const asked = async (name: string): Promise<Json> =>
    (await send(`${to.url}/api/queries/${name}`, 'GET', headers)).body;
  expect((await asked('powers.all')).items[0]).toMatchObject({ on: false });
  const { templates, agenda, gateways } = await asked('settings.get');
  expect(gateways.gateways.alsoFor).toEqual(['fire']);
  expect(templates.templates).toEqual([{ title: 'Ask (name)', detail: 'On (number)', workingDays: 3 }]);
  expect(agenda.lines.at(-1).title).toBe('Update by Insp. (name)');
  expect((await asked('people.list')).items).toHaveLength(5);
});
