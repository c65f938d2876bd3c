import { wholePanel } from '../../domain/audience';
import type { Founding } from '../../domain/founding';
import type { Group } from '../../domain/group';
import { GroupId, MemberId, NominalId, PanelId, slugOf } from '../../domain/ids';
import type { EntraAccount, Member } from '../../domain/member';
import type { Nominal } from '../../domain/nominal';
import type { Panel } from '../../domain/panel';
import { defaultStatement, withStatement } from '../../domain/statement';
import { seriesMeetings, slotFrom } from '../../domain/series';
import { addDays, type Instant, type LocalDate, localDateOf } from '../../domain/time';
import type { Ledger } from '../../ledger/ledger';
import { documentIdOf } from '../../ledger/records';
import type { PanelFile } from './panelFile';
import { memberIdOf } from './panelFileChecks';

/** Records founded with one batch: room for each record's head, log entry and the batch's limit of 100. */
const FOUNDED_AT_ONCE = 45;

/** Who founds it, where a person does: their seat is their account's from the start. */
interface FoundedBy {
  readonly id: MemberId;
  readonly account?: EntraAccount | undefined;
}

/**
 * Founds the panel: settings, agencies, members and the meetings of a year ahead, and a note of what it was founded from.
 * The note comes first, so that what was begun is known by it, and the settings last: without them there is no panel, and
 * one founded in part (a process that died) is founded again, where every record is put, not created twice.
 */
export async function foundPanel(
  file: PanelFile,
  ledger: Ledger,
  now: Instant,
  source?: Omit<Founding, 'at'>,
  founder?: FoundedBy,
): Promise<PanelId> {
  const id = file.panel.id ?? PanelId.parse(slugOf(file.panel.name) || 'panel');
  const today = localDateOf(now, file.panel.timeZone);
  const panel: Panel = {
    ...file.panel,
    ...(founder === undefined ? {} : { statements: withStatement(undefined, defaultStatement, now) }),
    ...{ id, series: withoutPast(file.panel.series, today) },
  };
  const until = addDays(today, 365);
  const agencies = file.agencies.map((agency) => ({ type: 'agency', value: { ...agency, panelId: id } }) as const);
  const members = file.members.map(({ agency, ...member }, index) => {
    const memberId = MemberId.parse(memberIdOf(member, index));
    const account = founder?.id === memberId ? founder.account : undefined;
    const bound = account === undefined ? {} : { account };
    const value: Member = { ...member, ...bound, id: memberId, panelId: id, agencyId: agency };
    return { type: 'member', value } as const;
  });
  const groups = file.groups.map((group) => ({ type: 'group', value: groupOf(group, id, members, today) }) as const);
  const nominals = file.groups.flatMap((group) =>
    nominalsOf(group, id, today).map((value) => ({ type: 'nominal', value }) as const),
  );
  // What nobody has changed is not stored: it follows the shipped list.
  const powers = file.powers.map((value) => ({ type: 'power', value }) as const);
  const meetings = seriesMeetings(panel, until, 6, today).map((value) => ({ type: 'meeting', value }) as const);
  const notes = source === undefined ? [] : [{ type: 'founding', value: { ...source, at: now } } as const];
  const founded = [
    ...notes,
    ...agencies,
    ...members,
    ...groups,
    ...nominals,
    ...powers,
    ...meetings,
    { type: 'panel', value: panel } as const,
  ];

  for (let at = 0; at < founded.length; at += FOUNDED_AT_ONCE) {
    const some = founded.slice(at, at + FOUNDED_AT_ONCE);
    await ledger.change(id, now, async (draft) => {
      // Whoever was quicker has founded it: what it has become since stays.
      if ((await draft.read('panel', '')) !== undefined) return;
      for (const each of some) {
        const documentId = documentIdOf(each.type, each.value);
        const key = documentId.includes(':') ? documentId.slice(documentId.indexOf(':') + 1) : '';
        await draft.read(each.type, key);
        draft.put(each.type, each.value);
      }
      const subject = { type: 'panel', id, reference: panel.name } as const;
      draft.log({ action: 'panel-founded', by: founder?.id ?? 'system', subject, readers: ['*'] });
    });
  }
  return id;
}

/** A panel that has met for years starts with its next meeting: nothing is known here of those before. */
function withoutPast(series: Panel['series'], today: LocalDate): Panel['series'] {
  const passed = slotFrom(series, today) - 1;
  return passed === 0 ? series : { ...series, slotOffset: passed };
}

function groupOf(
  { id, lro, place, nominals: _, ...group }: PanelFile['groups'][number],
  panelId: PanelId,
  members: readonly { value: Member }[],
  recordedOn: LocalDate,
): Group {
  const lroId = members.find(({ value }) => value.name === lro)?.value.id;
  return {
    ...group,
    panelId,
    recordedOn,
    id: id ?? groupIdOf(group),
    audience: wholePanel,
    ...(place === null || place === undefined ? {} : { place }),
    ...(lroId === undefined ? {} : { lroId }),
  };
}

function groupIdOf({ reference }: Pick<Group, 'reference'>): GroupId {
  return GroupId.parse(slugOf(reference));
}

/** By their place in the file: founded again, they are the same, and an id tells no name. */
function nominalsOf(
  { nominals, ...group }: PanelFile['groups'][number],
  panelId: PanelId,
  recordedOn: LocalDate,
): Nominal[] {
  const groupId = group.id ?? groupIdOf(group);
  return nominals.map((facts, at) => {
    const number = at + 1;
    const id = NominalId.parse(`p${number}`);
    return { ...facts, id, panelId, groupId, number, audience: wholePanel, recordedOn };
  });
}
