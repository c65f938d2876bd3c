/** `npm run <name>`: installs what is missing, a fresh clone's whole node_modules too, then does `<name>.mjs`. */
const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`Sentinel needs Node 20.19 or later; this is ${process.version}. Get it from https://nodejs.org`);
  process.exit(1);
}
const { ensureInstalled } = await import('./installed.mjs');
ensureInstalled();
const [name] = process.argv.splice(2, 1);
await import(`./${name}.mjs`);
