import { myTasksCard } from '../../bot/cards/listCards';
import { sharedTaskCard, taskCard } from '../../bot/cards/taskCard';
import { TaskId } from '../../bot/domain/ids';
import { type TaskState, taskStates } from '../../bot/domain/task';
import { Instant } from '../../bot/domain/time';
import type { TaskView } from '../../bot/useCases/tasks/taskViews';
import { aTask, aTaskView, nothing, priya, ruth, tuesday } from '../support/builders';
import { laterDay, people } from '../domain/stepCast';
import { labelsOf, partsOfType, verbsOf, wordsOf } from './cardReading';
import { everything, isStep, mayOf, url } from './cardShelf';

/** What the card offers of what one may: the rest (passing on, escalating, withdrawing) is done in the tab. */
const offered = [
  ...(['acknowledge', 'complete', 'close', 'decline', 'progress', 'unblock', 'block'] as const),
  ...(['askTime', 'grantTime', 'refuseTime'] as const),
];
/** Until somebody has taken the task on, the card asks for an answer first; declining it later is done in the tab. */
const isOffered = (step: (typeof offered)[number], state: TaskState, may: TaskView['may']) =>
  may[step] &&
  !(state === 'allocated' && ['complete', 'progress', 'block', 'unblock', 'askTime'].includes(step)) &&
  !(step === 'decline' && !may.acknowledge);

const flagged = [
  ['', {}],
  [' and blocked', { blocked: { by: ruth, at: tuesday, reason: 'No keys' } }],
  [' and asks for more time', { moreTime: { by: priya, at: tuesday, dueOn: laterDay, reason: 'No keys' } }],
] as const;
const cases = taskStates.flatMap((state) =>
  flagged.map(([words, flags]) => [`${state}${words}`, state, flags] as const),
);

describe('the card of a task', () => {
  it.each(cases)('that is %s offers everybody exactly what they may do', (_name, state, flags) => {
    for (const viewer of Object.values(people)) {
      const task = aTask(state, flags);
      const may = mayOf(task, viewer);
      const expected = offered.filter((step) => isOffered(step, state, may));
      const card = taskCard(aTaskView({ state, may }), url);
      const form = may.reallocate ? ['card.show'] : [];
      expect(verbsOf(card).sort()).toEqual([...form, ...expected.map((step) => `task.${step}`)].sort());
      expect(labelsOf(card).includes('Give it on')).toBe(may.reallocate);
      expect(labelsOf(card)).toContain('Open');
    }
  });

  it('that is restricted says what it is called and when it is due, and nothing that was written of it', () => {
    const written = { detail: 'Behind the yard', outcome: 'Was seen', reason: 'No keys', lastNote: 'Waits' };
    const blockedText = 'Blocked 09:30 by Priya Sandhu: no keys';
    const task = aTaskView({ ...written, blockedText, restricted: true, state: 'inProgress' });
    const words = wordsOf(taskCard(task, url));
    expect(words).toEqual(expect.arrayContaining([task.title, `due ${task.dueText}`, 'Blocked']));
    for (const said of [...Object.values(written), blockedText]) expect(words.join(' ')).not.toContain(said);
    expect(words).toContain('Restricted. Read the rest in Sentinel.');
  });

  it('offers nothing but Open to those who may do nothing', () => {
    for (const state of taskStates) expect(labelsOf(taskCard(aTaskView({ state }), url))).toEqual(['Open']);
  });

  it.each(Object.keys(everything).filter(isStep))('offers no other step where only %s is allowed', (step) => {
    for (const state of taskStates) {
      const verbs = verbsOf(taskCard(aTaskView({ state, may: { ...nothing, [step]: true } }), url));
      const own = step === 'reallocate' ? 'card.show' : `task.${step}`;
      expect(verbs.filter((verb) => verb !== own)).toEqual([]);
    }
  });

  it.each([
    ['acknowledged', ['Complete', 'Progress'], ['Open', 'Blocked', 'More time']],
    ['inProgress', ['Complete', 'Progress'], ['Open', 'Blocked', 'More time']],
    ['completed', ['Open'], []],
  ] as const)('that is %s puts the next sensible step first and the rest under More', (state, shown, more) => {
    const card = taskCard(aTaskView({ state, may: mayOf(aTask(state), people.owner) }), url);
    expect(labelsOf(card)).toEqual([...shown, ...more]);
    expect(card.actions.filter(({ mode }) => mode === 'secondary').map(({ title }) => title)).toEqual(more);
  });

  it('that waits for an answer asks before it tells, and offers the answers there', () => {
    const view = aTaskView({ may: mayOf(aTask('allocated'), people.owner), detail: 'Behind the yard' });
    const card = taskCard(view, url, 'Reminder of Wed 3 Mar: due Fri 12 Mar, in 9 days. This reminder comes late.');
    const words = wordsOf(card);
    // When it is due stands once, below the title.
    expect(words[2]).toBe('Reminder of Wed 3 Mar. This reminder comes late.');
    expect(words.filter((each) => each.includes('due '))).toHaveLength(1);
    expect(words.indexOf('Do you take this on?')).toBeLessThan(words.indexOf('Behind the yard'));
    expect(partsOfType(card, 'ActionSet')).toMatchObject([
      { actions: [{ title: 'Acknowledge' }, { title: 'Decline' }] },
    ]);
    expect(labelsOf(card)).toEqual(['Open']);
  });

  it('offers a reply to whoever was written to, and to nobody what does not fit its foot', () => {
    const may = mayOf(aTask('inProgress'), people.owner);
    const written = (isOwn: boolean) => ({ lastComment: { byName: 'Ruth Calder', isOwn, text: 'Any news?' } });
    const view = (isOwn: boolean, mayComment = true) =>
      aTaskView({ state: 'inProgress', may, mayComment, ...written(isOwn) });
    const labels = labelsOf(taskCard(view(false), url));
    expect(labels).toEqual(['Complete', 'Reply', 'Open', 'Progress', 'Blocked']);
    expect(wordsOf(taskCard(view(false), url))).toEqual(expect.arrayContaining(['Ruth Calder wrote: ', 'Any news?']));
    for (const card of [taskCard(view(true), url), taskCard(view(false, false), url)])
      expect(labelsOf(card)).not.toContain('Reply');
  });

  it('sends the id of its task with every button', () => {
    const buttons = partsOfType(taskCard(aTaskView({ may: everything }), url), 'Action.Execute');
    for (const { verb, data } of buttons) {
      const about = { taskId: 'task-1' };
      expect(data).toEqual(verb === 'card.show' ? { content: { kind: 'giveTask', ...about } } : about);
    }
  });

  it('says who did what when, that it is overdue and that it is urgent', () => {
    const card = taskCard(
      aTaskView({
        state: 'acknowledged',
        statusText: 'Acknowledged 22:31 by Siobhan Kerr',
        overdue: true,
        urgent: true,
      }),
      url,
    );
    expect(wordsOf(card)).toEqual(
      expect.arrayContaining(['Acknowledged 22:31 by Siobhan Kerr', 'overdue: Fri 12 Mar, in 10 days', 'Urgent']),
    );
  });

  it('asks for an urgent one to be acknowledged by its hour, until it is', () => {
    const soon = 'Urgent: please acknowledge by 13:10.';
    const answerDueAt = Instant.parse('2027-03-02T13:10:00.000Z');
    expect(
      wordsOf(taskCard(aTaskView({ urgent: true, answerDueAt, urgentText: 'Acknowledge by 13:10' }), url)),
    ).toContainEqual(soon);
    expect(wordsOf(taskCard(aTaskView({ urgent: true }), url))).not.toContainEqual(soon);
  });

  it('keeps what follows the buttons of its question apart from them', () => {
    const { body } = taskCard(aTaskView({ detail: 'Skips.', may: { ...nothing, acknowledge: true } }), url);
    const buttons = body.findIndex(({ type }) => type === 'ActionSet');
    expect(body[buttons + 1]).toMatchObject({ inlines: [{ text: 'Skips.' }], spacing: 'Medium' });
  });

  it.each([
    ['inProgress', 'positive'],
    ['acknowledged', undefined],
  ] as const)('that is %s leads to its completion (%s)', (state, style) => {
    const card = taskCard(aTaskView({ state, may: mayOf(aTask(state), people.owner) }), url);
    const [first] = card.actions;
    expect(first?.title).toBe('Complete');
    expect(first !== undefined && 'style' in first ? first.style : undefined).toBe(style);
    expect(partsOfType(card, 'Action.Execute').find(({ verb }) => verb === 'task.complete')).toMatchObject({
      style: 'positive',
    });
  });

  it('that is a part of another one says of which, and never under which gateway it was shared', () => {
    const partOf = { id: TaskId.parse('task-0'), reference: 'SEN-27-001' };
    const card = taskCard(aTaskView({ partOf, disclosureText: 'Shared under s.115: to visit' }), url);
    expect(wordsOf(card)).toContain('Part of SEN-27-001');
    expect(JSON.stringify(card)).not.toContain('s.115');
  });

  it('waits for its owner until somebody acknowledges', () => {
    expect(wordsOf(taskCard(aTaskView(), url))).toContain('Waiting for Priya Sandhu to acknowledge');
  });
});

describe('the card of a task in a chat of many', () => {
  it('offers nothing but Open, whoever looks', () => {
    const card = sharedTaskCard({ ...aTaskView({ may: everything }), outline: aTaskView() }, url);
    expect(labelsOf(card)).toEqual(['Open']);
    expect(verbsOf(card)).toEqual([]);
  });

  it('tells what an observer may know: whose it is, how it stands, when it is due; never what it is about', () => {
    const secret = { title: 'Narrative', detail: 'Narrative', outcome: 'Narrative', reason: 'Narrative' };
    const task = aTaskView({ ...secret, lastNote: 'Narrative', blockedText: 'Narrative' });
    const card = sharedTaskCard({ ...task, outline: task }, url);
    expect(wordsOf(card)).toEqual([
      ...['OFFICIAL-SENSITIVE', 'SEN-27-014', 'Task for Environment Agency'],
      ...['Allocated · ', 'due Fri 12 Mar, in 10 days'],
    ]);
    expect(JSON.stringify(card)).not.toContain('Narrative');
  });

  it('tells nothing but the marking and the reference of a restricted one', () => {
    const secret = { title: 'Narrative', detail: 'Narrative', agencyName: 'Narrative', ownerName: 'Narrative' };
    const card = sharedTaskCard(aTaskView({ ...secret, statusText: 'Narrative' }), url);
    expect(wordsOf(card)).toEqual(['OFFICIAL-SENSITIVE', 'SEN-27-014', 'Restricted. Open it to see what you may see.']);
    expect(JSON.stringify(card)).not.toContain('Narrative');
    expect(labelsOf(card)).toEqual(['Open']);
    expect(card.fallbackText).toBe('Task SEN-27-014');
  });
});

describe('the card of my tasks', () => {
  const asking = aTaskView({ title: 'Weigh the kilns', may: { ...nothing, acknowledge: true } });
  const primaryOf = (tasks: readonly TaskView[]) =>
    partsOfType(myTasksCard(tasks, { marking: 'OFFICIAL', tabUrl: url }), 'Action.Execute').filter(
      ({ style }) => style === 'positive',
    );

  it('has a primary button where one task asks, and none where several ask the same', () => {
    expect(primaryOf([aTaskView(), asking])).toHaveLength(1);
    expect(primaryOf([asking, asking])).toHaveLength(0);
  });

  it('has the reference on a line of its own, so that no title breaks for it, and no line ends within it', () => {
    const card = myTasksCard([asking], { marking: 'OFFICIAL', tabUrl: url });
    expect(wordsOf(card)).toContain('Weigh the kilns');
    const runs = partsOfType(card, 'TextRun').map(({ text }) => text);
    expect(runs).toContain('SEN\u201127\u2011014');
    expect(runs.join(' ')).not.toContain('SEN-27-014');
  });
});
