import { app, authentication, meeting, pages } from '@microsoft/teams-js';

/** The only file that touches teams-js, which calls its CDN as soon as it is imported. */

export type HostTheme = 'default' | 'dark' | 'contrast';
export type HostFrame = 'content' | 'sidePanel' | 'meetingStage' | 'settings';

export interface Host {
  readonly theme: HostTheme;
  readonly frame: HostFrame;
  /** Where a link into the tab points, as the address of a view ("action-log?task=t-1"). */
  readonly subPage: string | undefined;
}

/** Teams answers within milliseconds; outside Teams nobody ever does. */
const ANSWER_WITHIN_MS = 4000;

let connecting: Promise<Host> | undefined;

/** @throws Error when no Teams answers: the page was opened elsewhere */
export function connect(): Promise<Host> {
  connecting ??= Promise.race([openHost(), nobodyAnswers()]);
  return connecting;
}

async function openHost(): Promise<Host> {
  // In local mode the page around the tab comes from the tab's own origin.
  await app.initialize([location.origin]);
  app.notifyAppLoaded();
  const { app: host, page } = await app.getContext();
  return { theme: themeOf(host.theme), frame: frameOf(page.frameContext), subPage: page.subPageId };
}

function nobodyAnswers(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => {
      reject(new Error('Teams did not answer.'));
    }, ANSWER_WITHIN_MS);
  });
}

function themeOf(name: string): HostTheme {
  return name === 'dark' || name === 'contrast' ? name : 'default';
}

function frameOf(name: string): HostFrame {
  return name === 'sidePanel' || name === 'meetingStage' || name === 'settings' ? name : 'content';
}

export function onThemeChange(handler: (theme: HostTheme) => void): void {
  app.registerOnThemeChangeHandler((name) => {
    handler(themeOf(name));
  });
}

/** Tells Teams to take its own loading picture away. */
export function notifySuccess(): void {
  void app.notifySuccess().catch(() => undefined);
}

export function getToken(): Promise<string> {
  return authentication.getAuthToken();
}

export interface TabChoice {
  readonly entityId: string;
  readonly suggestedDisplayName: string;
  readonly contentUrl: string;
}

/** On the configuration page: the tab as it is when Save is pressed. */
export function offerTab(choice: () => TabChoice): void {
  pages.config.registerOnSaveHandler((event) => {
    const tab = choice();
    pages.config.setConfig({ ...tab, websiteUrl: tab.contentUrl }).then(
      () => event.notifySuccess(),
      () => event.notifyFailure('Teams did not keep the tab. Please try again.'),
    );
  });
  pages.config.setValidityState(true);
}

/** Whether this person may put the app on the stage of the meeting at all. */
export function mayShareToStage(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      meeting.getAppContentStageSharingCapabilities((_error, can) => {
        resolve(can?.doesAppHaveSharePermission === true);
      });
    } catch {
      resolve(false); // This host has no stage.
    }
  });
}

/** @throws Error when Teams does not put it there */
export function shareToStage(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    meeting.shareAppContentToStage((error) => {
      if (error === null) resolve();
      else reject(new Error(error.message ?? 'Teams did not put the agenda on the stage.'));
    }, url);
  });
}
