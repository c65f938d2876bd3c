import { z } from 'zod';
import type { ThemeName } from './themes';

/**
 * The host's half of teams-js' protocol (2.58), as Teams speaks it to a tab: calls come as messages
 * { id, uuidAsString, func, args } and are answered { id, uuidAsString, args }; events go out as { func, args }.
 */

export type FrameContext = 'content' | 'sidePanel' | 'meetingStage' | 'settings' | 'task';

const Call = z.object({
  id: z.number().optional(),
  uuidAsString: z.string().optional(),
  func: z.string(),
  args: z.array(z.unknown()).default([]),
});
type Call = z.infer<typeof Call>;

export const TabSettings = z.object({
  contentUrl: z.string(),
  entityId: z.string().optional(),
  suggestedDisplayName: z.string().optional(),
});
export type TabSettings = z.infer<typeof TabSettings>;

const DialogInfo = z.object({
  title: z.string().default('Sentinel'),
  url: z.string().optional(),
  height: z.union([z.number(), z.string()]).optional(),
  width: z.union([z.number(), z.string()]).optional(),
});
export type DialogInfo = z.infer<typeof DialogInfo>;

/** What the page around the tab does for it. */
export interface HostDeeds {
  getToken(): Promise<string>;
  openLink(url: string): void;
  meetingDetails(): Promise<unknown>;
  isSharing(): boolean;
  share(url: string | undefined): void;
  /** Resolves with what the dialog's page hands back. */
  openDialog(info: DialogInfo): Promise<unknown>;
  completeDialog(result: unknown): void;
  setValid(isValid: boolean): void;
  saved(settings: TabSettings | undefined): void;
}

interface TabFrame {
  readonly frame: HTMLIFrameElement;
  readonly frameContext: FrameContext;
  readonly context: object;
}

const runtime = {
  apiVersion: 4,
  isLegacyTeams: false,
  isNAAChannelRecommended: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: {
    app: { notifySuccessResponse: {} },
    pages: { config: {}, backStack: {}, tabs: {}, appButton: {}, currentApp: {} },
    dialog: { card: { bot: {} }, url: { bot: {}, parentCommunication: {} }, update: {} },
    chat: {},
    stageView: {},
    sharing: {},
    teamsCore: {},
    conversations: {},
  },
};

/** Hosts one frame until the returned function is called. */
export class TabHost {
  private settings: TabSettings | undefined;
  private readonly handlers = new Set<string>();

  constructor(
    private readonly tab: TabFrame,
    private theme: ThemeName,
    private readonly deeds: HostDeeds,
  ) {
    window.addEventListener('message', this.receive);
  }

  close(): void {
    window.removeEventListener('message', this.receive);
  }

  setTheme(theme: ThemeName): void {
    if (theme === this.theme) return;
    this.theme = theme;
    if (this.handlers.has('themeChange')) this.send({ func: 'themeChange', args: [theme] });
  }

  /** The Save button of the dialog that adds a tab. */
  save(): void {
    this.send({ func: 'settings.save', args: [{ webhookUrl: '' }] });
  }

  private readonly receive = (event: MessageEvent<unknown>): void => {
    if (event.source !== this.tab.frame.contentWindow || event.origin !== location.origin) return;
    const call = Call.safeParse(event.data);
    if (call.success) void this.handle(call.data);
  };

  private async handle(call: Call): Promise<void> {
    const answer = await this.answerTo(call).catch(() => undefined);
    if (answer === undefined) return;
    const monotonicTimestamp = performance.timeOrigin + performance.now();
    this.send({ id: call.id, uuidAsString: call.uuidAsString, args: answer, monotonicTimestamp });
  }

  /** The arguments of the answer; undefined for a call that wants none. */
  private async answerTo({ func, args }: Call): Promise<unknown[] | undefined> {
    const [first] = args;
    switch (func) {
      case 'initialize':
        return [this.tab.frameContext, 'web', JSON.stringify(runtime), '2.1.2'];
      case 'getContext':
        return [{ ...this.tab.context, theme: this.theme, frameContext: this.tab.frameContext }];
      case 'registerHandler':
        this.handlers.add(String(first));
        return undefined;
      case 'appInitialization.success':
        return [undefined];
      case 'authentication.getAuthToken':
        return this.token();
      case 'executeDeepLink':
        this.deeds.openLink(String(first));
        return [true];
      case 'pages.navigateToApp':
      case 'navigateCrossDomain':
        return [true];
      default:
        return func.startsWith('settings.') ? this.configure(func, first) : this.meet(func, first);
    }
  }

  private async token(): Promise<unknown[]> {
    try {
      return [true, await this.deeds.getToken()];
    } catch (error) {
      return [false, error instanceof Error ? error.message : 'There is no token'];
    }
  }

  private configure(func: string, first: unknown): unknown[] | undefined {
    switch (func) {
      case 'settings.setValidityState':
        this.deeds.setValid(first === true);
        return undefined;
      case 'settings.setSettings':
        this.settings = TabSettings.parse(first);
        return [true];
      case 'settings.getSettings':
        return [this.settings ?? {}];
      case 'settings.save.success':
        this.deeds.saved(this.settings);
        return undefined;
      case 'settings.save.failure':
        this.deeds.saved(undefined);
        return undefined;
      default:
        return undefined;
    }
  }

  private async meet(func: string, first: unknown): Promise<unknown[] | undefined> {
    switch (func) {
      case 'meeting.getMeetingDetails':
        return [null, await this.deeds.meetingDetails()];
      case 'meeting.getAppContentStageSharingCapabilities':
        return [null, { doesAppHaveSharePermission: true }];
      case 'meeting.getAppContentStageSharingState':
        return [null, { isAppSharing: this.deeds.isSharing() }];
      case 'meeting.shareAppContentToStage':
        this.deeds.share(String(first));
        return [null, true];
      case 'meeting.stopSharingAppContentToStage':
        this.deeds.share(undefined);
        return [null, true];
      case 'tasks.startTask':
        return [null, await this.deeds.openDialog(DialogInfo.parse(first))];
      case 'tasks.completeTask':
        this.deeds.completeDialog(first);
        return undefined;
      default:
        return undefined;
    }
  }

  private send(message: object): void {
    this.tab.frame.contentWindow?.postMessage(message, location.origin);
  }
}
