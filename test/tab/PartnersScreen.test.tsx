import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, aTask, failure, PlayedPanel } from './playedPanel';

const keeping = aSession({ 'panel.see': true, 'partner.see': true, 'partner.keep': true });
const looking = aSession({ 'panel.see': true, 'partner.see': true });

const partner = (id: string, name: string, changes: object = {}) => ({
  ...{ id, name, version: `v-${id}`, kind: 'fire', kindName: 'Fire and rescue service', regime: 'part3' },
  ...{ observes: false, stage: 'seated', seatsWanted: 1, seatsFilled: 1, seatsEmpty: false, contactGone: false },
  isa: { signedOn: '2026-02-02', reviewOn: '2028-02-02' },
  agreement: { state: 'current', text: 'Agreement 1, in force until Wed 2 Feb 2028' },
  ...{ nextAgreement: '2', signatories: [] },
  presentation: { due: false, text: 'Given Wed 3 Feb to 40 people; next due Thu 3 Feb 2028' },
  stepTexts: {},
  ...changes,
});
const fire = partner('frs', 'Northmoor Fire and Rescue');
const sia = partner('sia', 'Security Industry Authority', {
  isa: { signedOn: '2025-04-01', reviewOn: '2027-04-01' },
  agreement: { state: 'runsOut', text: 'Agreement 1, in force until Thu 1 Apr 2027, 50 days left' },
  signatories: [{ id: 'ravi-menon', name: 'Ravi Menon' }],
  signal: { text: 'Agreement runs out', pressing: true },
});
const housing = partner('housing', 'Northmoor Council: housing', {
  ...{ stage: 'listed', isa: null, seatsFilled: 0, seatsEmpty: true },
  agreement: { state: 'none', text: 'No agreement' },
  signal: { text: 'No agreement', pressing: true },
});
const none = { people: [], presentations: [], agreementsBefore: [], powers: [], tenantIds: [], history: [] };
const whole = (of: object) => ({ ...of, ...none });

afterEach(() => {
  window.innerWidth = 1024;
});

function opened(address: string, { session = keeping, items = [fire, sia, housing] } = {}): PlayedPanel {
  const panel = new PlayedPanel({
    session,
    'partners.list': { items },
    'partners.get': whole(sia),
  });
  panel.open(address);
  return panel;
}

const names = async () => (await screen.findAllByRole('listitem')).map((row) => row.textContent);

describe('the partners', () => {
  it('are a line each with the one thing to see to first, and fewer by a chip', async () => {
    opened('#/partners');
    expect(await names()).toHaveLength(3);
    await userEvent.click(screen.getByRole('button', { name: 'Agreement runs out' }));
    expect(await names()).toEqual([expect.stringContaining('Security Industry Authority')]);
    await userEvent.click(screen.getByRole('button', { name: 'Presentation due' }));
    expect(await screen.findByText('No partner here')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'See all partners' }));
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search the partners' }), 'housing');
    await waitFor(async () => expect(await names()).toEqual([expect.stringContaining(housing.name)]));
  });

  it('say how many sit for them where that is more than was wanted', async () => {
    window.innerWidth = 1280;
    opened('#/partners', { items: [partner('ea', 'Environment Agency', { seatsFilled: 5 })] });
    expect(await names()).toEqual([expect.stringContaining('5 people, 1 seat wanted')]);
  });

  it('show those that have left behind a chip of their own, and one of them comes back', async () => {
    const gone = partner('old', 'Northmoor Museum', { hasLeft: true, endsText: 'Left Mon 1 Feb', observes: false });
    const panel = opened('#/partners?show=ended&partner=old', { items: [fire, gone] });
    panel.answers['partners.get'] = { ...whole(gone), openTasks: { countText: '0' } };
    panel.answers['partner.end'] = { ...whole(gone), hasLeft: false };
    expect(await names()).toEqual([expect.stringContaining('Northmoor Museum')]);
    expect(panel.asked).toContain('partners.list?ended=true');
    expect(await screen.findByRole('link', { name: 'What was given to it' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Comes back' }));
    expect(panel.sent).toEqual([{ command: 'partner.end', body: { agencyId: 'old', version: 'v-old', on: null } }]);
  });

  it('are not there for members, whom their address brings to Today', async () => {
    opened('#/partners', { session: aSession() });
    expect(await screen.findByText('Nothing waits for you')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Partners' })).toBeNull();
  });

  it('can only be read by those who do not keep them', async () => {
    opened('#/partners?partner=sia', { session: looking });
    expect((await screen.findAllByText('Agreement runs out')).length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: 'Renew the agreement' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add a partner' })).toBeNull();
  });

  it('say so where there are none, and why where they do not come', async () => {
    opened('#/partners', { items: [] });
    expect(await screen.findByText('No partners yet')).toBeTruthy();
  });
});

describe('a partner', () => {
  it('is opened beside the list, and what comes next on its way is its primary button', async () => {
    window.innerWidth = 1280;
    opened('#/partners');
    await userEvent.click(await screen.findByText('Security Industry Authority'));
    const pane = await screen.findByRole('region', { name: 'The partner' });
    const deeds = await within(pane).findByRole('group', { name: 'What you can do' });
    expect(within(deeds).getAllByRole('button')[0]?.textContent).toBe('Renew the agreement');
    expect(within(pane).getByText('Nobody is named')).toBeTruthy();
  });

  it('has its days, its tasks and who came on its page, and no heading over nothing', async () => {
    window.innerWidth = 1280;
    const panel = opened('#/partners?partner=sia');
    const stepTexts = { approached: 'Wed 20 Jan', visited: 'Mon 1 Feb' };
    panel.answers['partners.get'] = { ...whole({ ...sia, stepTexts }), openTasks: { countText: '12' } };
    panel.answers['tasks.list'] = { items: [aTask()] };
    expect(await screen.findByRole('link', { name: '12 open tasks' })).toBeTruthy();
    expect(await screen.findByRole('button', { name: 'SEN-27-014: Visit the scrapyard' })).toBeTruthy();
    expect(panel.asked).toContain('tasks.list?agencyId=sia&limit=5');
    expect(screen.getByText('Mon 1 Feb')).toBeTruthy();
    expect(screen.getByText(/^No meeting was held yet/)).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'History' })).toBeNull();
  });

  it('keeps what was typed of its agreement where somebody else was faster, and saves over it only then', async () => {
    const panel = opened('#/partners?partner=sia');
    const told = 'Colin Marsh changed this at 09:14.';
    panel.answers['partner.agree'] = failure(409, told, { code: 'changed-meanwhile' });
    await userEvent.click(await screen.findByRole('button', { name: 'Renew the agreement' }));
    fireEvent.change(screen.getByLabelText(/To be reviewed by/), { target: { value: '2029-04-02' } });
    panel.answers['partners.get'] = whole({ ...sia, version: 'v-later' });
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(told)).toBeTruthy();
    expect(screen.getByDisplayValue('2029-04-02')).toBeTruthy();
    panel.answers['partner.agree'] = whole({ ...sia, version: 'v-last' });
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('The agreement with Security Industry Authority is entered.')).toBeTruthy();
    expect(panel.sent.map(({ body }) => [body['version'], body['reviewOn']])).toEqual([
      ['v-sia', '2029-04-02'],
      ['v-later', '2029-04-02'],
    ]);
    const signing = { agreementVersion: '2', direction: 'both', forForce: 'Priya Sandhu', signatoryId: 'ravi-menon' };
    expect(panel.sent[0]?.body).toMatchObject(signing);
  });

  it('names the tenants of its people one a line; whom that shuts out is told first, and asked anew for others', async () => {
    const [one, other] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
    const panel = opened('#/partners?partner=sia');
    const told = 'Ravi Menon would be shut out.';
    panel.answers['partner.change'] = failure(409, told, { code: 'would-shut-out' });
    await userEvent.click(await screen.findByRole('button', { name: 'Change' }));
    const field = screen.getByRole('textbox', { name: 'Tenants that its people sign in from' });
    await userEvent.type(field, `${one}\n`);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(told)).toBeTruthy();
    expect(await screen.findByRole('button', { name: 'Save, and shut them out' })).toBeTruthy();

    await userEvent.type(field, other);
    await userEvent.click(await screen.findByRole('button', { name: 'Save' }));
    panel.answers['partner.change'] = whole(sia);
    await userEvent.click(await screen.findByRole('button', { name: 'Save, and shut them out' }));
    expect(await screen.findByText('Security Industry Authority is changed.')).toBeTruthy();
    const sent = panel.sent.map(({ body }) => [body['tenantIds'], body['andUnlink']]);
    expect(sent).toEqual([
      [[one], false],
      [[one, other], false],
      [[one, other], true],
    ]);
    expect(screen.queryByRole('heading', { name: 'History' })).toBeNull();
  });
});

describe('the pipeline', () => {
  it('moves a partner along by key: the step that was taken, the form of its agreement, or why it cannot be', async () => {
    const visited = partner('frs', 'Northmoor Fire and Rescue', { stage: 'visited', isa: null });
    const panel = opened('#/partners?view=board', { items: [housing, visited, sia] });
    const approached = { ...housing, stage: 'approached', approachedOn: '2027-03-02', version: 'v-2' };
    panel.answers['partner.step'] = whole(approached);
    const columnOf = async (name: string) => within(await screen.findByRole('region', { name }));
    const right = '{Alt>}{ArrowRight}{/Alt}';
    (await columnOf('Seat filled')).getByRole('button', { name: sia.name }).focus();
    await userEvent.keyboard(right);
    expect((await screen.findByRole('alert')).textContent).toContain('It comes once one of its people');
    (await columnOf('To approach')).getByRole('button', { name: housing.name }).focus();
    await userEvent.keyboard(right);
    expect(await screen.findByText('Northmoor Council: housing is approached.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(panel.sent).toHaveLength(2));
    expect(panel.sent.map(({ body }) => body)).toMatchObject([
      { step: 'approached', on: '2027-03-02', version: housing.version },
      { step: 'approached', on: null, version: 'v-2' },
    ]);
    (await columnOf('Visited')).getByRole('button', { name: visited.name }).focus();
    await userEvent.keyboard(right);
    expect(await screen.findByRole('form', { name: 'Enter the agreement' })).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    const more = await screen.findByRole('button', { name: `Move ${visited.name}` });
    await userEvent.click(more);
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Agreement' }));
    await screen.findByRole('form', { name: 'Enter the agreement' });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(more));
  });
});
