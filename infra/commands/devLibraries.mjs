import { builtinModules } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './installed.mjs';

/**
 * What comes from node_modules, bundled once and apart: linking it anew with every change would take ten times as long
 * as what is ours. `take(name)`: the code by which ours finds a library in it.
 */
export class Libraries {
  #names = new Set();
  #bundled = 0;

  /** @param isLate also what is imported late: as ES modules esbuild would find its default alone. */
  constructor({ take, except = [], isLate = true }) {
    this.take = take;
    this.isLate = isLate;
    this.except = [...except, ...builtinModules];
  }

  get plugin() {
    return {
      name: 'libraries',
      setup: (bundle) => {
        bundle.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) => {
          if (kind === 'entry-point' || this.#isOther(name)) return undefined;
          if (kind === 'dynamic-import' && !this.isLate) return undefined;
          this.#names.add(name);
          return { path: name, namespace: 'library' };
        });
        bundle.onLoad({ filter: /.*/, namespace: 'library' }, ({ path: name }) => ({ contents: this.take(name) }));
      },
    };
  }

  /** Files of packages are loaded as what they are; icons a piece each: all of them would be 20 MB. */
  #isOther(name) {
    const isFile = /[/\\]node_modules[/\\]|^(node|virtual):|\.(woff2|webp|png|svg|json)$|^@fluentui\/react-icons/.test(
      name,
    );
    return isFile || this.except.some((each) => name === each || name.startsWith(`${each}/`));
  }

  /** Bundles them, where ours has come to need more. @returns esbuild's result, or nothing where all is as before */
  async bundle(contentsOf, options) {
    if (this.#bundled === this.#names.size) return undefined;
    this.#bundled = this.#names.size;
    const contents = contentsOf([...this.#names].sort());
    return build({
      ...{ bundle: true, logLevel: 'warning', legalComments: 'none', absWorkingDir: root, ...options },
      stdin: { contents, resolveDir: path.join(root, 'bot'), sourcefile: 'libraries' },
    });
  }
}

/** The server's: each is run when it is first asked for. */
export function forNode(names) {
  return `module.exports = {${names.map((name) => `${JSON.stringify(name)}: () => require(${JSON.stringify(name)})`).join()}};`;
}

/** The pages': in one script before theirs. */
export function forPages(names) {
  const imports = names.map((name, at) => `import * as library${at} from ${JSON.stringify(name)};`);
  return `${imports.join('\n')}
globalThis.libraries = {${names.map((name, at) => `${JSON.stringify(name)}: library${at}`).join()}};`;
}
