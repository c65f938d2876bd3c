import { screen, within } from '@testing-library/react';
import { MeetingId } from '../../bot/domain/ids';
import { takeStep } from '../../bot/domain/runSteps';
import type { UnsentCommand } from '../../tab/data/unsentCommands';
import { recordWithUnsent } from '../../tab/screens/meeting/run/unsentInMeeting';
import { anItem, chairsSession, PlayedMeeting, running, settle } from './playedMeeting';
import { anIssue } from './playedPanel';

describe('the stage', () => {
  it('shows the item, its time, what was decided and the three next ones, and nothing to press', async () => {
    const [first = anItem(0), ...rest] = running().agenda;
    const panel = new PlayedMeeting(running({ agenda: [{ ...first, presenterName: 'Lena Hart' }, ...rest] }));
    panel.answers['session'] = chairsSession('2027-03-10T10:09:10.000Z');
    const { id: itemId } = anItem(0);
    panel.record = {
      ...panel.record,
      entries: [
        {
          ...{ id: 'e-1' as never, meetingId: MeetingId.parse('M1'), itemId },
          ...{ kind: 'decision', text: 'Minutes agreed', restricted: false, statusText: '' },
        },
      ],
      tasks: [
        {
          ...{ id: 't-1' as never, itemId, reference: 'SEN-27-001', title: 'Visit the units', restricted: false },
          ...{ agencyName: 'RSPCA', holderText: 'RSPCA, Imogen Clay', dueText: 'Fri 12 Mar, in 2 days' },
        },
      ],
    };
    panel.openIn('meetingStage');
    expect(await screen.findByRole('heading', { name: 'Welcome' })).toBeTruthy();
    expect(screen.getByText('6 minutes left · Lena Hart · finish 11:00')).toBeTruthy();
    expect(await screen.findByText(/Minutes agreed/)).toBeTruthy();
    expect(screen.getByText('(RSPCA, Fri 12 Mar, in 2 days)')).toBeTruthy();
    const next = within(screen.getByRole('region', { name: 'Next' })).getAllByRole('listitem');
    expect(next.map((item) => item.textContent)).toEqual([
      'Action log, 15 min',
      'Threat picture, 15 min',
      'New groups, 15 min',
    ]);
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('names no restricted item and nothing recorded on it', async () => {
    const agenda = [anItem(0, { title: 'Harbour cash', restricted: true }), anItem(1), anItem(2, { restricted: true })];
    const panel = new PlayedMeeting(running({ agenda }));
    panel.record = {
      ...panel.record,
      entries: [
        {
          id: 'e-1' as never,
          meetingId: MeetingId.parse('M1'),
          itemId: anItem(0).id,
          kind: 'decision',
          text: 'Freeze the account',
          restricted: true,
          statusText: '',
        },
      ],
      tasks: [],
    };
    panel.openIn('meetingStage');
    expect(await screen.findByRole('heading', { name: 'Restricted item' })).toBeTruthy();
    await settle();
    expect(document.body.textContent).not.toMatch(/Harbour|Threat picture|Freeze/);
  });

  it('shows nothing that was recorded for a few, once the item is everybody’s', async () => {
    const panel = new PlayedMeeting(running());
    const { id: itemId } = anItem(0);
    const entry = { meetingId: MeetingId.parse('M1'), itemId, kind: 'decision', statusText: '' } as const;
    const task = { itemId, reference: 'SEN-27-001', agencyName: 'RSPCA', holderText: 'RSPCA', dueText: 'Fri 12 Mar' };
    panel.record = {
      ...panel.record,
      entries: [
        { ...entry, id: 'e-few' as never, text: 'Freeze the account', restricted: true },
        { ...entry, id: 'e-all' as never, text: 'Minutes agreed', restricted: false },
      ],
      tasks: [
        { ...task, id: 't-few' as never, title: 'Watch the back door', restricted: true },
        { ...task, id: 't-all' as never, title: 'Visit the units', restricted: false },
      ],
    };
    panel.openIn('meetingStage');
    expect(await screen.findByText(/Minutes agreed/)).toBeTruthy();
    expect(screen.getByText(/Visit the units/)).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/Freeze|Watch the back door/);
  });

  it('takes what waits to be sent for restricted where it corrects restricted words, or is made of them', () => {
    const on = { meetingId: MeetingId.parse('M2'), itemId: anItem(0).id };
    const entry = { ...on, kind: 'decision', text: 'Freeze the account', restricted: true, statusText: '' } as const;
    const entries = [{ ...entry, id: 'e-few' as never }];
    const known = { marking: 'OFFICIAL-SENSITIVE' as const, entries, tasks: [] };
    const task = { taskId: 't-1' as never, title: 'Freeze it', agencyId: 'hmrc' as never, ownerId: 'joanne' as never };
    const commands: UnsentCommand[] = [
      { name: 'meeting.record', input: { ...on, entryId: 'e-few' as never, kind: 'decision', text: 'Freeze both' } },
      {
        name: 'meeting.giveTask',
        input: { ...on, ...task, dueOn: '2027-03-12' as never, from: { kind: 'entry', entryId: 'e-few' as never } },
      },
    ];
    const waits = { what: '', at: chairsSession().now, pageLoad: '', stopwatchMs: 0, wallMs: 0 };
    const unsent = commands.map((command, turn) => ({ ...waits, id: `u-${turn}`, turn, command }));
    const shown = recordWithUnsent(known, unsent, on.itemId);
    expect([...shown.entries, ...shown.tasks].map(({ restricted }) => restricted)).toEqual([true, true]);
  });

  it('neither shows nor asks for the words of an issue before the chair has shown them', async () => {
    const shops = anItem(0, { title: 'I-27-006, Trading standards', issueId: 'i-6' as never, issueOpen: true });
    const panel = new PlayedMeeting(running({ agenda: [shops, anItem(1)] }));
    panel.answers['issues.card'] = anIssue({ headline: 'Vape shops on Mill Street' });
    panel.openIn('meetingStage');
    expect(await screen.findByRole('heading', { name: 'I-27-006, Trading standards' })).toBeTruthy();
    await settle();
    expect(panel.timesAsked('issues.card')).toBe(0);
    expect(document.body.textContent).not.toContain('Vape shops');
    const { run } = panel.meeting;
    if (run === undefined) throw new Error('It has begun.');
    const at = { stepId: 'shown-by-the-chair', at: run.lastStepAt, by: run.chairId };
    const shown = takeStep(panel.meeting, { ...at, step: { kind: 'reveal', itemId: shops.id } });
    panel.meeting = { ...panel.meeting, ...(shown.run && { run: shown.run }) };
    panel.tell('change', { subject: { type: 'meeting', id: 'M2' } });
    expect(await screen.findByText('Vape shops on Mill Street')).toBeTruthy();
  });

  it('never shows the words of a restricted issue, though its item was opened and they were shown before', async () => {
    const item = anItem(0, { title: 'I-27-006, Trading standards', issueId: 'i-6' as never, issueOpen: false });
    const meeting = running({ agenda: [item, anItem(1)] });
    const { run } = meeting;
    if (run === undefined) throw new Error('It has begun.');
    const items = [{ itemId: item.id, spentMs: 0, extraMinutes: 0, outcome: 'open', revealed: true } as const];
    const panel = new PlayedMeeting({ ...meeting, run: { ...run, items } });
    panel.answers['issues.card'] = anIssue({ headline: 'Vape shops on Mill Street' });
    panel.openIn('meetingStage');
    expect(await screen.findByRole('heading', { name: 'I-27-006, Trading standards' })).toBeTruthy();
    await settle();
    expect(panel.timesAsked('issues.card')).toBe(0);
  });
});
