const silent = `
const debug = () => silent;
const silent = Object.assign(() => undefined, { extend: () => silent });
export const b = { debug: Object.assign(debug, { formatArgs: () => undefined }) };
`;

/** teams-js would tell the console what passes between it and Teams, had somebody asked for it there: nobody does. */
export const silentDebug = {
  name: 'silentDebug',
  load: (id) => (/teams-js\/.*\/debug\/src\/browser\.js$/.test(id) ? silent : null),
};
