import { z } from 'zod';
import { ChatKind } from '../../domain/chat';
import { Agency } from '../../domain/agency';
import { Group } from '../../domain/group';
import { AgencyId, GroupId, MemberId, PanelId } from '../../domain/ids';
import { Member } from '../../domain/member';
import { MOST_PEOPLE } from '../../domain/membership';
import { MOST_NOMINALS, NominalFacts } from '../../domain/nominal';
import { Panel } from '../../domain/panel';
import { PowerId, PowerWords } from '../../domain/power';
import { didYouMean, plainFaults } from './faultWords';
import { faultsTogether, type PanelFileFault } from './panelFileChecks';
import { unknownKeys } from './unknownKeys';

const FilePanel = Panel.omit({ changed: true }).extend({ id: PanelId.optional() });
const FileAgency = Agency.omit({ panelId: true });
const FileMember = Member.omit({ panelId: true, agencyId: true, account: true }).extend({
  id: MemberId.optional(),
  agency: AgencyId,
  title: Member.shape.title.default(''),
});

const FileGroup = Group.pick({ operation: true, reference: true, threats: true }).extend({
  id: GroupId.optional(),
  /** By name. */
  lro: z.string().optional(),
  place: Group.shape.place.nullable(),
  nominals: z.array(NominalFacts).max(MOST_NOMINALS).default([]),
});

/** A chat of many that is approved from the start, by Teams' id of it ("19:…@thread.v2"). */
const FileChat = z.object({
  conversation: z.string().startsWith('19:').max(1024),
  name: z.string().trim().min(1).max(120),
  kind: ChatKind.default('group'),
});

/** A panel as a file describes it: settings, agencies, members and groups. */
const PanelFile = z.object({
  /** For whoever reads the file. */
  notice: z.unknown(),
  panel: FilePanel,
  agencies: z.array(FileAgency).min(1).max(MOST_PEOPLE),
  members: z.array(FileMember).min(1).max(MOST_PEOPLE),
  groups: z.array(FileGroup).default([]),
  chats: z.array(FileChat).max(40).default([]),
  /** Where they are other than as they were shipped. */
  powers: z
    .array(PowerWords.extend({ id: PowerId, on: z.boolean() }))
    .max(500)
    .default([]),
});
export type PanelFile = z.infer<typeof PanelFile>;

/** Every fault of a panel file by its path: "members[3].agency: no agency is called hmcr". */
export class PanelFileFaults extends Error {
  override readonly name = 'PanelFileFaults';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** @throws PanelFileFaults with all of them, never only the first */
export function readPanelFile(content: unknown): PanelFile {
  const { file, faults } = checkPanelFile(content);
  if (file !== undefined) return file;
  throw new PanelFileFaults([...new Set(faults.map(({ path, message }) => `${pathText(path)}: ${message}`))].sort());
}

/** The panel where nothing is wrong with it, else every fault. */
export function checkPanelFile(content: unknown): {
  readonly file?: PanelFile;
  readonly faults: readonly PanelFileFault[];
} {
  const read = PanelFile.safeParse(content, { errorMap: plainFaults });
  const faults = [...(read.error?.issues ?? []), ...strayKeys(content), ...faultsTogether(content)];
  return read.success && faults.length === 0 ? { file: read.data, faults } : { faults };
}

function strayKeys(content: unknown): readonly PanelFileFault[] {
  return unknownKeys(PanelFile, content).map(({ path, known }) => ({
    path,
    message: `nothing of this name is read here${didYouMean(String(path.at(-1)), known)}`,
  }));
}

function pathText(path: readonly (string | number)[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  return text.replace(/^\./, '') || 'the file';
}
