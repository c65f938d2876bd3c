const Module = require('node:module');
const JestRuntime = require('jest-runtime').default;

/**
 * The large packages that no test replaces are loaded once in a worker, not anew for every test file: a second of each
 * file that starts a server. Only what never asks whether something of a test file is an `instanceof Error` or `Date`:
 * those of a test file are other classes than those out here.
 */
const once = /^(botbuilder|botframework-connector|@microsoft\/teams-ai|@azure\/cosmos|openai)$/;
const neverCalled = /^(@microsoft\/recognizers-text(-[a-z-]+)?|gpt-tokenizer|gpt-3-encoder)(\/.*)?$/;

const load = Module._load;
Module._load = (name, ...rest) => load(neverCalled.test(name) ? require.resolve('./neverCalled.cjs') : name, ...rest);

module.exports = {
  __esModule: true,
  default: class extends JestRuntime {
    requireModuleOrMock(from, name) {
      return once.test(name) ? require(name) : super.requireModuleOrMock(from, name);
    }
  },
};
