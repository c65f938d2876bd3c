import { createRequire } from 'node:module';
import { licenceOf, nameAt } from './licences.mjs';

const { Enums, Models, SPDX, Serialize, Spec, Validation } = createRequire(import.meta.url)(
  '@cyclonedx/cyclonedx-library',
);

/**
 * CycloneDX 1.6, JSON: the product and the packages at `places`, each with its licence, its address and sum in the
 * registry, and what it needs of the others.
 * @throws where the list does not fit CycloneDX's own schema
 */
export async function billOfMaterials({ name, version, license }, places, packages) {
  const product = new Models.Component(Enums.ComponentType.Application, name, { version, bomRef: name });
  product.licenses.add(licence(license));
  const components = new Map(places.map((place) => [place, component(place, packages[place])]));
  for (const [place, { dependencies }] of components) {
    for (const needed of neededBy(place, packages)) {
      const found = components.get(needed);
      if (found !== undefined) dependencies.add(found.bomRef);
    }
  }
  for (const needed of neededBy('', packages)) {
    const found = components.get(needed);
    if (found !== undefined) product.dependencies.add(found.bomRef);
  }
  const bom = new Models.Bom({
    metadata: new Models.Metadata({ component: product, timestamp: new Date() }),
    components: new Models.ComponentRepository(components.values()),
  });
  const form = Spec.Spec1dot6;
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(form));
  const text = `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
  const faults = await new Validation.JsonStrictValidator(form.version).validate(text);
  if (faults !== null) throw new Error(`The list of what ships is no CycloneDX:\n${JSON.stringify(faults, null, 2)}`);
  return text;
}

function component(place, entry) {
  // An alias stands in the lock with the name of what it stands for.
  const name = entry.name ?? nameAt(place);
  const { version, integrity } = entry;
  const made = new Models.Component(Enums.ComponentType.Library, name, {
    version,
    bomRef: place,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
  });
  made.licenses.add(licence(licenceOf(place, entry)));
  const file = `https://registry.npmjs.org/${name}/-/${name.split('/').at(-1)}-${version}.tgz`;
  const [algorithm, sum] = integrity.split('-');
  if (algorithm !== 'sha512') throw new Error(`${place}: its sum in the lock is no SHA-512.`);
  const hashes = new Models.HashDictionary([
    [Enums.HashAlgorithm['SHA-512'], Buffer.from(sum, 'base64').toString('hex')],
  ]);
  made.externalReferences.add(new Models.ExternalReference(file, Enums.ExternalReferenceType.Distribution, { hashes }));
  return made;
}

function licence(text) {
  if (/ (AND|OR) /.test(text)) return new Models.LicenseExpression(text);
  return SPDX.isSupportedSpdxId(text) ? new Models.SpdxLicense(text) : new Models.NamedLicense(text);
}

/** The places of what the package at `place` takes in, found as Node finds it: in its own folder first, then outwards. */
export function neededBy(place, packages) {
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = packages[place];
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  return names.map((name) => placeOf(name, place, packages)).filter((found) => found !== undefined);
}

function placeOf(name, from, packages) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (place in packages) return place;
    if (folder === '') return undefined;
  }
}
