import { z } from 'zod';
import { isPartnerOn } from '../../domain/agency';
import type { Configuration } from '../../domain/configuration';
import { defaultGateways } from '../../domain/disclosure';
import { FormVersion, formVersion } from '../../domain/formVersion';
import { isChange, type LogEntry, wholeOf, wordsOf } from '../../domain/log';
import { Refusal } from '../../domain/refusal';
import { defaultQuietHours } from '../../domain/reminder';
import { defaultGradeTexts } from '../../domain/gradeTexts';
import { defaultReasons } from '../../domain/readingReasons';
import { defaultTargets } from '../../domain/targets';
import type { Draft } from '../../ledger/changeDraft';
import { readLog } from '../../ledger/logPages';
import { overtaken } from '../log/changedMeanwhile';
import { loadMeetings } from '../meetings/meetingLists';
import type { Context } from '../ports';
import { loadPowers } from '../powers/panelPowers';
import { type ConfigurationPlan, planConfiguration, settingsOf, type Standing } from './planConfiguration';
import { type PlanPart, planLines } from './planLines';
import { readConfiguration } from './readConfiguration';

/** Records written with one batch: each with what else a batch holds, of its 100 operations. */
const AT_ONCE = 45;

export const ConfigurationText = z.object({ text: z.string().describe('The file, as it is') });

export const ConfigurationTaken = ConfigurationText.extend({
  version: FormVersion.describe('Of the preview: what would be made is what was seen'),
});

export const ConfigurationPreview = z.object({
  version: z.string(),
  inUseText: z.string().optional().describe('Why nothing can be taken on here: the panel has met, or has records'),
  faults: z.array(z.string()).describe('What is wrong with the file, where, and what to do'),
  parts: z
    .array(z.object({ part: z.string(), lines: z.array(z.string()) }))
    .describe('What is made or changed, part by part; of what stays as it is, nothing'),
});
type ConfigurationPreview = z.infer<typeof ConfigurationPreview>;

/** What a file would make of the panel. Nothing happens. */
export async function previewConfiguration(
  { text }: z.infer<typeof ConfigurationText>,
  ctx: Context,
): Promise<ConfigurationPreview> {
  const inUseText = await inUse(ctx);
  const { configuration, faults } = readConfiguration(text);
  const used = inUseText === undefined ? {} : { inUseText };
  if (configuration === undefined) return { version: '', ...used, faults: [...faults], parts: [] };
  const standing = await standingOf(ctx);
  const parts = planLines(planConfiguration(configuration, standing), standing);
  return { version: seenVersion(parts, standing), ...used, faults: [], parts };
}

/**
 * Takes it on, the settings last: where a process dies before them, the same file again goes on.
 *
 * @throws Refusal `panel-in-use`, `not-fit`, `changed-meanwhile`
 */
export async function takeOnConfiguration(
  { text, version }: z.infer<typeof ConfigurationTaken>,
  ctx: Context,
): Promise<ConfigurationPreview> {
  const { configuration, faults } = readConfiguration(text);
  if (configuration === undefined) throw new Refusal('configuration-unfit', { fault: faults[0] ?? '' });
  const inUseText = await inUse(ctx);
  if (inUseText !== undefined) throw new Refusal('panel-in-use', { why: inUseText });
  const standing = await standingOf(ctx);
  const plan = planConfiguration(configuration, standing);
  const parts = planLines(plan, standing);
  // Sent again: it has been taken on.
  if (parts.length > 0 && seenVersion(parts, standing) !== version) throw await overtakenBy(ctx);
  await write(stepsOf(plan, configuration, standing), ctx);
  return { version: formVersion([], ctx.sha256), faults: [], parts: [] };
}

/** Of what was shown, and of what it was laid over: the sentences say only what will be. */
function seenVersion(parts: readonly PlanPart[], { panel, agencies, powers, meetings, sha256 }: Standing): string {
  return formVersion({ parts, panel, agencies, powers, meetings }, sha256);
}

type Step = (draft: Draft) => Promise<void>;

/** Each over what stands in that moment: what a later version wrote there stays. */
function stepsOf(plan: ConfigurationPlan, configuration: Configuration, standing: Standing): Step[] {
  return [
    ...[...plan.added, ...plan.wanted].map((agency): Step => async (draft) => {
      const before = (await draft.findAgency(agency.id)) ?? agency;
      draft.put('agency', { ...before, seatsWanted: agency.seatsWanted });
    }),
    ...plan.powers.map((power): Step => async (draft) => {
      await draft.read('power', power.id);
      draft.put('power', power);
    }),
    ...plan.meetings.map(({ id, agenda }): Step => async (draft) => {
      const before = await draft.read('meeting', id);
      if (before !== undefined) draft.put('meeting', { ...before, agenda });
    }),
    ...(plan.parts.length === 0 ? [] : [settingsStep(configuration, standing)]),
  ];
}

function settingsStep(configuration: Configuration, standing: Standing): Step {
  return async (draft) => {
    const before = await draft.read('panel', '');
    if (before !== undefined) draft.put('panel', settingsOf(configuration, { ...standing, panel: before }).panel);
  };
}

async function write(steps: readonly Step[], ctx: Context): Promise<void> {
  const { id, name } = ctx.roster.panel;
  let seen = ctx.snapshot.changeNumber;
  const noteOwn = (entries: readonly LogEntry[]) => {
    seen = entries.at(-1)?.number ?? seen;
  };
  for (let at = 0; at < steps.length; at += AT_ONCE) {
    const some = steps.slice(at, at + AT_ONCE);
    const writeSome = async (draft: Draft) => {
      const last = (await draft.logAfter(seen)).findLast(isLaidOver);
      if (last !== undefined) throw overtakenIn(last, ctx);
      for (const step of some) await step(draft);
      const by = ctx.viewer.member.id;
      const subject = { type: 'panel', id, reference: name } as const;
      const note = `${at + some.length} of ${steps.length} records`;
      draft.log({ action: 'panel-configured', by, subject, readers: ['*'], note });
    };
    await ctx.ledger.change(id, ctx.now, writeSome, noteOwn);
  }
}

const MOST_LOOKED_THROUGH = 20;

/** Who last changed what the preview was of. */
async function overtakenBy(ctx: Context): Promise<Refusal> {
  const { store, roster, snapshot } = ctx;
  const after = Math.max(0, snapshot.changeNumber - MOST_LOOKED_THROUGH);
  const last = (await readLog(store, roster.panel.id, { after, limit: MOST_LOOKED_THROUGH })).findLast(isLaidOver);
  return last === undefined ? new Refusal('changed-meanwhile') : overtakenIn(last, ctx);
}

/** A change of what a configuration is laid over: settings and powers, partners, meetings. */
function isLaidOver(entry: LogEntry): boolean {
  return isChange(entry) && ['panel', 'agency', 'meeting'].includes(wholeOf(entry).type);
}

function overtakenIn(last: LogEntry, ctx: Context): Refusal {
  const called = wordsOf(last)?.reference;
  return overtaken(last, called === undefined ? undefined : `changed ${called}`, ctx);
}

/** "This panel has tasks already": nothing of another force's may change what people work by. */
async function inUse(ctx: Context): Promise<string | undefined> {
  const { id } = ctx.roster.panel;
  const [meetings, tasks, issues] = await Promise.all([
    loadMeetings(ctx),
    ctx.store.query(id, { type: 'task', limit: 1 }),
    ctx.store.query(id, { type: 'issue', limit: 1 }),
  ]);
  const has = [
    ...(meetings.some(({ state }) => state === 'running' || state === 'closed') ? ['a meeting was held'] : []),
    ...(tasks.length > 0 ? ['a task was given'] : []),
    ...(issues.length > 0 ? ['an issue was raised'] : []),
  ];
  return has[0];
}

async function standingOf(ctx: Context): Promise<Standing> {
  const { roster, viewer, now, today, sha256 } = ctx;
  const [powers, meetings] = await Promise.all([loadPowers(ctx), loadMeetings(ctx)]);
  const all = [...roster.agencies.values()].sort((a, b) => a.id.localeCompare(b.id));
  return {
    // What is not set is as most panels have it.
    ...{
      panel: {
        quietHours: defaultQuietHours,
        targets: defaultTargets,
        gateways: defaultGateways,
        readingReasons: defaultReasons,
        gradeTexts: defaultGradeTexts,
        ...roster.panel,
      },
      powers,
      meetings,
      by: viewer.member.id,
      now,
      today,
      sha256,
    },
    agencies: all.filter((agency) => isPartnerOn(agency, today)),
    takenIds: new Set(all.map(({ id }) => id)),
  };
}
