import { z } from 'zod';
import { Agency } from '../domain/agency';
import { AgencyId, MemberId, PanelId, slugOf } from '../domain/ids';
import { seriesMeetings } from '../domain/series';
import { Member } from '../domain/member';
import { Panel } from '../domain/panel';
import { addDays, type Instant, localDateOf } from '../domain/time';
import type { Ledger } from './ledger';
import { documentOf } from './records';

const FilePanel = Panel.extend({ id: PanelId.optional() });
const FileAgency = Agency.omit({ panelId: true });
const FileMember = Member.omit({ panelId: true, agencyId: true, account: true }).extend({
  id: MemberId.optional(),
  agency: AgencyId,
  title: Member.shape.title.default(''),
});

/** A panel as a file describes it: settings, agencies and members. Groups are read by a later version of the loader. */
export const PanelFile = z
  .object({
    panel: FilePanel,
    agencies: z.array(FileAgency).min(1),
    members: z.array(FileMember).min(1),
  })
  .superRefine(checkTogether);
export type PanelFile = z.infer<typeof PanelFile>;

type Draft = {
  readonly agencies: readonly { id: AgencyId }[];
  readonly members: readonly { id?: MemberId | undefined; name: string; agency: AgencyId; email: string }[];
};

/** What no single field can tell: agencies that are named but not there, people and addresses that stand twice. */
function checkTogether({ agencies, members }: Draft, context: z.RefinementCtx): void {
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
    if (emails.has(member.email)) fault(`another member has ${member.email}`, 'members', index, 'email');
    emails.add(member.email);
    const id = memberIdOf(member, index);
    if (ids.has(id)) fault(`another member is called ${member.name}; give one of them an id`, 'members', index, 'name');
    ids.add(id);
  });
}

/** Names that leave nothing Latin get an id from their place in the file. */
function memberIdOf({ id, name }: { id?: MemberId | undefined; name: string }, index: number): MemberId {
  const slug = slugOf(name);
  return id ?? MemberId.parse(slug === '' ? `member-${index + 1}` : slug);
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
  const faults = read.error.issues.map(({ path, message }) => `${pathText(path)}: ${message}`);
  // zod checks the parts first and the whole only once they fit: look at the names all the same.
  const loose = Loose.safeParse(content);
  if (loose.success) faults.push(...looseFaults(loose.data));
  throw new PanelFileFaults([...new Set(faults)].sort());
}

const Loose = z.object({
  agencies: z.array(z.object({ id: z.string() }).passthrough()),
  members: z.array(z.object({ agency: z.string() }).passthrough()),
});

function looseFaults({ agencies, members }: z.infer<typeof Loose>): string[] {
  const known = new Set(agencies.map(({ id }) => id));
  return members.flatMap(({ agency }, index) =>
    known.has(agency) ? [] : [`members[${index}].agency: no agency is called ${agency}`],
  );
}

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
    const value: Member = { ...member, id: memberIdOf(member, index), panelId: id, agencyId: agency };
    return { type: 'member', value } as const;
  });
  const meetings = seriesMeetings(panel, until, 6).map((value) => ({ type: 'meeting', value }) as const);
  const founded = [...agencies, ...members, ...meetings, { type: 'panel', value: panel } as const];

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
