/** `npm run package`: the Teams app package; `-- --example` to try it. */
await import('../../appPackage/package.mjs');
