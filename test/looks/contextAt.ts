import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';

/** As people have it: London's time, no animation under the camera. */
export function contextAt(browser: Browser, url: string, more: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({
    ...{ baseURL: url, locale: 'en-GB', timezoneId: 'Europe/London' },
    ...{ reducedMotion: 'reduce', bypassCSP: true, serviceWorkers: 'block', ...more },
  });
}
