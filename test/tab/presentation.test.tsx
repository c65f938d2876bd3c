import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PresentationView } from '../../bot/contract';
import type { HostFrame } from '../../tab/teamsHost';
import { aPlan, PlayedAgenda } from './playedAgenda';
import { aMeeting, anItem, PlayedMeeting, press, running, settle } from './playedMeeting';
import { failure } from './playedPanel';

jest.mock('../../tab/screens/meeting/useStage', () => ({ useStage: () => ({ may: false, error: null }) }));

/** JSON of any shape, into which a test looks freely. */
type Json = ReturnType<typeof JSON.parse>;

const FALK = { memberId: 'jo-falk' as never, text: 'Jo Falk (observer)' };

function aPerson(number: number, role: string): PresentationView['subjects'][number] {
  const id = `p${number}` as never;
  const person = { id, called: `Person ${number}`, category: 'suspect', categoryText: 'Suspect', role } as const;
  return { kind: 'nominal', nominalId: id, person: { ...person, restricted: false } };
}

function aPresentation(changes: Partial<PresentationView> = {}): PresentationView {
  return {
    ...{ meetingId: 'M2' as never, itemId: anItem(0).id, groupId: 'nm-ocg-031' as never },
    ...{ reason: 'Presented at M2, item 6.1', marking: 'OFFICIAL-SENSITIVE', isLive: true },
    subjects: [
      ...[aPerson(1, 'organiser'), aPerson(2, 'driver')],
      { kind: 'site', siteId: 'yard' as never, kindName: 'Business', name: 'Fellgate Yard' },
    ],
    ...{ large: false, mayNotKnow: [], wentDark: [], may: { present: true, show: true } },
    ...changes,
  };
}

const atSecond = { at: { kind: 'nominal', nominalId: 'p2' as never } } as const;

/** The group has the floor; the played server goes on as the real one does. */
function presented(frame: HostFrame, presentation: PresentationView, more: object = {}): PlayedMeeting {
  const item = anItem(0, { title: 'Operation Larchfield', groupId: 'nm-ocg-031' as never, presentation: 'live' });
  const panel = new PlayedMeeting(running({ agenda: [{ ...item, ...more }, anItem(1)] }));
  panel.answers['roundTable.get'] = failure(404, 'Not played.');
  let known = presentation;
  panel.answers['meetings.presentation'] = () => known;
  panel.answers['meeting.present'] = () => {
    const { subject, large }: Json = panel.sent.at(-1)?.body;
    known = { ...known, at: subject, large: large !== undefined };
    return known;
  };
  panel.openIn(frame);
  return panel;
}

const isShown = () => screen.findByRole('region', { name: 'Presentation of the group' });
const shownOnes = () => screen.getAllByRole('listitem', { current: true }).map(({ textContent }) => textContent);
const bodies = (panel: PlayedMeeting): Json[] =>
  panel.sent.filter(({ command }) => command === 'meeting.present').map(({ body }) => body);

it('whoever leads places one at a time, in order or by choice; nobody has a name before they are opened', async () => {
  const panel = presented('content', aPresentation());
  await isShown();
  await press('Begin: Person 1');
  await press('Next: Person 2');
  expect(await screen.findByRole('button', { name: 'Shown now: Person 2' })).toBeTruthy();
  await press('Show this one: Fellgate Yard');
  expect(await screen.findByRole('button', { name: 'That was the last' })).toBeTruthy();
  expect(bodies(panel).map(({ subject, large }) => [subject.nominalId ?? subject.siteId, large])).toEqual([
    ...[['p1'], ['p2'], ['yard']].map(([id]) => [id, undefined]),
  ]);
  expect(shownOnes()).toEqual([expect.stringContaining('Business: Fellgate Yard')]);
  expect(panel.timesAsked('nominals.get')).toBe(0);
});

it('is shown large at once where everybody may know, and taken off the stage again', async () => {
  const panel = presented('content', aPresentation(atSecond));
  await isShown();
  expect(screen.getByText('The stage is dark.')).toBeTruthy();
  await press('Show large');
  expect(await screen.findByText('The stage shows', { exact: false })).toBeTruthy();
  await press('Stop showing');
  expect(await screen.findByText('The stage is dark.')).toBeTruthy();
  expect(bodies(panel).map(({ large }) => large)).toEqual([{ despiteIds: [] }, undefined]);
});

it('who is there and may not know is named; each is said yes to by name, or steps out', async () => {
  const panel = presented('content', aPresentation({ ...atSecond, mayNotKnow: [FALK] }));
  const section = await isShown();
  expect(section.textContent).toContain(
    'Ask them to step out. In the room, and may not know of Person 2: Jo Falk (observer).',
  );
  await press('Show large');
  expect(bodies(panel)).toEqual([]);
  await screen.findByRole('form', { name: 'Show Person 2 to the room' });
  await userEvent.keyboard('{Escape}');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Show large' }));
  await press('Show large');
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Jo Falk (observer)' }));
  await press('Show large all the same');
  expect(await screen.findByText(/though there are: Jo Falk \(observer\)/)).toBeTruthy();
  expect(bodies(panel).map(({ large }) => large)).toEqual([{ despiteIds: ['jo-falk'] }]);
});

it('says why the stage went dark', async () => {
  presented('content', aPresentation({ ...atSecond, wentDark: ['Lena Hart came in'] }));
  const section = await isShown();
  expect(within(section).getByRole('status').textContent).toBe('The stage went dark: Lena Hart came in.');
});

it('all others look on, and open somebody in one tap that says why', async () => {
  const panel = presented('content', aPresentation({ ...atSecond, may: { present: false, show: false }, large: true }));
  const section = within(await isShown());
  expect(section.getByText('On the stage')).toBeTruthy();
  expect(section.queryByRole('button', { name: /^(Next|Begin|Show|Stop)/ })).toBeNull();
  await userEvent.click(section.getByRole('button', { name: 'Open, this is logged: Person 2' }));
  await settle();
  const asked = panel.asked.filter((each) => each.startsWith('nominals.get'));
  expect(asked.map((each) => Object.fromEntries(new URLSearchParams(each.split('?')[1])))).toEqual([
    { groupId: 'nm-ocg-031', nominalId: 'p2', reason: 'Presented at M2, item 6.1' },
  ]);
});

it('in the side panel the one that is shown stands alone, the others behind it', async () => {
  presented('sidePanel', aPresentation(atSecond));
  const section = within(await isShown());
  expect(section.getAllByRole('listitem')).toHaveLength(1);
  await userEvent.click(section.getByRole('button', { name: '2 more' }));
  expect(section.getAllByRole('listitem')).toHaveLength(3);
  await userEvent.click(section.getByRole('button', { name: 'Show this one: Person 1' }));
  await settle();
  expect(document.activeElement).toBe(section.getByRole('heading', { name: 'Presentation' }));
});

it.each(['content', 'sidePanel', 'meetingStage'] as const)(
  'whoever may not know of the people neither sees nor asks for them (%s)',
  async (frame) => {
    const panel = presented(frame, aPresentation({ ...atSecond, large: true }), { presentation: undefined });
    await screen.findByRole('heading', { name: 'Operation Larchfield' });
    await settle();
    expect(panel.timesAsked('meetings.presentation')).toBe(0);
    expect(document.body.textContent).not.toMatch(/Person 2|driver/);
  },
);

describe('as a pre-read', () => {
  const group = { title: 'Operation Larchfield', groupId: 'nm-ocg-031' as never, isEntry: true };

  it('is released by whoever plans, on the item itself', async () => {
    const plan = aPlan({ agenda: [anItem(0, group), anItem(1)] });
    const panel = new PlayedAgenda(plan, { 'agenda.changeItem': plan });
    panel.openMeeting();
    await press('Edit Action log');
    expect(screen.queryByRole('checkbox', { name: 'Release as a pre-read' })).toBeNull();
    await press('Edit Operation Larchfield');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Release as a pre-read' }));
    const form = within(screen.getByRole('form', { name: 'Edit “Operation Larchfield”' }));
    await userEvent.click(form.getByRole('button', { name: 'Save the item' }));
    await settle();
    expect(panel.sent[0]?.body).toEqual({ meetingId: 'M2', itemId: 'item-1', preRead: true });
  });

  it('opens the group, for those alone to whom it is released', async () => {
    new PlayedAgenda(aMeeting({ agenda: [anItem(0, { ...group, presentation: 'preRead' }), anItem(1)] })).openMeeting();
    const opens = await screen.findAllByRole('button', { name: /^Read before/ });
    expect(opens.map(({ textContent }) => textContent)).toEqual(['Read before']);
    await press('Read before: Operation Larchfield');
    expect(window.location.hash).toBe('#/groups?group=nm-ocg-031');
  });
});

describe('the stage', () => {
  const large = { ...atSecond, large: true };

  it('shows large what is revealed, by number, and nothing to press', async () => {
    presented('meetingStage', aPresentation(large));
    expect(await screen.findByRole('heading', { name: 'Person 2' })).toBeTruthy();
    expect(screen.getByText('Suspect · driver')).toBeTruthy();
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('is dark before that', async () => {
    presented('meetingStage', aPresentation(atSecond));
    await screen.findByRole('heading', { name: 'Operation Larchfield' });
    await settle();
    expect(document.body.textContent).not.toMatch(/Person 2|driver/);
  });

  it('is dark while it is not known who is there, until it was asked anew', async () => {
    const panel = presented('meetingStage', aPresentation(large));
    await screen.findByRole('heading', { name: 'Person 2' });
    panel.loseLine();
    await settle();
    expect(screen.queryByRole('heading', { name: 'Person 2' })).toBeNull();
    panel.answers['meetings.presentation'] = aPresentation({ ...atSecond, wentDark: ['Lena Hart came in'] });
    panel.findLine();
    await settle();
    expect(screen.queryByRole('heading', { name: 'Person 2' })).toBeNull();
  });
});
