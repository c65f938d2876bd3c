import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rightsPage } from '../../bot/api/rightsPage';

import { z } from 'zod';
import { zodToJsonSchema } from 'zod-to-json-schema';
import { isOfNoRecord } from '../../bot/access/conditions';
import { hasRight } from '../../bot/access/rights';
import { isOfAccess, Refusal } from '../../bot/domain/refusal';
import { Ledger } from '../../bot/ledger/ledger';
import type { PanelStore } from '../../bot/ledger/store';
import { commands, isCommandName, runCommand } from '../../bot/useCases/commands';
import type { Context } from '../../bot/useCases/ports';
import { isQueryName, queries, runQuery } from '../../bot/useCases/queries';
import { openOutboxStand, type OutboxStand } from '../delivery/outboxStand';
import { inputs, type Name, type Records, stageRecords } from './everyDoorStage';
import { type Looker, lookers, viewerIn } from './everyDoorPeople';
import { expected, type Mark } from './everyDoorTable';

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

const names: Name[] = Object.keys(inputs).filter(isName);

function isName(name: string): name is Name {
  return isCommandName(name) || isQueryName(name);
}

/** Takes everything and keeps nothing, so that each door is tried on the very same records. */
function unwritten(store: PanelStore): PanelStore {
  return {
    read: (panelId, id) => store.read(panelId, id),
    query: (panelId, query) => store.query(panelId, query),
    queryEverywhere: (query) => store.queryEverywhere(query),
    walk: (panelId, page) => store.walk(panelId, page),
    commit: async (_panelId, writes) => writes.map(() => 'unwritten'),
    purge: async () => {},
    close: async () => {},
  };
}

async function contextOf(who: Looker): Promise<Context> {
  const ctx = await stand.contexts.of(stand.panelId, lookers[who].id);
  const store = unwritten(stand.store);
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  return {
    ...ctx,
    viewer: viewerIn(ctx, who),
    store,
    ledger: new Ledger(store, { announce: () => {} }, sha256, randomUUID),
  };
}

async function ask(name: Name, about: Records, who: Looker): Promise<Refusal | undefined> {
  const input = inputs[name](about);
  const ctx = await contextOf(who);
  try {
    await (isCommandName(name) ? runCommand(name, input, ctx) : runQuery(name, input, ctx));
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Whether somebody came through the door, whatever became of it behind. */
function markOf(name: Name, answer: Refusal | undefined): Mark {
  if (answer === undefined || !isOfAccess(answer)) return 'y';
  const isAbsent = answer.code === 'not-found' || answer.code === 'item-gone';
  // About no record, it is the made-up input that is not there.
  if (isAbsent) return isOfNoRecord({ ...commands, ...queries }[name].condition) ? 'y' : '0';
  return '-';
}

const told = (refusal: Refusal | undefined) => refusal && { code: refusal.code, facts: refusal.facts };

describe.each(Object.keys(lookers).filter((who): who is Looker => who in lookers))('the %s', (who) => {
  it.each(['open', 'few'] as const)(
    'comes through the doors that they should, to records that are for %s',
    async (which) => {
      const got: Record<string, Mark> = {};
      for (const name of names) got[name] = markOf(name, await ask(name, records[which], who));
      expect(got).toEqual(expected(who, which));
    },
  );

  it('is told of what is hidden what they are told of what never was', async () => {
    const absent = {
      task: 'no-task',
      issue: 'no-issue',
      other: 'no-issue',
      item: 'no-item',
      section: 'no-item',
      group: 'no-group',
      person: 'no-person',
    };
    const gone = { ...records.few, ...absent };
    const hidden = names.filter((name) => expected(who, 'few')[name] === '0');
    const differing: unknown[] = [];
    for (const name of hidden) {
      const [there, never] = [await ask(name, records.few, who), await ask(name, gone, who)];
      if (JSON.stringify(told(there)) !== JSON.stringify(told(never))) differing.push([name, told(there), told(never)]);
    }
    expect(differing).toEqual([]);
  });
});

it('what a reviewer reads of the doors is what they are', () => {
  const isCurrent = readFileSync(path.resolve('infra/governance/rights.md'), 'utf8') === rightsPage();
  expect(isCurrent ? 'as the tables say' : 'infra/governance/rights.md is behind: `npm run rights` mends it').toBe(
    'as the tables say',
  );
});

/** Every text that a command takes, however deep and whether it must be there or not: paths into its input. */
function textFields(schema: unknown, path: readonly string[] = []): string[][] {
  if (typeof schema !== 'object' || schema === null) return [];
  const is = z
    .object({ type: z.unknown(), enum: z.unknown(), format: z.unknown(), const: z.unknown() })
    .partial()
    .parse(schema);
  if (is.type === 'string') return is.enum === undefined && is.const === undefined ? [[...path]] : [];
  const inner = Inner.parse(schema);
  return [
    ...Object.entries(inner.properties).flatMap(([name, each]) => textFields(each, [...path, name])),
    ...textFields(inner.items, [...path, '0']),
    ...[...inner.anyOf, ...inner.allOf, ...inner.oneOf].flatMap((each) => textFields(each, path)),
  ];
}

const several = z.array(z.unknown()).default([]);
const Inner = z.object({
  ...{ properties: z.record(z.unknown()).default({}), items: z.unknown() },
  ...{ anyOf: several, allOf: several, oneOf: several },
});

/** `input` with `text` in the place that `path` names; undefined where there is something else on the way. */
function withText(input: unknown, [first, ...rest]: readonly string[], text: string): unknown {
  if (first === undefined) return text;
  if (first === '0') return [withText(Array.isArray(input) ? input[0] : undefined, rest, text)];
  const object = typeof input === 'object' && input !== null && !Array.isArray(input) ? input : {};
  const before: unknown = Object.entries(object).find(([name]) => name === first)?.[1];
  return { ...object, [first]: withText(before, rest, text) };
}

/** Each weighs what it is sent by itself, and says what is wrong with which row or part. */
const readRowByRow = ['member.import', 'panel.configure', 'task.bringIn', 'meeting.bringIn'];

describe('what is marked above the ceiling', () => {
  const marked = 'Written down: S.E.C.R.E.T';

  it('comes in by no text of any command', async () => {
    const taken: string[] = [];
    let stopped = 0;
    const contexts = await Promise.all(Object.keys(lookers).filter(isLooker).map(contextOf));
    for (const name of names.filter(isCommandName).filter((each) => !readRowByRow.includes(each))) {
      const { input, right } = commands[name];
      const ctx = contexts.find(({ viewer }) => hasRight(viewer, right));
      if (ctx === undefined) throw new Error(`Nobody may ${name}`);
      for (const path of textFields(zodToJsonSchema(input, { $refStrategy: 'none' }))) {
        const sent = withText(inputs[name](records.open), path, marked);
        const read = input.safeParse(sent);
        // An id or a day cannot be such a text, and what the command does not know is dropped.
        if (!read.success || !JSON.stringify(read.data).includes(marked)) continue;
        const refused: unknown = await runCommand(name, sent, ctx).catch((error: unknown) => error);
        if (refused instanceof Refusal && refused.code === 'marking-too-high') stopped++;
        else taken.push(`${name} ${path.join('.')}`);
      }
    }
    expect(taken).toEqual([]);
    expect(stopped).toBeGreaterThan(60);
  });
});

function isLooker(who: string): who is Looker {
  return who in lookers;
}
