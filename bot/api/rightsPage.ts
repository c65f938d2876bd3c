import { conditionTexts, type Door } from '../access/conditions';
import { hasRight, type Right, rightNames } from '../access/rights';
import { everybody, type PersonViewer } from '../access/viewer';
import { Agency } from '../domain/agency';
import { namesOf } from '../domain/byName';
import { Member, type Role, roleNames, roles } from '../domain/member';
import { type CommandName, commands } from '../useCases/commands';
import { type QueryName, queries } from '../useCases/queries';
import { markdownTable } from './markdownTable';
import { areaOf, areas } from './rightsAreas';
import { rightsPreface } from './rightsPreface';
import { reachIn, type Source } from './rightsReach';

interface Described extends Door {
  readonly name: CommandName | QueryName;
  readonly summary: string;
  readonly consults?: unknown;
  readonly asksWhy?: unknown;
}

type Reach = ReturnType<typeof reachIn>;

/** Both tables and the table of rights as a page (Markdown) for whoever reviews who may do what; `sources` tell the doors. */
export function rightsPage(sources: readonly Source[]): string {
  const reach = reachIn(sources);
  const does = namesOf(commands).map((name): Described => ({ ...commands[name], name }));
  const asks = namesOf(queries).map((name): Described => ({ ...queries[name], name }));
  const headings = [...new Set([...Object.values(areas), ...[...does, ...asks].map(({ name }) => areaOf(name))])];
  const counts = `${does.length} commands and ${asks.length} questions, ${rightNames.length} rights.`;
  const parts = [
    ...[rightsPreface, counts, ...rightsByRole()],
    ...headings.flatMap((heading) => areaPart(heading, [...does, ...asks], reach)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function rightsByRole(): string[] {
  const rows = rightNames.map((right) => [
    `\`${right}\``,
    ...roles.map((role) => markOf(right, role)),
    hasRight(everybody, right) ? '●' : '',
  ]);
  const table = markdownTable(['Right', ...roles.map((role) => roleNames[role]), 'A chat of many'], rows);
  const key =
    '● has it; ○ has it, also while their agency has no agreement in force; an empty cell has it not. A chat of many is what the bot shows where several read along: of open records the outline, of others a number.';
  return ['## Rights by role', key, table];
}

function markOf(right: Right, role: Role): string {
  if (!hasRight(viewerIn(role, true), right)) return '';
  return keepsRight(right, role) ? '○' : '●';
}

/** Whether somebody of that role keeps the right whose agency has no agreement. Not said of those who need none. */
function keepsRight(right: Right, role: Role): boolean {
  return needsAgreement(role) && hasRight(viewerIn(role, false), right);
}

function areaPart(heading: string, all: readonly Described[], reach: Reach): string[] {
  const own = all.filter(({ name }) => areaOf(name) === heading);
  const used = rightNames.filter((right) => own.some((each) => each.right === right));
  const parts = used.flatMap((right) => [
    rightLine(right),
    markdownTable(
      ['Row', 'What it does or tells', 'For whom, among those', 'Reading is logged', 'Also by'],
      own.filter((each) => each.right === right).map((each) => [...lineOf(each), reach(each.name)]),
    ),
  ]);
  return [`## ${heading}`, ...parts];
}

function lineOf({ name, summary, condition, consults, asksWhy }: Described): string[] {
  const reading = consults === undefined ? '' : asksWhy === undefined ? 'logged' : 'logged, and why';
  return [`\`${name}\``, summary, conditionTexts[condition], reading];
}

function rightLine(right: Right): string {
  const holders = roles.filter((role) => hasRight(viewerIn(role, true), right));
  const isKept = holders.some((role) => keepsRight(right, role));
  const without = isKept ? 'kept without an agreement' : 'not without an agreement';
  const isPartners = holders.some((role) => needsAgreement(role));
  const shared = hasRight(everybody, right) ? 'shown in a chat of many' : 'not in a chat of many';
  const names = holders.map((role) => roleNames[role].toLowerCase()).join(', ');
  return `**\`${right}\`**: ${names}; ${[...(isPartners ? [without] : []), shared].join('; ')}.`;
}

function needsAgreement(role: Role): boolean {
  return rightNames.some((each) => hasRight(viewerIn(role, true), each) && !hasRight(viewerIn(role, false), each));
}

/** Somebody of that role, as the rules take them. */
function viewerIn(role: Role, isaCurrent: boolean): PersonViewer {
  return { kind: 'person', member: { ...somebody, role }, agency, isaCurrent, ofHost: false, role, onDuty: false };
}

const agency = Agency.parse({ id: 'agency', panelId: 'panel', name: 'A', kind: 'a', regime: 'both', isa: null });
const somebody = Member.parse({
  ...{ id: 'somebody', panelId: 'panel', agencyId: agency.id, name: 'A', title: '', role: 'member' },
  email: 'a@a.example',
});
