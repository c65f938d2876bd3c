const vm = require('node:vm');
const NodeEnvironment = require('jest-environment-node').TestEnvironment;

/**
 * Jest gives each test file a realm of its own, in which `Error`, `Date` and `Map` are other classes than outside: nothing
 * loaded once could be shared by files. Here all files of a worker live in the worker's own realm, one after the other, and
 * sharedModules.cjs loads once what does not change between them. So a test leaves nothing behind in globals.
 */
const here = vm.createContext({});
const { compileFunction } = vm;
// Jest compiles into the context of a test's environment, and takes none for one that has ended.
vm.compileFunction = (code, parameters, options) =>
  compileFunction(
    code,
    parameters,
    options?.parsingContext === here ? { ...options, parsingContext: undefined } : options,
  );

module.exports = class extends NodeEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
  }

  getVmContext() {
    return this.context === null ? null : here;
  }
};
