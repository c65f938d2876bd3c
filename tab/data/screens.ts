/** What an address is made of, for whoever has no browser too. */
export type Parameters = Readonly<Record<string, string>>;

const screens = [
  'today',
  'meeting',
  'action-log',
  'issues',
  'groups',
  'partners',
  'measures',
  'messages',
  'log',
  'settings',
  'help',
] as const;
export type Screen = (typeof screens)[number];

export function isScreen(name: string): name is Screen {
  return screens.some((each) => each === name);
}
