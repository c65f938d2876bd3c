import { z } from 'zod';
import { Agency } from '../../domain/agency';
import { wholePanel } from '../../domain/audience';
import { Group } from '../../domain/group';
import { AgencyId, GroupId, MemberId, PanelId, slugOf } from '../../domain/ids';
import { seriesMeetings } from '../../domain/series';
import { Member } from '../../domain/member';
import { Panel } from '../../domain/panel';
import { addDays, type Instant, localDateOf } from '../../domain/time';
import type { Ledger } from '../../ledger/ledger';
import { documentOf } from '../../ledger/records';

const FilePanel = Panel.extend({ id: PanelId.optional() });
const FileAgency = Agency.omit({ panelId: true });
const FileMember = Member.omit({ panelId: true, agencyId: true, account: true }).extend({
  id: MemberId.optional(),
  agency: AgencyId,
  title: Member.shape.title.default(''),
});

/** Operation, reference, threats and place. Nominals in the file are not read: nothing here holds them yet. */
const FileGroup = Group.omit({ panelId: true, id: true, lroId: true, audience: true, place: true }).extend({
  id: GroupId.optional(),
  /** By name. */
  lro: z.string().optional(),
  place: Group.shape.place.nullable(),
});

/** A panel as a file describes it: settings, agencies, members and groups. */
const PanelFile = z
  .object({
    panel: FilePanel,
    agencies: z.array(FileAgency).min(1),
    members: z.array(FileMember).min(1),
    groups: z.array(FileGroup).default([]),
  })
  .superRefine(checkTogether);
type PanelFile = z.infer<typeof PanelFile>;

interface Names {
  readonly agencies: readonly { id: string }[];
  readonly members: readonly { id?: string | undefined; name: string; agency: string; email: string }[];
}

/** What no single field can tell: agencies that are named but not there, people and addresses that stand twice. */
function checkTogether({ agencies, members }: Names, context: z.RefinementCtx): void {
  const fault = (message: string, ...path: (string | number)[]) =>
    context.addIssue({ code: z.ZodIssueCode.custom, message, path });
  const known = new Set<string>();
  agencies.forEach(({ id }, index) => {
    if (known.has(id)) fault(`there is another agency called ${id}`, 'agencies', index, 'id');
    known.add(id);
  });
  const ids = new Set<string>();
  const emails = new Set<string>();
  members.forEach((member, index) => {
    if (!known.has(member.agency)) fault(`no agency is called ${member.agency}`, 'members', index, 'agency');
    if (member.email !== '' && emails.has(member.email))
      fault(`another member has ${member.email}`, 'members', index, 'email');
    emails.add(member.email);
    const id = memberIdOf(member, index);
    if (ids.has(id)) fault(`another member is called ${member.name}; give one of them an id`, 'members', index, 'name');
    ids.add(id);
  });
}

/** Names that leave nothing Latin get an id from their place in the file. */
function memberIdOf({ id, name }: { id?: string | undefined; name: string }, index: number): string {
  return id ?? (slugOf(name) || `member-${index + 1}`);
}

/** Every fault of a panel file by its path: "members[3].agency: no agency is called hmcr". */
export class PanelFileFaults extends Error {
  override readonly name = 'PanelFileFaults';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** @throws PanelFileFaults with all of them, never only the first */
export function readPanelFile(content: unknown): PanelFile {
  const read = PanelFile.safeParse(content);
  if (read.success) return read.data;
  // zod checks the parts first and the whole only once they fit: look at the names all the same.
  const issues = [...read.error.issues, ...(Loose.safeParse(content).error?.issues ?? [])];
  const faults = issues.map(({ path, message }) => `${pathText(path)}: ${message}`);
  throw new PanelFileFaults([...new Set(faults)].sort());
}

/** As much of a file as it takes to look at its names, whatever else is wrong with it. */
const Loose = z
  .object({
    agencies: z.array(z.object({ id: z.string().catch('') })),
    members: z.array(
      z.object({
        id: z.string().optional().catch(undefined),
        name: z.string().catch(''),
        agency: z.string().catch(''),
        email: z.string().toLowerCase().catch(''),
      }),
    ),
  })
  .superRefine(checkTogether);

function pathText(path: readonly (string | number)[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  return text.replace(/^\./, '') || 'the file';
}

/** Records founded with one batch: room for each record's head, log entry and the batch's limit of 100. */
const FOUNDED_AT_ONCE = 45;

/**
 * Founds the panel: settings, agencies, members and the meetings of a year ahead. The settings come last, so that a
 * panel founded in part (a process that died) is founded again: every record is put, not created twice.
 */
export async function foundPanel(file: PanelFile, ledger: Ledger, now: Instant): Promise<PanelId> {
  const id = file.panel.id ?? PanelId.parse(slugOf(file.panel.name) || 'panel');
  const panel: Panel = { ...file.panel, id };
  const until = addDays(localDateOf(now, panel.timeZone), 365);
  const agencies = file.agencies.map((agency) => ({ type: 'agency', value: { ...agency, panelId: id } }) as const);
  const members = file.members.map(({ agency, ...member }, index) => {
    const value: Member = { ...member, id: MemberId.parse(memberIdOf(member, index)), panelId: id, agencyId: agency };
    return { type: 'member', value } as const;
  });
  const groups = file.groups.map((group) => ({ type: 'group', value: groupOf(group, id, members) }) as const);
  const meetings = seriesMeetings(panel, until, 6).map((value) => ({ type: 'meeting', value }) as const);
  const founded = [...agencies, ...members, ...groups, ...meetings, { type: 'panel', value: panel } as const];

  for (let at = 0; at < founded.length; at += FOUNDED_AT_ONCE) {
    const some = founded.slice(at, at + FOUNDED_AT_ONCE);
    await ledger.change(id, now, async (draft) => {
      for (const each of some) {
        const { id: documentId } = documentOf(each.type, id, each.value);
        const key = documentId.includes(':') ? documentId.slice(documentId.indexOf(':') + 1) : '';
        await draft.read(each.type, key);
        draft.put(each.type, each.value);
      }
      const subject = { type: 'panel', id, reference: panel.name } as const;
      draft.log({ action: 'panel-founded', by: 'system', subject, readers: ['*'] });
    });
  }
  return id;
}

/** An LRO whom the file does not name among its members is left out. */
function groupOf(
  { id, lro, place, ...group }: PanelFile['groups'][number],
  panelId: PanelId,
  members: readonly { value: Member }[],
): Group {
  const lroId = members.find(({ value }) => value.name === lro)?.value.id;
  return {
    ...group,
    panelId,
    id: id ?? GroupId.parse(slugOf(group.reference)),
    audience: wholePanel,
    ...(place === null || place === undefined ? {} : { place }),
    ...(lroId === undefined ? {} : { lroId }),
  };
}
