import type { Admission } from '../access/admission';
import type { Doors } from '../access/conditions';
import type { PersonViewer } from '../access/viewer';
import { type Asked, type Contexts } from '../ledger/context';
import type { AnchorStore } from '../ledger/anchors';
import type { PanelStore } from '../ledger/store';
import type { MemberId, PanelId } from '../domain/ids';
import type { LogEntry, Sha256 } from '../domain/log';
import type { BorneMarking } from '../domain/marking';
import type { Meeting } from '../domain/meeting';
import type { Member } from '../domain/member';
import type { Panel } from '../domain/panel';
import type { Instant } from '../domain/time';
import type { DrawnMessage } from './messages/told';
import type { Readings } from './log/reading';
import type { InstallOutcome } from '../domain/contact';
import type { Ledger } from '../ledger/ledger';
import type { MessageContent } from '../domain/message';

/** A paper as its reader sees it, whatever the format: blocks in reading order. */
export interface PrintedPaper {
  /** At the head and the foot of each page. */
  readonly marking: BorneMarking;
  readonly title: string;
  /** One line below the title: when and where. */
  readonly subtitle?: string | undefined;
  /** In the foot, left of the page number: "M2, agenda pack". */
  readonly reference: string;
  readonly blocks: readonly PrintedBlock[];
  /** When it was made: the file's own date, so that the same paper is the same file. */
  readonly at: Instant;
}

export type PrintedBlock =
  | { readonly kind: 'heading'; readonly text: string; readonly level: 1 | 2 }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      /** `share` of the page's width: 1 and 3 give a quarter and three quarters. */
      readonly columns: readonly { readonly title: string; readonly share: number }[];
      readonly rows: readonly (readonly string[])[];
      /** Room to write in by hand, in millimetres; as tall as its text unless told. */
      readonly rowMillimetres?: number | undefined;
      /** Set smaller and closer, where all has to stand on one page. */
      readonly dense?: boolean;
    };

export type PrintedFormat = 'pdf' | 'docx';

/** Files that people take away. */
export interface Documents {
  /** Tagged PDF (headings, lists, tables with header cells, language, title) or DOCX, marked head and foot on each page. */
  print(paper: PrintedPaper, format: PrintedFormat): Promise<Uint8Array>;
  /** CSV with a heading row, UTF-8 with BOM, formulas defused: opens in Excel as it is. */
  csv(headings: readonly string[], rows: readonly (readonly string[])[]): string;
  /** Some lines of one that is made piece by piece, the same way. */
  csvLines(rows: readonly (readonly string[])[]): string;
  /** One calendar entry (RFC 5545): METHOD:REQUEST, or CANCEL for a cancelled meeting; stable UID, rising SEQUENCE. */
  invitation(what: Invitation): string;
}

export interface Invitation {
  readonly meeting: Meeting;
  readonly panel: Panel;
  readonly now: Instant;
  readonly attendee: Member;
  readonly organiser?: Member | undefined;
}

export interface Calendar {
  /** Bank holidays of England and Wales by day ("2027-03-26" → "Good Friday"). */
  readonly holidays: ReadonlyMap<string, string>;
}

/** Where Teams meetings are made. */
export interface OnlineMeetings {
  /**
   * The link by which one joins; asked again, the same one.
   * @throws Refusal `graph-no-consent`, `graph-unavailable`
   */
  joinLink(meeting: Meeting, panel: Panel): Promise<string>;
}

/** Nothing can be said where Graph is `unavailable`; asking again is safe, after `retryAfterMs` where it says so. */
export type InstallAnswer =
  | { readonly kind: InstallOutcome }
  | { readonly kind: 'unavailable'; readonly retryAfterMs?: number };

/** Where the app is installed for people who have not met the bot. */
export interface AppInstaller {
  /** Answers within ten seconds. Installed, Teams tells the bot of it, which keeps the contact. */
  install(member: Member): Promise<InstallAnswer>;
}

/** An account of a directory, as far as it is told. */
export interface DirectoryPerson {
  readonly objectId: string;
  readonly name: string;
  /** Absent where the directory has no address of theirs. */
  readonly email?: string;
  readonly title?: string;
  /** Of another organisation: its address was stated there. */
  readonly isGuest: boolean;
  /** Undefined where the directory does not say. */
  readonly isEnabled?: boolean;
}

export interface DirectoryGroup {
  /** Whoever is in it or in a group within it. Past `most` of them the first `most` + 1. */
  readonly people: readonly DirectoryPerson[];
  /** Groups within it, by name. */
  readonly within: readonly string[];
  /** Devices and the like. */
  readonly others: number;
}

/** The Entra of the deployment. */
export interface Directory {
  readonly tenantId: string;
  /**
   * Who is in a group, the whole of it or nothing; "gone" where there is none of that id.
   *
   * @throws Refusal `groups-no-consent`, `groups-no-token`, `groups-unavailable`
   */
  readonly group: (groupId: string, most: number, signal: AbortSignal) => Promise<DirectoryGroup | 'gone'>;
}

/** A letter with the link by which somebody takes their seat. */
export interface InvitationLetter {
  readonly to: string;
  readonly url: string;
  /** Who invites. */
  readonly fromName: string;
  readonly agencyName: string;
  readonly untilText: string;
  /** "Visit from Wed 13 Jan until Fri 15 Jan": of an observer. */
  readonly visitText?: string | undefined;
  /** The same for the same invitation. */
  readonly seed: string;
}

/** Signed links by which somebody takes their seat. */
export interface Invitations {
  /** The token of a link. The same invitation always has the same. */
  readonly sign: (link: { readonly panelId: PanelId; readonly linkId: string }, until: Instant) => Promise<string>;
  /** The link that a token stands for; undefined for one that is not ours. */
  readonly read: (token: string) => Promise<{ readonly panelId: PanelId; readonly linkId: string } | undefined>;
  /** @throws MailFailure also where the deployment has no e-mail */
  readonly mail: (letter: InvitationLetter, ctx: Pick<Context, 'roster'>) => Promise<void>;
}

/** What a use case may reach, the same for everyone. */
export interface Services {
  readonly store: PanelStore;
  readonly ledger: Pick<Ledger, 'change'>;
  readonly documents: Documents;
  readonly calendar: Calendar;
  readonly sha256: Sha256;
  readonly readings: Readings;
  readonly doors: Doors;
  /** Is told whenever a panel's log was held against itself or against its anchors. Absent where nobody counts that. */
  readonly logChecked?: ((isWhole: boolean) => void) | undefined;
  /** Goes around the answering of each row, and knows its name alone: what is measured of it. Absent where nothing is. */
  readonly around?: (<T>(rowName: string, answer: () => Promise<T>) => Promise<T>) | undefined;
  /** Where each day's end of the log is kept outside the store. */
  readonly anchors: AnchorStore;
  /** A link into the tab in Teams, by the tab's own address ("meeting?meeting=M2"). */
  readonly tabLink: (place: string) => string;
  /**
   * What the outbox would post to a member at `at`, as things stand now. Undefined when the member is gone. Whoever shows
   * it to somebody logs what it tells.
   */
  readonly drawMessage: (
    panelId: PanelId,
    content: MessageContent,
    memberId: MemberId,
    at: Instant,
  ) => Promise<DrawnMessage | undefined>;
  /** Whether somebody may sit on more than one panel here; absent where there is one panel. */
  readonly areSeveralPanels?: (() => boolean) | undefined;
  /** Where people sign in whose agency names no tenant; absent in local mode. */
  readonly homeTenantIds?: readonly string[] | undefined;
  /** Absent where the deployment has no key for links. */
  readonly invitations?: Invitations | undefined;
  /** Whether the deployment sends e-mail. */
  readonly isMailing?: (() => boolean) | undefined;
  /** Absent where the deployment has no organiser: join links are entered by hand. */
  readonly onlineMeetings?: OnlineMeetings | undefined;
  /** Absent where the deployment may not install the app: members have to add it. */
  readonly appInstaller?: AppInstaller | undefined;
  /** Absent where the deployment may not read groups of Entra: people are entered by hand or from a list. */
  readonly directory?: Directory | undefined;
}

/** Who is asking, and all that a use case may reach. Built once per request, at the door. */
export interface Context extends Services, Asked<PersonViewer> {
  /** Doubtful words of which whoever sends this says that they are no marking, no source and no covert request. */
  readonly meant?: readonly string[] | undefined;
  /** By which they came; the tab where none is named. */
  readonly door?: 'chat' | 'mail';
}

/** While a row is answered. */
export interface Admitted extends Context {
  readonly admission: Admission;
  /** What the row has written into the log so far. */
  readonly written: readonly LogEntry[];
}

/** The same for whoever looks: a person, everybody in a chat of many, or the product itself. */
export interface Onlooking extends Services, Asked {}

export type PanelContexts = Pick<Contexts<Services>, 'of' | 'forEverybody' | 'forSystem'>;
