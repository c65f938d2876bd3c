import { type Agency, isPartnerOn, vouchesFor } from '../../domain/agency';
import { formVersion } from '../../domain/formVersion';
import { listed } from '../../domain/listed';
import type { Member } from '../../domain/member';
import { readPeopleTable } from '../../domain/peopleTable';
import { Refusal } from '../../domain/refusal';
import { unreadText } from '../../domain/spreadsheet';
import { dayText } from '../../domain/time';
import type { Context, Directory, DirectoryGroup, DirectoryPerson } from '../ports';
import { type ListedPerson, seatOf } from './importPlan';
import { MOST_IMPORTED, type PeopleImport } from './importViews';

export interface ListedPeople {
  readonly people: readonly ListedPerson[];
  /** What is not read of it. */
  readonly notes: readonly string[];
  /** Why nothing could be read, with the cure. */
  readonly fault?: string | undefined;
  /** Of groups: another text where they say anything else by now. */
  readonly seen?: string;
}

/** All groups together: somebody waits in front of the screen. */
const GROUPS_WITHIN_MS = 30_000;

/**
 * Who is in a list, or in the groups of Entra that partners have.
 *
 * @throws Refusal `groups-off`, `groups-none`, `groups-changed`, and what the directory refuses
 */
export async function listedPeople({ text, groups }: PeopleImport, ctx: Context): Promise<ListedPeople> {
  if (groups === undefined) {
    const { rows, numbers, unread, fault } = readPeopleTable(text);
    return { people: rows.map((written, at) => ({ written, number: numbers[at] })), notes: unreadText(unread), fault };
  }
  const { people, notes } = await inGroups(ctx);
  const seen = formVersion(
    people.map(({ written, account }) => [written, account ?? null]),
    ctx.sha256,
  );
  // Rows are known by their number: of other groups each could be somebody else.
  if (groups.seen !== undefined && groups.seen !== seen) throw new Refusal('groups-changed');
  return { people, notes, seen };
}

interface ReadGroup extends DirectoryGroup {
  readonly agency: Agency;
}

async function inGroups(ctx: Context): Promise<Pick<ListedPeople, 'people' | 'notes'>> {
  const { directory, roster, today } = ctx;
  if (directory === undefined) throw new Refusal('groups-off');
  const named = [...roster.agencies.values()].filter((each) => each.groupId !== undefined && isPartnerOn(each, today));
  if (named.length === 0) throw new Refusal('groups-none');
  const read: ReadGroup[] = [];
  const gone: Agency[] = [];
  const signal = AbortSignal.timeout(GROUPS_WITHIN_MS);
  for (const agency of named.sort((a, b) => a.name.localeCompare(b.name))) {
    const group = await directory.group(agency.groupId ?? '', MOST_IMPORTED, signal);
    if (group === 'gone') gone.push(agency);
    else read.push({ ...group, agency });
  }
  const told = read.flatMap(({ agency, people }) =>
    people.filter(isEnabled).map((person) => personIn(person, agency, directory, ctx)),
  );
  const known = new Set(told.map((person) => seatOf(person, ctx)?.id));
  const others = [...roster.members.values()].filter(({ id }) => !known.has(id));
  const left = read.flatMap((group) =>
    others.filter(({ agencyId }) => agencyId === group.agency.id).map(goneFrom(group, ctx)),
  );
  return {
    people: [...told, ...left],
    notes: [...gone.map(goneText), ...read.flatMap(withinText), ...restTexts(read)],
  };
}

function isEnabled({ isEnabled: is = true }: DirectoryPerson): boolean {
  return is;
}

function personIn(person: DirectoryPerson, agency: Agency, { tenantId }: Directory, ctx: Context): ListedPerson {
  const { objectId, name, email, title, isGuest } = person;
  const { roster, today, homeTenantIds } = ctx;
  const account = { tenantId, objectId };
  const listed: ListedPerson = {
    written: {
      name,
      agency: agency.name,
      ...(email === undefined ? {} : { email }),
      ...(title === undefined ? {} : { title }),
    },
    account,
    isVouchedFor: homeTenantIds !== undefined && vouchesFor(agency, { tenantId, isGuest }, homeTenantIds),
  };
  if (seatOf(listed, ctx) !== undefined) return listed;
  const left = [...roster.former.values()].find((each) => each.email === email?.toLowerCase());
  if (left === undefined) return listed;
  // Whoever was given a last day does not come back by being forgotten in a group.
  return {
    ...listed,
    isProposed: true,
    told: [
      `Left the panel (last day ${dayText(left.endsOn ?? today, today)}) and is in the group still. Take it in to give them a new seat.`,
    ],
  };
}

/** Proposed, and nothing that happens by itself: who sits here without being in a group may well be meant to. */
function goneFrom({ agency, people }: ReadGroup, { today }: Context) {
  return ({ name, email, endsOn = today, account }: Member): ListedPerson => {
    const disabled = people.filter((each) => !isEnabled(each));
    const isDisabled = disabled.some(
      (each) => each.email?.toLowerCase() === email || each.objectId === account?.objectId,
    );
    const why = isDisabled ? 'Disabled in Entra' : `Not in the group of ${agency.name}`;
    const what = 'Take it in to give them a last day; what is in their hands is handed over under People.';
    return { written: { name, email, agency: agency.name, endsOn }, isProposed: true, told: [`${why}. ${what}`] };
  };
}

function goneText({ name }: Agency): string {
  return `${name}: its group is not in Entra any more. Its people stay as they are. Name another under Partners.`;
}

function withinText({ agency, within }: ReadGroup): string[] {
  return within.length === 0
    ? []
    : [`${agency.name}: whoever is in ${listed([...new Set(within)])}, within its group, stands here too.`];
}

function restTexts(read: readonly ReadGroup[]): string[] {
  const people = read.flatMap((group) => group.people);
  const disabled = people.filter((each) => !isEnabled(each)).length;
  const others = read.reduce((sum, group) => sum + group.others, 0);
  return [
    ...notListed(disabled, ['disabled account', 'disabled accounts']),
    ...notListed(others, [
      'device or contact, which is nobody’s account,',
      'devices and contacts, which are nobody’s accounts,',
    ]),
    ...(people.some((each) => each.isEnabled === undefined)
      ? ['Entra does not say which accounts are disabled: consent to User.Read.All is missing.']
      : []),
  ];
}

function notListed(count: number, [one, many]: readonly [string, string]): string[] {
  if (count === 0) return [];
  return [count === 1 ? `1 ${one} is not listed.` : `${count} ${many} are not listed.`];
}
