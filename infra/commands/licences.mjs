import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './installed.mjs';

/** Licences under which what is shipped may be taken along. */
const allowed = [
  ...['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense'],
  ...['CC0-1.0', 'CC-BY-3.0', 'CC-BY-4.0', 'Python-2.0', 'PSF-2.0', 'Zlib', 'OFL-1.1', 'WTFPL'],
];

/** Others, each with its reason. A package that is not named here needs somebody to look. */
const looked = {
  'dejavu-fonts-ttf': [
    'Bitstream Vera and Arev fonts',
    'the fonts’ own licence: may be embedded and passed on, not sold by themselves',
  ],
  'escape-regexp-component': ['MIT', 'as its Readme says'],
  'ical.js': ['MPL-2.0', 'used as it is, unchanged, as that licence asks'],
  'png-js': ['MIT', 'as its LICENSE says'],
  semaphore: ['MIT', 'as its bower.json and its repository say; comes with @azure/cosmos'],
};

/** All that the lock installs, by its place: "node_modules/a/node_modules/b". */
export function lockedPackages() {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  return packages;
}

export function nameAt(place) {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** What it says itself, or what somebody has read in it. */
export function licenceOf(place, entry) {
  return looked[nameAt(place)]?.[0] ?? saidLicence(place, entry);
}

function saidLicence(place, { license }) {
  if (license !== undefined) return license;
  const file = path.join(root, place, 'package.json');
  if (!existsSync(file)) return undefined;
  const said = JSON.parse(readFileSync(file, 'utf8'));
  return said.license?.type ?? said.license ?? said.licenses?.map((each) => each.type ?? each).join(' OR ');
}

/** One of "(MIT OR GPL-3.0)" is enough; of "MIT AND CC-BY-3.0" all count. */
function isAllowed(licence) {
  const alternatives = licence.replace(/[()]/g, '').split(/ OR /i);
  return alternatives.some((each) => each.split(/ AND /i).every((one) => allowed.includes(one.trim())));
}

/** Why some of these packages may not be shipped, a line each. */
export function licenceFaults(places, packages = lockedPackages()) {
  return places.flatMap((place) => {
    const licence = saidLicence(place, packages[place]);
    if (nameAt(place) in looked || (licence !== undefined && isAllowed(licence))) return [];
    const what = `${nameAt(place)} ${packages[place].version}`;
    return [`${what}: ${licence ?? 'no licence'} is not among those that we take`];
  });
}
