import fs from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';

/** What Teams asks of the two icons; sizes in pixels. An SVG's viewBox is its size. */
const icons = [
  { name: 'color', size: 192, pixelRule: 'must be opaque', isGoodPixel: ([, , , alpha]) => alpha === 255 },
  {
    name: 'outline',
    size: 32,
    pixelRule: 'may hold only white and transparency',
    // The renderer multiplies colours by their alpha: white at any strength has four equal parts.
    isGoodPixel: ([red, green, blue, alpha]) => red === alpha && green === alpha && blue === alpha,
  },
];

/**
 * Draws the icons from `<folder>/icons/*.svg`.
 * @returns {{ files: Record<string, Uint8Array>, faults: string[] }} the PNG files by name, and every fault in them
 */
export function drawIcons(folder) {
  const files = {};
  const faults = [];
  for (const { name, size, pixelRule, isGoodPixel } of icons) {
    try {
      const image = new Resvg(fs.readFileSync(path.join(folder, 'icons', `${name}.svg`), 'utf8')).render();
      const png = image.asPng();
      files[`${name}.png`] = png;
      const [width, height] = pngSize(png);
      if (width !== size || height !== size)
        faults.push(`${name}.png: is ${width} × ${height}, must be ${size} × ${size}`);
      if (!pixels(image.pixels).every(isGoodPixel)) faults.push(`${name}.png: ${pixelRule}`);
    } catch (error) {
      faults.push(`${name}.png: icons/${name}.svg cannot be drawn: ${error.message}`);
    }
  }
  return { files, faults };
}

/** Width and height from the header (PNG, 11.2.1: eight bytes of signature, then IHDR). */
function pngSize(png) {
  const header = Buffer.from(png.subarray(0, 24));
  return [header.readUInt32BE(16), header.readUInt32BE(20)];
}

function pixels(bytes) {
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.subarray(index * 4, index * 4 + 4));
}
