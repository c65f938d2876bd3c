import { z } from 'zod';
import { agencyKindNames, kindMeant } from '../../domain/agencyKinds';
import { type Agency, isHost, isPartnerOn } from '../../domain/agency';
import { defaultAgendaTemplate } from '../../domain/agenda';
import { defaultGateways, type PanelGateways } from '../../domain/disclosure';
import { carriedOf, Configuration, CONFIGURATION_FORM, configurationFields, unnamed } from '../../domain/configuration';
import { isObserving, seatsWantedOf } from '../../domain/partnership';
import type { Panel } from '../../domain/panel';
import { isSamePower, type Power } from '../../domain/power';
import { defaultQuietHours } from '../../domain/reminder';
import { defaultGradeTexts } from '../../domain/gradeTexts';
import { defaultReasons } from '../../domain/readingReasons';
import { defaultTargets } from '../../domain/targets';
import { defaultTaskTemplates } from '../../domain/taskTemplate';
import { FileView } from '../fileView';
import type { Context } from '../ports';
import { agencyTypes, typeNames } from '../founding/agencyTypes';
import { loadPowers, shippedPowers } from '../powers/panelPowers';

const fields = configurationFields;
const notice =
  'How a panel is set: no person, no record, no venue. Another force takes it on under Settings, Configuration, or where it founds its panel.';

export const ConfigurationFile = FileView.extend({
  left: z.array(z.string()).describe('What was left out of it, and why'),
});
type ConfigurationFile = z.infer<typeof ConfigurationFile>;

/** How the panel is set, as a file for another force. */
export async function takeConfiguration(_input: Record<string, never>, ctx: Context): Promise<ConfigurationFile> {
  const { configuration, left } = await configurationOf(ctx);
  return {
    fileName: `sentinel-configuration-${ctx.today}.json`,
    mediaType: 'application/json',
    text: `${JSON.stringify(configuration, null, 2)}\n`,
    holds: {
      type: 'panel',
      id: ctx.roster.panel.id,
      rows: configuration.agencies.length + configuration.powers.length,
    },
    left,
  };
}

async function configurationOf(ctx: Context): Promise<{ configuration: Configuration; left: string[] }> {
  const { panel } = ctx.roster;
  const set = {
    quietHours: defaultQuietHours,
    targets: defaultTargets,
    gateways: defaultGateways,
    readingReasons: defaultReasons,
    gradeTexts: defaultGradeTexts,
    ...panel,
  };
  const powers = (await loadPowers(ctx)).filter(isOwn).map((power) => carriedOf(power, fields.power.goes));
  const { agencies, left } = agenciesOf(ctx);
  const whole = Configuration.parse({
    ...{ sentinelConfiguration: CONFIGURATION_FORM, notice, panel: carriedOf(set, fields.panel.goes) },
    ...{ agencies, powers },
  });
  const { configuration, count } = withoutPeople(whole, ctx);
  return { configuration, left: [...left, ...(count === 0 ? [] : [namesText(count)])] };
}

function isOwn(power: Power): boolean {
  const shipped = shippedPowers.find(({ id }) => id === power.id);
  return shipped === undefined || !isSamePower(shipped, power);
}

/** By their kind and the seats wanted of them, and by name where that does not say which they are. */
function agenciesOf({ roster, today }: Context): { agencies: unknown[]; left: string[] } {
  const partners = [...roster.agencies.values()]
    .filter((each) => isPartnerOn(each, today) && !isObserving(each))
    .map((each) => ({ ...each, kind: kindMeant(each.kind) }));
  const known = partners.filter(({ kind }) => agencyKindNames.some((each) => each === kind));
  const others = partners.length - known.length;
  return {
    agencies: known.map((each) => {
      const name = nameTold(each, known, roster.panel);
      return carriedOf({ ...each, name, seatsWanted: seatsWantedOf(each) }, fields.agency.goes);
    }),
    left: others === 0 ? [] : [othersText(others)],
  };
}

/** What each force calls in its own way, the one council or fire service of its kind and itself, goes without its name. */
function nameTold({ name, kind }: Agency, partners: readonly Agency[], panel: Panel): string | undefined {
  const types = typeNames(kind);
  if (types.includes(name)) return types.length === 1 ? undefined : name;
  const alike = partners.filter((each) => each.kind === kind);
  const host = alike.find((each) => isHost(each, panel)) ?? alike[0];
  if (kind === 'police') return host?.name === name ? undefined : name;
  return types.length === 1 && alike.length === 1 ? undefined : name;
}

const shippedTexts = new Set(
  textsIn([agencyTypes, defaultAgendaTemplate, defaultTaskTemplates, defaultGateways, shippedPowers]),
);

/** What the panel wrote itself, without the names that stand in it. */
function withoutPeople(whole: Configuration, { roster }: Context): { configuration: Configuration; count: number } {
  const people = [...roster.members.values(), ...roster.former.values()].map(({ name }) => name);
  let count = 0;
  const bare = (text: string): string => {
    if (shippedTexts.has(text)) return text;
    const found = unnamed(text, people);
    if (found !== text) count += 1;
    return found;
  };
  const { panel, agencies, powers } = whole;
  const configuration: Configuration = {
    ...whole,
    panel: {
      ...panel,
      agendaTemplate: panel.agendaTemplate.map((line) => ({ ...line, title: bare(line.title) })),
      taskTemplates: panel.taskTemplates.map((template) => ({
        ...template,
        title: bare(template.title),
        ...(template.detail === undefined ? {} : { detail: bare(template.detail) }),
      })),
      ...(panel.gateways === undefined ? {} : { gateways: bareGateways(panel.gateways, bare) }),
    },
    agencies: agencies.map(({ name, ...each }) => (name === undefined ? each : { ...each, name: bare(name) })),
    powers: powers.map((power) => ({
      ...power,
      ...{ agency: bare(power.agency), power: bare(power.power), legalBasis: bare(power.legalBasis) },
      ...{ lever: bare(power.lever), typicalOpportunity: bare(power.typicalOpportunity), fourP: bare(power.fourP) },
    })),
  };
  return { configuration, count };
}

function bareGateways({ list, alsoFor }: PanelGateways, bare: (text: string) => string): PanelGateways {
  return { list: list.map(({ name, on }) => ({ name: bare(name), on })), alsoFor: alsoFor.map(bare) };
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function othersText(count: number): string {
  return count === 1
    ? '1 organisation is of no usual kind and was left out: the other force adds its own under Partners.'
    : `${count} organisations are of no usual kind and were left out: the other force adds its own under Partners.`;
}

function namesText(count: number): string {
  return `${count === 1 ? '1 text held' : `${count} texts held`} a name, an address or a telephone number, which was taken out.`;
}
