const asWritten = `
export const convert = (style) => style;
export const convertProperty = (key, value) => ({ key, value });
`;

/**
 * Griffel turns every style round for pages that run from the right. The pages are English; what people write in
 * other directions is set so by itself (dir="auto"), which turns no layout. A page for another script takes this out.
 */
export const leftToRight = {
  name: 'leftToRight',
  load: (id) => (/rtl-css-js\/dist\/esm\/core\.js$/.test(id) ? asWritten : null),
};
