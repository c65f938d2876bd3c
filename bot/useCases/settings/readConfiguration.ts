import { z } from 'zod';
import { agencyKindNames } from '../../domain/agencyKinds';
import { Configuration, CONFIGURATION_FORM } from '../../domain/configuration';
import { PanelChange } from '../../domain/settings';
import { formulaText, isFormula } from '../../domain/spreadsheet';
import { isAboveCeiling, withoutUnseen } from '../../domain/text';
import { didYouMean, plainFaults } from './faultWords';
import { markedTexts } from './markedTexts';
import { readPanelText, TextFaults } from './panelText';
import { unknownKeys } from './unknownKeys';

/** Far more than a panel's settings are; a command holds 256 KB. */
const MOST_LETTERS = 150_000;

export interface ReadConfiguration {
  /** Where nothing is wrong. */
  readonly configuration?: Configuration;
  /** Each with its place and its cure. */
  readonly faults: readonly string[];
}

/** A file as somebody chose it: whole, or every fault of it. */
export function readConfiguration(text: string): ReadConfiguration {
  if (text.length > MOST_LETTERS) return { faults: [tooLargeText] };
  const { content, faults } = contentOf(text);
  if (faults.length > 0) return { faults };
  const form = Form.safeParse(content).data?.sentinelConfiguration;
  if (form === undefined) return { faults: [otherFileText] };
  if (form > CONFIGURATION_FORM) return { faults: [newerText(form)] };
  const read = Configuration.safeParse(content, { errorMap: faultWords });
  const found = [
    ...(read.error?.issues ?? []),
    ...unknownKeys(Configuration, content).map(({ path, known }) => ({
      path,
      message: `nothing of this name is read here${didYouMean(String(path.at(-1)), known)}`,
    })),
    ...kindFaults(content),
    ...nameFaults(read.data),
    ...togetherFaults(read.data),
    ...markedTexts(content).map((path) => ({ path, message: aboveText })),
  ];
  if (read.success && found.length === 0) return { configuration: read.data, faults: [] };
  const texts = found.map(({ path, message }) => `${placeOf(path)}: ${message}`);
  return { faults: [...new Set(texts)].slice(0, MOST_FAULTS) };
}

/** More are of no help: whoever mends these looks again. */
const MOST_FAULTS = 20;

const Form = z.object({ sentinelConfiguration: z.number().int().positive() });

const tooLargeText = `This file is larger than a configuration ever is (${MOST_LETTERS / 1000} KB). Choose the file that the other panel’s Settings gave.`;
const otherFileText =
  'This is no configuration of a panel. The other force takes one under Settings, Configuration: choose that file.';
const newerText = (form: number) =>
  `This file is of form ${form}, made by a newer version of Sentinel; this one reads form ${CONFIGURATION_FORM}. Have Sentinel brought up to date here, or ask the other force for a file of form ${CONFIGURATION_FORM}.`;

function contentOf(text: string): { readonly content?: unknown; readonly faults: readonly string[] } {
  try {
    return { content: asTyped(readPanelText(text)), faults: [] };
  } catch (error) {
    if (!(error instanceof TextFaults)) throw error;
    return {
      faults: [
        'This file was damaged on its way or changed by hand, and cannot be read. Choose it anew as the other panel’s Settings gave it, or mend this:',
        ...error.faults,
      ],
    };
  }
}

/** Without what the forms take out too; what is called something stands in one line. */
function asTyped(value: unknown, key = ''): unknown {
  if (typeof value === 'string') {
    const seen = withoutUnseen(value);
    return key === 'title' || key === 'name' ? seen.replace(/\s*\n\s*/g, ' ').trim() : seen;
  }
  if (Array.isArray(value)) return value.map((each: unknown) => asTyped(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asTyped(inner, name)]));
}

function nameFaults(configuration: Configuration | undefined) {
  return (configuration?.agencies ?? []).flatMap(({ name = '' }, at) =>
    isFormula(name) ? [{ path: ['agencies', at, 'name'], message: formulaText }] : [],
  );
}

const aboveText = 'Sentinel holds nothing marked SECRET or above: take this out, or ask the other force to';

const faultWords: z.ZodErrorMap = (issue, context) =>
  issue.path.at(-1) === 'marking' && issue.code === 'invalid_enum_value' && isAboveCeiling(String(context.data))
    ? { message: aboveText }
    : plainFaults(issue, context);

/** As far as kinds can be told, whatever else is wrong. */
const Kinds = z.object({ agencies: z.array(z.object({ kind: z.string().catch('police') }).catch({ kind: 'police' })) });

function kindFaults(content: unknown) {
  return (Kinds.safeParse(content).data?.agencies ?? []).flatMap(({ kind }, at) =>
    agencyKindNames.some((each) => each === kind)
      ? []
      : [
          {
            path: ['agencies', at, 'kind'],
            message: `no type of organisation is called “${kind}” here: take it out of the file and add the organisation under Partners afterwards${didYouMean(kind, agencyKindNames)}`,
          },
        ],
  );
}

/** What no single field can tell, as the forms of the settings are held to it. */
function togetherFaults(configuration: Configuration | undefined): readonly z.ZodIssue[] {
  if (configuration === undefined) return [];
  const { reminderRules, quietHours, agendaTemplate, taskTemplates, gateways, readingReasons } = configuration.panel;
  const forms = [
    { part: 'rules', reminderRules },
    { part: 'hours', quietHours },
    { part: 'agenda', agendaTemplate },
    { part: 'templates', taskTemplates },
    ...(gateways === undefined ? [] : [{ part: 'gateways', gateways }]),
    ...(readingReasons === undefined ? [] : [{ part: 'reasons', readingReasons }]),
  ];
  return forms.flatMap((form) => PanelChange.safeParse({ ...form, version: '' }).error?.issues ?? []);
}

const places: Readonly<Record<string, string>> = {
  marking: 'Marking',
  quorum: 'Quorum',
  series: 'Series',
  agendaTemplate: 'Agenda',
  reminderRules: 'Reminder rules',
  quietHours: 'Quiet hours',
  targets: 'Targets',
  taskTemplates: 'Task templates',
  gateways: 'Gateways',
  readingReasons: 'Reasons for opening a record',
  gradeTexts: 'Grades of disruptions',
  agencies: 'Organisations',
  powers: 'Powers',
};

/** "Agenda, line 3, minutes" */
function placeOf(path: readonly (string | number)[]): string {
  const within = path[0] === 'panel' ? path.slice(1) : path;
  const [first = 'The file', ...rest] = within;
  const words = rest.map((part) => (typeof part === 'number' ? `line ${part + 1}` : part));
  return [places[String(first)] ?? String(first), ...words].join(', ');
}
