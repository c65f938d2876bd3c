import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, PlayedPanel } from './playedPanel';

const groupId = 'nm-ocg-031';
const marking = 'OFFICIAL-SENSITIVE';
const group = (id: string, called: string) => ({
  ...{ key: `group:${id}`, end: { kind: 'group', groupId: id }, kind: 'group', called, groupId: id },
  ...{ reference: id.toUpperCase(), restricted: false, marking },
});
const person = (nominalId: string, saidText: string) => ({
  ...{ key: `nominal:${groupId}.${nominalId}`, end: { kind: 'nominal', groupId, nominalId }, kind: 'person', groupId },
  ...{
    called: `Person ${nominalId.slice(1)} of NM-OCG-031`,
    saidText,
    reference: 'NM-OCG-031',
    restricted: false,
    marking,
  },
});
const [LARCHFIELD, KITTIWAKE] = [group(groupId, 'Larchfield'), group('nm-ocg-036', 'Kittiwake')];
const [ONE, TWO] = [person('p1', 'suspect, organiser'), person('p2', 'suspect, driver')];
const link = (id: string, from: { key: string }, what: string, to: { key: string }, source?: string) => ({
  ...{ id, from: from.key, to: to.key, what, madeText: 'Added 09:14 by Lena Hart', may: { drop: true } },
  ...(source === undefined ? {} : { source }),
});
const links = {
  nodes: [LARCHFIELD, ONE, TWO, KITTIWAKE],
  items: [
    link('l1', ONE, 'leads', LARCHFIELD),
    link('l2', TWO, 'works for', KITTIWAKE, 'NM/INT/2'),
    link('l3', LARCHFIELD, 'shares a yard with', KITTIWAKE),
  ],
  may: { make: true },
};

// There is no canvas here: it is walked all the same.
HTMLCanvasElement.prototype.getContext = () => null;

function opened(address: string): PlayedPanel {
  const panel = new PlayedPanel({
    session: aSession({ 'panel.see': true, 'group.see': true }),
    'groups.list': { items: [] },
    'links.all': links,
    'link.drop': { linkId: 'l2' },
  });
  panel.open(address);
  return panel;
}

const rows = () =>
  within(screen.getByRole('table', { name: 'Links' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .slice(0, 4)
        .map((cell) => cell.textContent),
    );

it('the graph is walked along its links by the arrows, and what one comes to is said aloud', async () => {
  opened('#/groups?show=links');
  const graph = await screen.findByRole('application', { name: 'Graph of 3 links' });
  act(() => graph.focus());
  const said = within(graph.parentElement ?? graph).getByRole('status');
  expect(said.textContent).toBe('Larchfield: Person 1 of NM-OCG-031 leads Larchfield; shares a yard with Kittiwake');
  await userEvent.keyboard('{ArrowRight}');
  expect(said.textContent).toContain('Kittiwake: Person 2 of NM-OCG-031 works for Kittiwake');
  await userEvent.keyboard('{ArrowRight}');
  expect(said.textContent).toBe('No link leads that way.');
  await userEvent.keyboard('{ArrowLeft}{ArrowUp}');
  expect(said.textContent).toBe('Person 1 of NM-OCG-031, suspect, organiser: leads Larchfield');
  await userEvent.keyboard('{Escape}');
  expect(screen.getByRole('table', { name: 'Links' }).contains(document.activeElement)).toBe(true);
  act(() => graph.focus());
  await userEvent.keyboard('{Enter}');
  expect(window.location.hash).toContain(`group=${groupId}`);
  expect(window.location.hash).toContain('person=p1');
});

it('the table says the same, is sorted by each column, and chooses in the graph what is chosen in it', async () => {
  const panel = opened('#/groups?show=links');
  await screen.findByRole('table', { name: 'Links' });
  expect(rows()).toEqual([
    ['Larchfield', 'shares a yard with', 'Kittiwake', ''],
    ['Person 1 of NM-OCG-031, suspect, organiser', 'leads', 'Larchfield', ''],
    ['Person 2 of NM-OCG-031, suspect, driver', 'works for', 'Kittiwake', 'NM/INT/2'],
  ]);
  const sortBy = (name: string) => userEvent.click(screen.getByRole('button', { name: new RegExp(`^${name}\\b`) }));
  await sortBy('Link');
  expect(rows().map(([, what]) => what)).toEqual(['leads', 'shares a yard with', 'works for']);
  await sortBy('Link');
  expect(rows().map(([, what]) => what)).toEqual(['works for', 'shares a yard with', 'leads']);
  expect(screen.getByRole('columnheader', { name: /^Link/ }).getAttribute('aria-sort')).toBe('descending');
  await userEvent.click(screen.getByRole('button', { name: /^Person 2/ }));
  expect(screen.getByRole('button', { name: /^Person 2/, pressed: true })).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: /^Drop the link: Person 2 .* works for Kittiwake/ }));
  await userEvent.type(await screen.findByLabelText(/^Why it goes/), 'It was somebody else');
  await userEvent.click(screen.getByRole('button', { name: 'Drop it' }));
  await screen.findByText('The link is dropped.');
  expect(panel.sent).toEqual([{ command: 'link.drop', body: { linkId: 'l2', reason: 'It was somebody else' } }]);
});
