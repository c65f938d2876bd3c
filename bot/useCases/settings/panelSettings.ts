import { ZodError } from 'zod';
import { defaultGateways, gatewaysOffered } from '../../domain/disclosure';
import { barredKinds } from '../../domain/gateways';
import type { Panel } from '../../domain/panel';
import { defaultGradeTexts } from '../../domain/gradeTexts';
import { defaultReasons } from '../../domain/readingReasons';
import { periodsOf } from '../../domain/retention';
import { Refusal } from '../../domain/refusal';
import { defaultQuietHours, ruleText } from '../../domain/reminder';
import { changedPanel, changeNote, type PanelChange, type SettingsPart, versionOf } from '../../domain/settings';
import { acceptanceOf, statementOf } from '../../domain/statement';
import { defaultTargets } from '../../domain/targets';
import { dayText, momentText } from '../../domain/time';
import { nameOf, zoneOf } from '../../ledger/roster';
import { overtaken } from '../log/changedMeanwhile';
import { meetingsIn } from '../meetings/planning';
import { profileView } from '../meetings/threatPicture';
import type { Context } from '../ports';
import { sharedWords, wordsOfOthers } from './otherPanels';
import type { GatewayView, SettingsView } from './settingsViews';

/** What a panel is set to, part by part, with who changed it last. */
export async function getSettings(_input: Record<string, never>, ctx: Context): Promise<SettingsView> {
  return settingsView(ctx.roster.panel, ctx);
}

/** What something may be shared under from now on, for whoever gives tasks and restricts issues. */
export async function listGateways(
  _input: Record<string, never>,
  { roster }: Context,
): Promise<{ items: GatewayView[] }> {
  return { items: gatewaysOffered(roster.panel).map((name) => ({ name })) };
}

/**
 * One part of the settings.
 *
 * @throws Refusal `changed-meanwhile` where somebody else changed it since the form was drawn
 * @throws ZodError at the field that another panel has in the same words
 */
export async function changePanel(change: PanelChange, ctx: Context): Promise<SettingsView> {
  const { id } = ctx.roster.panel;
  const by = ctx.viewer.member.id;
  const saved = await ctx.ledger.change(id, ctx.now, async (draft) => {
    const before = await draft.read('panel', '');
    if (before === undefined) throw new Refusal('not-found', { what: 'panel' });
    const overtakenBy = (last: Changed) => overtaken(last, `changed ${last.what}`, ctx);
    const meetings = change.part === 'series' ? await meetingsIn(draft, ctx) : [];
    const { now: at, today, sha256 } = ctx;
    const after = changedPanel(before, change, { by, at, today, meetings, sha256, overtakenBy });
    if (after === before) return before;
    await refuseShared(before, after, ctx);
    draft.put('panel', after);
    const subject = { type: 'panel', id, reference: after.name } as const;
    const action = change.part === 'statement' ? 'statement-set' : 'panel-changed';
    draft.log({ action, by, subject, readers: ['*'], note: changeNote(before, after) });
    return after;
  });
  return settingsView(saved, ctx);
}

/** What it is called already stays, whatever another panel is called. */
async function refuseShared(before: Panel, after: Panel, { store, viewer }: Context): Promise<void> {
  if (before.name === after.name && before.referencePrefix === after.referencePrefix) return;
  const shared = sharedWords(after, await wordsOfOthers(store, viewer.member, before.id)).filter(
    ({ field }) => before[field] !== after[field],
  );
  if (shared.length === 0) return;
  throw new ZodError(shared.map(({ field, message }) => ({ code: 'custom', path: [field], message })));
}

type Changed = NonNullable<Panel['changed']>[number];

function settingsView(panel: Panel, ctx: Context): SettingsView {
  const { name, force, referencePrefix, timeZone, venue, marking, quorum, series, agendaTemplate } = panel;
  const of = (part: SettingsPart) => partView(panel, part, ctx);
  const { gateways = defaultGateways } = panel;
  return {
    panel: { ...of('panel'), name, force, referencePrefix, timeZone, venue, marking, quorum },
    agenda: { ...of('agenda'), lines: agendaTemplate, durationMinutes: series.durationMinutes },
    series: { ...of('series'), rule: series, firstDayText: dayText(series.firstMeetingOn, ctx.today) },
    rules: {
      ...of('rules'),
      rules: panel.reminderRules.map(({ id: _, ...rule }) => ({ ...rule, text: ruleText(rule) })),
    },
    hours: { ...of('hours'), quietHours: panel.quietHours ?? defaultQuietHours },
    targets: { ...of('targets'), targets: panel.targets ?? defaultTargets },
    templates: { ...of('templates'), templates: panel.taskTemplates },
    grades: { ...of('grades'), gradeTexts: panel.gradeTexts ?? defaultGradeTexts },
    profile: { ...of('profile'), ...profilePart(panel, ctx) },
    reasons: { ...of('reasons'), readingReasons: panel.readingReasons ?? defaultReasons },
    gateways: { ...of('gateways'), gateways, kinds: kindsFor(gateways.alsoFor, ctx) },
    statement: { ...of('statement'), ...statementPart(panel, ctx) },
    retention: { ...of('retention'), periods: periodsOf(panel) },
  };
}

function profilePart({ localProfile }: Panel, { today }: Context): Omit<SettingsView['profile'], 'version'> {
  return localProfile === undefined ? {} : { localProfile, shown: profileView(localProfile, today) };
}

/** What stands, and how many of those who sit have said yes to it. */
function statementPart(panel: Panel, ctx: Context): Omit<SettingsView['statement'], 'version'> {
  const statement = statementOf(panel);
  if (statement === undefined) return { text: '', acceptedText: 'Nobody is asked for anything.', waiting: 0 };
  const { version: nth, text, from } = statement;
  const seated = [...ctx.roster.members.values()];
  const waiting = seated.filter((member) => acceptanceOf(member, statement) === undefined).length;
  const acceptedText = `Version ${nth}, since ${momentText(from, ctx.today, zoneOf(ctx))}: accepted by ${seated.length - waiting} of ${seated.length} people.`;
  return { text, acceptedText, waiting };
}

/** Not the police, and none of those that always need one. Whoever keeps the settings may see no list of agencies. */
function kindsFor(chosen: readonly string[], { roster }: Context): string[] {
  const there = [...roster.agencies.values()].map(({ kind }) => kind).filter((kind) => kind !== 'police');
  return [...new Set([...there, ...chosen])].filter((kind) => !barredKinds.includes(kind));
}

function partView(panel: Panel, part: SettingsPart, ctx: Context): { version: string; changedText?: string } {
  const version = versionOf(panel, part, ctx.sha256);
  const last = panel.changed?.find((each) => each.part === part);
  if (last === undefined) return { version };
  const when = momentText(last.at, ctx.today, zoneOf(ctx));
  return { version, changedText: `${nameOf(ctx.roster, last.by)} changed ${last.what}, ${when}` };
}
