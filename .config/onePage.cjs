const jsdom = require('jsdom');
const PageEnvironment = require('@jest/environment-jsdom-abstract').default;

/**
 * A page for each test file would load React, Fluent UI and the domain's words anew for each: most of its time. Here all
 * files of a worker are on one page, one after the other, and sharedModules.cjs keeps what was loaded on it. Between them
 * the page is emptied: its body, its stores, its address, and what was still waiting for its time.
 */
let page;
let consoleOfPage;
const modulesOfPage = new Map();

class OnePage {
  constructor(html, options) {
    if (page === undefined) {
      page = new jsdom.JSDOM(html, options);
      consoleOfPage = options.virtualConsole;
      noteTimers(page.window);
      // Jest puts its own beside the page's names for each file, and takes them for new.
      for (const name of ['now', 'read-file', 'write-file', 'exists-file']) {
        Object.defineProperty(page.window, Symbol.for(`jest-native-${name}`), { configurable: true, value: undefined });
      }
    }
    return page;
  }
}

module.exports = class extends PageEnvironment {
  constructor(config, context) {
    super(config, context, { ...jsdom, JSDOM: OnePage });
    this.modulesOfPage = modulesOfPage;
    consoleOfPage.removeAllListeners();
    consoleOfPage.sendTo(context.console, { omitJSDOMErrors: true });
    consoleOfPage.on('jsdomError', (error) => context.console.error(error));
  }

  async teardown() {
    const { fakeTimers, fakeTimersModern, global, errorEventListener } = this;
    fakeTimers.dispose();
    fakeTimersModern.dispose();
    global.removeEventListener('error', errorEventListener);
    // The environment put its own before those of the page.
    delete global.addEventListener;
    delete global.removeEventListener;
    endTimers(global);
    global.document.body.replaceChildren();
    global.localStorage.clear();
    global.sessionStorage.clear();
    global.history.replaceState(null, '', '/');
    this.global = null;
    this.dom = null;
  }
};

/** What waits for so long waits for the clock; what is due at once is a turn of the loop, which React's own work needs. */
const LONG_MS = 20;
const waiting = new Set();

function noteTimers(window) {
  const { setTimeout, setInterval } = window;
  const noted = (start) =>
    function (call, delay, ...more) {
      const timer = start.call(window, call, delay, ...more);
      if (start === setInterval || delay >= LONG_MS) waiting.add(timer);
      return timer;
    };
  window.setTimeout = noted(setTimeout);
  window.setInterval = noted(setInterval);
}

function endTimers(window) {
  for (const timer of waiting) window.clearTimeout(timer);
  waiting.clear();
}
