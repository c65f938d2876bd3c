import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Admission } from '../../bot/access/admission';
import { isOfNoRecord } from '../../bot/access/conditions';
import { hasRight } from '../../bot/access/rights';
import { isOfAccess, Refusal } from '../../bot/domain/refusal';
import { nameOf } from '../../bot/ledger/roster';
import { commands, isCommandName, runCommand } from '../../bot/useCases/commands';
import type { Context } from '../../bot/useCases/ports';
import { isQueryName, queries, runQuery } from '../../bot/useCases/queries';
import { openOutboxStand, type OutboxStand } from '../delivery/outboxStand';
import { admitTo, inputs, type Name, type Records, stageRecords } from './everyDoorStage';
import { lookers, viewerIn } from './everyDoorPeople';

let stand: OutboxStand;
let records: { few: Records; open: Records };
const dir = mkdtempSync(path.join(tmpdir(), 'doors-'));
beforeAll(async () => {
  stand = await openOutboxStand(path.join(dir, 'panel.db'));
  records = await stageRecords(stand);
}, 60_000);
afterAll(async () => {
  await stand.close();
  rmSync(dir, { recursive: true, force: true });
});

// Over, a meeting takes nothing more: it is closed last.
const names: Name[] = [
  ...Object.keys(inputs)
    .filter(isName)
    .filter((name) => name !== 'meeting.close'),
  'meeting.close',
];

function isName(name: string): name is Name {
  return isCommandName(name) || isQueryName(name);
}

async function contextOf(who: keyof typeof lookers): Promise<Context> {
  const ctx = await stand.contexts.of(stand.panelId, lookers[who].id);
  return { ...ctx, viewer: viewerIn(ctx, who) };
}

async function refusalOf(act: () => unknown): Promise<Refusal | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function ask(name: Name, about: Records, ctx: Context): Promise<Refusal | undefined> {
  const input = inputs[name](about);
  return refusalOf(() => (isCommandName(name) ? runCommand(name, input, ctx) : runQuery(name, input, ctx)));
}

/** What right and condition of the row say, of the record as it stands. */
async function saidByTheRow(name: Name, about: Records, ctx: Context): Promise<Refusal | undefined> {
  const { right, condition } = { ...commands, ...queries }[name];
  if (!hasRight(ctx.viewer, right)) return new Refusal('not-allowed');
  if (isOfNoRecord(condition)) return undefined;
  const admission = new Admission(condition, ctx.viewer, (id) => nameOf(ctx.roster, id));
  return refusalOf(() => admitTo(condition, about, admission, stand));
}

const told = (refusal: Refusal | undefined) => refusal && { code: refusal.code, facts: refusal.facts };

describe.each(Object.keys(lookers).filter((who): who is keyof typeof lookers => who in lookers))('the %s', (who) => {
  it.each(['open', 'few'] as const)(
    'is let through every door as its row says, to records that are for %s',
    async (which) => {
      const wrong: unknown[] = [];
      for (const name of names) {
        const ctx = await contextOf(who);
        const expected = await saidByTheRow(name, records[which], ctx);
        const answer = await ask(name, records[which], ctx);
        const isRecords = !isOfNoRecord({ ...commands, ...queries }[name].condition);
        const isKept = answer !== undefined && (isRecords ? isOfAccess(answer) : answer.code === 'not-allowed');
        const got = isKept ? told(answer) : undefined;
        if (JSON.stringify(got) !== JSON.stringify(told(expected))) wrong.push({ name, expected: told(expected), got });
      }
      expect(wrong).toEqual([]);
    },
  );

  it('is told of what is hidden what they are told of what never was', async () => {
    const absent = {
      task: 'no-task',
      issue: 'no-issue',
      other: 'no-issue',
      item: 'no-item',
      meeting: records.few.meeting,
    };
    const gone = { ...records.few, ...absent };
    const differing: unknown[] = [];
    for (const name of names) {
      const ctx = await contextOf(who);
      const said = await saidByTheRow(name, records.few, ctx);
      if (said === undefined || !['not-found', 'item-gone'].includes(said.code)) continue;
      const [hidden, never] = [await ask(name, records.few, ctx), await ask(name, gone, ctx)];
      if (JSON.stringify(told(hidden)) !== JSON.stringify(told(never)))
        differing.push([name, told(hidden), told(never)]);
    }
    expect(differing).toEqual([]);
  });
});
