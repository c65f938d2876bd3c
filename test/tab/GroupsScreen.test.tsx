import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, failure, PlayedPanel } from './playedPanel';

const groupId = 'nm-ocg-031';
const larchfield = {
  ...{ id: groupId, operation: 'Larchfield', reference: 'NM-OCG-031', threats: [], restricted: false },
  ...{ marking: 'OFFICIAL', status: 'mapped', statusName: 'Mapped', isMine: false, isDueForReview: false },
};
const whole = (more: object) => ({
  ...{ ...larchfield, mayRestrict: false, plan: [], sites: [], sources: [], version: 'v1', history: [] },
  ...{ may: { change: false, review: false }, ...more },
});
const listed = { id: 'p1', called: 'Person 1', category: 'suspect', categoryText: 'Suspect', restricted: false };
const [keeps, looks] = [
  { record: true, share: true },
  { record: false, share: false },
];
const rspca = { id: 'rspca', name: 'RSPCA' };
const people = (more: object) => ({ groupId, items: [listed], ...more });
const person = (more: object) => ({
  ...{ ...listed, groupId, groupReference: 'NM-OCG-031', operation: 'Larchfield', marking: 'OFFICIAL-SENSITIVE' },
  ...{ name: 'Dean Stroud', version: 'v1', history: [], may: { correct: false, restrict: false }, ...more },
});

function opened(answers: object, address = `#/groups?group=${groupId}`): PlayedPanel {
  const panel = new PlayedPanel({
    session: aSession({ 'panel.see': true, 'group.see': true }),
    'groups.list': { items: [larchfield] },
    'opportunities.waiting': { items: [] },
    'groups.get': whole({}),
    ...answers,
  });
  panel.open(address);
  return panel;
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
const choose = async (label: RegExp, option: string) =>
  userEvent.selectOptions(await screen.findByLabelText(label), await screen.findByRole('option', { name: option }));

it('a group is restricted where it is open already, by whom the server says may', async () => {
  const open = whole({ mayRestrict: true, audience: { kind: 'panel' } });
  const panel = opened({
    ...{ 'groups.get': open, 'agencies.list': { items: [{ ...rspca, needsGateway: false }] } },
    ...{ 'nominals.list': people({ may: looks }), 'restriction.set': { reference: 'NM-OCG-031', restricted: true } },
  });
  await press('Who needs to know…');
  await screen.findByRole('form', { name: 'Who needs to know of NM-OCG-031' });
  await userEvent.keyboard('{Escape}');
  const heading = screen.getByRole('heading', { name: 'Operation Larchfield' });
  expect(document.activeElement).toBe(heading);
  await press('Who needs to know…');
  const form = within(await screen.findByRole('form', { name: 'Who needs to know of NM-OCG-031' }));
  await userEvent.click(form.getByRole('radio', { name: /^Only the agencies and people chosen here/ }));
  await userEvent.click(await form.findByRole('checkbox', { name: 'RSPCA' }));
  await userEvent.type(form.getByLabelText(/^Why it is for few/), 'A live search');
  await userEvent.click(form.getByRole('button', { name: 'Save' }));
  await screen.findByText('NM-OCG-031 is restricted.');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Who needs to know…' }));
  const audience = { kind: 'named', agencyIds: ['rspca'], memberIds: [] };
  const about = { type: 'group', groupId };
  expect(panel.sent).toMatchObject([{ body: { about, audience, reason: 'A live search' } }]);
});

it('who is for few has the lock, as a restricted group has, and whoever may know reads for whom it is', async () => {
  const restrictedText = 'Restricted to RSPCA and those who run the panel';
  const few = { ...larchfield, restricted: true };
  const elm = { ...larchfield, id: 'nm-ocg-040', operation: 'Elm', reference: 'NM-OCG-040' };
  const answers = {
    ...{ 'groups.list': { items: [few, elm] }, 'groups.get': whole({ ...few, mayRestrict: true, restrictedText }) },
    'nominals.list': people({ may: keeps, items: [{ ...listed, restricted: true }], needing: [rspca] }),
  };
  opened(answers, '#/groups');
  const lines = await screen.findAllByRole('listitem');
  expect(lines.map((line) => within(line).queryByLabelText('Restricted') !== null)).toEqual([false, true]);
  await press('Larchfield');
  expect(await screen.findByText(restrictedText)).toBeTruthy();
  await press('Show the people');
  expect((await screen.findByText(/^Person 1, suspect/)).querySelector('[aria-label="Restricted"]')).toBeTruthy();
  expect(screen.getByText(/^RSPCA: told nothing of the people until/)).toBeTruthy();
});

const gone = failure(404, 'This group is not there, or is not shared with you.', { code: 'not-found' });

it('says at its head who can do something about a group: by its threats and places, once that is asked', async () => {
  const power = {
    ...{ id: 'ea-1', agency: 'Environment Agency', power: 'Stop and search of vehicles', legalBasis: 'EPA 1990, s.34' },
    ...{ lever: 'Stop the tippers', typicalOpportunity: 'A joint road stop', fourP: 'Pursue', because: [] },
    ...{ confidenceText: 'Confirmed', checkText: 'Check current law', holders: [], nobodyText: 'Nobody on the panel' },
  };
  const sites = [{ id: 'place', kind: 'place', kindName: 'Place', name: 'Fellgate Yard' }];
  const found = {
    'groups.get': whole({ threats: ['illegal waste', 'fraud'], sites }),
    'powers.find': { items: [power] },
  };
  const panel = opened(found);
  const asked = () => panel.asked.filter((each) => each.startsWith('powers.find'));
  await screen.findByRole('button', { name: 'Who can do something about this?' });
  expect(asked()).toEqual([]);
  await press('Who can do something about this?');
  expect(await screen.findByText('Stop and search of vehicles')).toBeTruthy();
  expect(asked().map((each) => decodeURIComponent(each.replaceAll('+', ' ')))).toEqual([
    'powers.find?threat=illegal waste, fraud&place=Fellgate Yard&limit=8',
  ]);
});

it('a group that a link names and one does not see may be asked for, by that link', async () => {
  const [link, session] = ['#/groups?group=nm-ocg-777', { 'panel.see': true, 'group.see': true }];
  const asks = { session: aSession({ ...session, 'access.ask': true }), 'access.own': { items: [] } };
  const panel = opened({ ...asks, 'groups.get': gone }, link);
  expect(await screen.findByText('This group is not there, or is not shared with you.')).toBeTruthy();
  await press('Ask for access');
  const form = within(await screen.findByRole('dialog', { name: 'Ask for access' }));
  panel.answers['access.ask'] = { said: 'If there is such a record, its holder has been asked.' };
  await userEvent.type(form.getByLabelText(/Why you need it/), 'The same landlord');
  await userEvent.click(form.getByRole('button', { name: 'Ask its holder' }));
  await screen.findByText('If there is such a record, its holder has been asked.');
  expect(panel.sent).toMatchObject([
    { body: { link: { type: 'group', groupId: 'nm-ocg-777' }, why: 'The same landlord' } },
  ]);
});

it('whoever may not ask for a group reads what to do instead', async () => {
  opened({ 'groups.get': gone }, '#/groups?group=nm-ocg-777');
  expect(await screen.findByText(/opened to vetted members alone/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Ask for access' })).toBeNull();
});

it('nobody is asked for before one says so, and a name comes only once one has said why', async () => {
  const asks = failure(422, 'Say why.');
  const panel = opened({
    'nominals.list': people({ may: looks }),
    'nominals.get': {
      ...asks,
      problem: { ...asks.problem, code: 'reason-needed', reasons: ['Preparing for the meeting'] },
    },
  });
  await screen.findByRole('heading', { name: 'Operation Larchfield' });
  expect(panel.timesAsked('nominals.list')).toBe(0);
  await press('Show the people');
  await press('Open, this is logged: Person 1');
  await screen.findByRole('group', { name: 'Why do you open this?' });
  panel.answers['nominals.get'] = person({});
  await press('Preparing for the meeting');
  expect(await screen.findByText('Dean Stroud')).toBeTruthy();
  expect(panel.asked.at(-1)).toContain('reason=Preparing');
  for (const name of ['Share the people', 'Record a person', 'Correct it', 'Say who needs to know'])
    expect(screen.queryByRole('button', { name })).toBeNull();
});

it('whoever keeps the people shares them with a body for a purpose under a gateway, all three or nothing', async () => {
  const panel = opened({ 'nominals.list': people({ may: keeps, shared: [], needing: [rspca] }) });
  await press('Show the people');
  await press('Share the people');
  await press('Share');
  for (const lacking of ['Choose a body.', 'Choose the gateway.', 'Say what it is shared for.'])
    expect(await screen.findByText(lacking)).toBeTruthy();
  expect(panel.sent).toEqual([]);
  await choose(/With whom/, 'RSPCA');
  const gateway = 'Crime and Disorder Act 1998, s.115';
  await choose(/Gateway/, gateway);
  await userEvent.type(screen.getByLabelText(/Purpose/), 'Dogs on the yard');
  panel.answers['nominal.share'] = people({ may: keeps });
  await press('Share');
  const body = { groupId, agencyId: 'rspca', gateway, purpose: 'Dogs on the yard' };
  expect(panel.sent).toEqual([{ command: 'nominal.share', body }]);
});

it('a share is taken back once one has read what that means', async () => {
  const text = 'Shared with RSPCA under the Act: Dogs on the yard';
  const panel = opened({ 'nominals.list': people({ may: keeps, shared: [{ ...rspca, text }], needing: [] }) });
  await press('Show the people');
  expect(await screen.findByText(text)).toBeTruthy();
  await press('Stop sharing: RSPCA');
  const form = await screen.findByRole('form', { name: 'Stop sharing with RSPCA' });
  expect(within(form).getByText(/nobody of RSPCA sees the people/)).toBeTruthy();
  expect(panel.sent).toEqual([]);
  panel.answers['nominal.unshare'] = people({ may: keeps });
  await press('Stop sharing');
  expect(panel.sent).toEqual([{ command: 'nominal.unshare', body: { groupId, agencyId: 'rspca' } }]);
});

it('a person is for few once that is said, with why and until when, for the register', async () => {
  const panel = opened(
    {
      'nominals.list': people({ may: keeps, shared: [], needing: [] }),
      'nominals.get': person({ may: { correct: true, restrict: true }, audience: { kind: 'panel' } }),
    },
    `#/groups?group=${groupId}&person=p1`,
  );
  await press('Say who needs to know');
  await userEvent.click(await screen.findByRole('radio', { name: /^Only the agencies/ }));
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Environment Agency' }));
  panel.answers['nominal.restrict'] = person({ restricted: true });
  await press('Save');
  expect(await screen.findByText('Say why.')).toBeTruthy();
  expect(panel.sent).toEqual([]);
  await userEvent.type(screen.getByLabelText('Why it is for few'), 'A live search');
  await press('Save');
  const audience = { kind: 'named', agencyIds: ['ea'], memberIds: [] };
  const why = { restrictedWhy: 'A live search', restrictedReviewOn: '2027-06-02' };
  expect(panel.sent).toEqual([{ command: 'nominal.restrict', body: { groupId, nominalId: 'p1', audience, ...why } }]);
});

it('another record of a person goes into the one that is open, and what was opened by its number opens that', async () => {
  const other = { ...listed, id: 'p4', called: 'Person 4', role: 'drives' };
  const panel = opened(
    {
      'nominals.list': people({ items: [listed, other], may: keeps, shared: [], needing: [] }),
      'nominals.get': person({ may: { correct: true, restrict: true, merge: true } }),
    },
    `#/groups?group=${groupId}&person=p1`,
  );
  await press('Merge another record into it');
  await choose(/Which record is the same person/, 'Person 4, suspect, drives');
  await userEvent.type(screen.getByLabelText(/How it is known/), 'One photograph');
  panel.answers['nominal.merge'] = person({});
  const took = [{ id: 'p4', called: 'Person 4' }];
  panel.answers['nominals.list'] = people({ items: [{ ...listed, took }], may: keeps, shared: [], needing: [] });
  await press('Merge Person 4 into Person 1');
  expect(await screen.findByText('Person 4 and Person 1 are one.')).toBeTruthy();
  const body = { groupId, nominalId: 'p4', intoId: 'p1', reason: 'One photograph' };
  expect(panel.sent).toEqual([{ command: 'nominal.merge', body }]);
  expect(await screen.findByText('With what was Person 4')).toBeTruthy();
  window.location.hash = `#/groups?group=${groupId}&person=p4`;
  expect(await screen.findByRole('button', { name: 'Close: Person 1' })).toBeTruthy();
});

it('groups are listed by the day of their review, narrowed by view and threat, and walked and opened by keys', async () => {
  const group = (id: string, more: object) => ({ ...larchfield, id, operation: id, reference: id, ...more });
  const items = [
    group('Elm', { threats: ['Fraud'], nextReviewOn: '2027-06-01' }),
    group('Oak', { threats: ['Drugs'], nextReviewOn: '2027-01-04', isDueForReview: true }),
    group('Ash', { threats: ['Fraud'], status: 'archived', statusName: 'Archived' }),
    group('Yew', { threats: ['Drugs'], status: 'new', statusName: 'New', isMine: true }),
  ];
  const panel = opened({ 'groups.list': { items } }, '#/groups');
  const names = () => screen.getAllByRole('listitem').map((line) => within(line).getByRole('button').textContent);
  await screen.findAllByRole('listitem');
  expect(names()).toEqual(['Oak', 'Elm', 'Yew']);
  expect(screen.getByText('Review due Mon 4 Jan')).toBeTruthy();
  await press('Mine');
  expect(names()).toEqual(['Yew']);
  await press('Archived');
  expect(names()).toEqual(['Ash']);
  await press('All');
  await choose(/^Threat/, 'Fraud');
  expect(names()).toEqual(['Elm']);
  await press('Archived');
  await choose(/^Threat/, 'Drugs');
  expect(await screen.findByText('No group fits these filters')).toBeTruthy();
  await press('See all groups');
  await userEvent.keyboard('j{Enter}');
  await screen.findByRole('heading', { name: 'Operation Larchfield' }).catch(() => undefined);
  expect(panel.asked.at(-1)).toContain('groups.get');
  expect(panel.asked.at(-1)).toContain('groupId=Elm');
});

it('whoever keeps a group writes its plan, from what they saw of it, and nothing of it that is empty', async () => {
  const panel = opened({ 'groups.get': whole({ may: { change: true, review: true } }), 'group.change': whole({}) });
  await press('Write the plan');
  const form = within(await screen.findByRole('form', { name: 'The plan' }));
  await userEvent.type(form.getByLabelText('Pursue'), 'Seize the vans');
  await userEvent.click(form.getByRole('button', { name: 'Save' }));
  await screen.findByText('NM-OCG-031 is changed.');
  expect(panel.sent).toMatchObject([{ body: { groupId, version: 'v1', plan: { Pursue: 'Seize the vans' } } }]);
});
