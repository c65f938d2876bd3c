import type { CommandInput } from '../../bot/contract';
import type { Instant } from '../../bot/domain/time';
import { ApiError } from '../../tab/data/api';
import { type Deliver, type UnsentCommand, UnsentCommands } from '../../tab/data/unsentCommands';

const PREFIX = 'sentinel.held.1.northmoor.ruth-calder.';
const NOW = '2027-03-10T10:00:00.000Z' as Instant;

let elapsedMs: number;
let wallMs: number;

beforeEach(() => {
  localStorage.clear();
  elapsedMs = 0;
  wallMs = 1_000_000;
});

/** A page that has just been loaded. */
function aPage(pageLoad = 'first', storage: Storage = localStorage): UnsentCommands {
  return new UnsentCommands(storage, PREFIX, { pageLoad, elapsedMs: () => elapsedMs, wallMs: () => wallMs });
}

function aStep(stepId: string): UnsentCommand {
  const input = { meetingId: 'M2', stepId, step: { kind: 'pause' } } as CommandInput<'meeting.step'>;
  return { name: 'meeting.step', input };
}

function pass(ms: number): void {
  elapsedMs += ms;
  wallMs += ms;
}

/** A server that takes everything, and what it was sent. */
function aServer(): { sent: (string | number | undefined)[][]; deliver: Deliver } {
  const sent: (string | number | undefined)[][] = [];
  return {
    sent,
    deliver: async ({ input }, waitedMs) => void sent.push(['stepId' in input ? input.stepId : '', waitedMs]),
  };
}

const refuses = (status: number, code = 'played', message = 'No.'): Promise<never> =>
  Promise.reject(new ApiError(status, { code, message, requestId: '' }));

describe('what waits to be sent', () => {
  it('is sent in the order in which it was done, each with how long it waited', async () => {
    const page = aPage();
    page.add(aStep('one'), 'One', NOW);
    pass(60_000);
    page.add(aStep('two'), 'Two', NOW);
    pass(5_000);
    page.add(aStep('three'), 'Three', NOW);
    const { sent, deliver } = aServer();
    expect(await page.send(deliver)).toBe(true);
    expect(sent).toEqual([
      ['one', 65_000],
      ['two', 5_000],
      ['three', undefined],
    ]);
    expect(page.snapshot()).toEqual([]);
    expect(localStorage).toHaveLength(0);
  });

  it('measures by its stopwatch: a clock on the wall that is moved changes nothing', async () => {
    const page = aPage();
    page.add(aStep('one'), 'One', NOW);
    pass(60_000);
    wallMs += 3 * 60 * 60_000;
    const { sent, deliver } = aServer();
    await page.send(deliver);
    expect(sent).toEqual([['one', 60_000]]);
  });

  it('survives a reload under the same ids, and counts by the clock on the wall from then on, within eight hours', async () => {
    aPage('first').add(aStep('one'), 'One', NOW);
    wallMs += 120_000;
    elapsedMs = 7;
    const again = aServer();
    await aPage('second').send(again.deliver);
    expect(again.sent).toEqual([['one', 120_000]]);

    aPage('first').add(aStep('two'), 'Two', NOW);
    wallMs += 24 * 60 * 60_000;
    const late = aServer();
    await aPage('third').send(late.deliver);
    expect(late.sent).toEqual([['two', 8 * 60 * 60_000]]);

    aPage('first').add(aStep('three'), 'Three', NOW);
    wallMs -= 60_000;
    const back = aServer();
    await aPage('fourth').send(back.deliver);
    expect(back.sent).toEqual([['three', undefined]]);
  });

  it.each([
    ['the line is lost', () => refuses(0)],
    ['the server is at fault', () => refuses(503)],
    ['one has to sign in again', () => refuses(401)],
    ['others changed the panel at the same moment', () => refuses(409, 'changed-meanwhile')],
    ['Teams gives no token', () => Promise.reject(new Error('No token'))],
  ])('stays and keeps its turn when %s', async (_why, fail) => {
    const page = aPage();
    page.add(aStep('one'), 'One', NOW);
    page.add(aStep('two'), 'Two', NOW);
    let tries = 0;
    await page.send(async () => {
      tries++;
      await fail();
    });
    expect(tries).toBe(1);
    const { sent, deliver } = aServer();
    await page.send(deliver);
    expect(sent.map(([stepId]) => stepId)).toEqual(['one', 'two']);
  });

  it('what is refused makes way for the rest, and is kept until it has been read', async () => {
    const page = aPage();
    page.add(aStep('one'), 'One', NOW);
    page.add(aStep('two'), 'Two', NOW);
    const { sent, deliver } = aServer();
    await page.send((command, waitedMs) =>
      'stepId' in command.input && command.input.stepId === 'one'
        ? refuses(409, 'item-gone', 'It is gone.')
        : deliver(command, waitedMs),
    );
    expect(sent.map(([stepId]) => stepId)).toEqual(['two']);
    const reloaded = aPage('second');
    expect(reloaded.snapshot()).toMatchObject([{ what: 'One', refused: 'It is gone.' }]);
    await reloaded.send(deliver);
    expect(sent).toHaveLength(1);
    reloaded.forget(reloaded.snapshot()[0]?.id ?? '');
    expect(localStorage).toHaveLength(0);
  });

  it('what one tab has sent, the other does not send again', async () => {
    const [one, other] = [aPage('one'), aPage('other')];
    one.add(aStep('one'), 'One', NOW);
    other.subscribe(() => undefined);
    window.dispatchEvent(new StorageEvent('storage', { key: `${PREFIX}000001` }));
    expect(other.snapshot()).toHaveLength(1);
    const { sent, deliver } = aServer();
    await one.send(deliver);
    await other.send(deliver);
    expect(sent).toHaveLength(1);
  });

  it('is sent once however often sending is asked for', async () => {
    const page = aPage();
    page.add(aStep('one'), 'One', NOW);
    const { sent, deliver } = aServer();
    await Promise.all([page.send(deliver), page.send(deliver), page.send(deliver)]);
    expect(sent).toHaveLength(1);
  });

  it('is kept by the page where the browser keeps nothing, and another person’s is left alone', async () => {
    const full = { length: 0, key: () => null, getItem: () => null, removeItem: () => undefined };
    const setItem = (): never => {
      throw new Error('QuotaExceededError');
    };
    const page = aPage('first', { ...full, setItem, clear: () => undefined });
    page.add(aStep('one'), 'One', NOW);
    const { sent, deliver } = aServer();
    await page.send(deliver);
    expect(sent).toHaveLength(1);

    localStorage.setItem('sentinel.held.1.northmoor.tom-hesketh.000001', '{"id":"x"}');
    localStorage.setItem(`${PREFIX}000001`, '"not one of ours"');
    expect(aPage().snapshot()).toEqual([]);
  });
});
