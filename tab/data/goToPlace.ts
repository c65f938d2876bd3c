import { goTo, parseAddress } from './address';

/** As the server names it: "action-log?task=t-1". */
export function goToPlace(place: string): void {
  const address = parseAddress(place);
  if (address !== undefined) goTo(address.screen, address.parameters);
}
