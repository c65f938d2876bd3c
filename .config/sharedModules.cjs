const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');
const JestRuntime = require('jest-runtime').default;

/*
 * What does not change from one test file to the next is loaded once in a worker, not anew for every file: a second or two
 * of each file that starts a server.
 */

/** In a browser's realm only what never asks for `instanceof Error` or `Date`, which are other classes there. */
const large = /^(botbuilder|botframework-connector|@microsoft\/teams-ai|@azure\/cosmos|openai)$/;
/** Where all share one realm (oneRealm.cjs): the server itself, and packages but jest's own and what jest maps. */
const packages = /^(?![./]|@jest\/|jest|adaptivecards)/;
const server = path.resolve(__dirname, '../bot') + path.sep;
const neverCalled = /^(@microsoft\/recognizers-text(-[a-z-]+)?|gpt-tokenizer|gpt-3-encoder)(\/.*)?$/;

const load = Module._load;
Module._load = (name, ...rest) => load(neverCalled.test(name) ? require.resolve('./neverCalled.cjs') : name, ...rest);

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    sourceMaps: 'inline',
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};

/** Of what a page has loaded (onePage.cjs): what no test replaces and what keeps nothing of a test file. */
const pages = /\/node_modules\/(?!@testing-library\/|@tanstack\/|adaptivecards)|\/bot\/(domain|access)\//;

module.exports = {
  __esModule: true,
  default: class extends JestRuntime {
    constructor(config, environment, ...rest) {
      super(config, environment, ...rest);
      this.oneRealm = environment.global === globalThis;
      this.modulesOfPage = environment.modulesOfPage;
      const registry = this.registries.getActiveCjsRegistry();
      for (const [file, module] of this.modulesOfPage ?? []) registry.set(file, module);
    }

    teardown() {
      for (const [file, module] of this.modulesOfPage === undefined ? [] : this.registries.getActiveCjsRegistry()) {
        if (pages.test(file) && module.loaded) this.modulesOfPage.set(file, module);
      }
      super.teardown();
    }

    /** A test that puts something else in a module's place has modules of its own. */
    setMock(...mock) {
      this.oneRealm = false;
      super.setMock(...mock);
    }

    requireModuleOrMock(from, name) {
      if (large.test(name)) return require(name);
      if (!this.oneRealm || Module.isBuiltin(name)) return super.requireModuleOrMock(from, name);
      if (packages.test(name)) return require(name);
      const file = path.resolve(path.dirname(from), name);
      return file.startsWith(server) ? require(file) : super.requireModuleOrMock(from, name);
    }
  },
};
