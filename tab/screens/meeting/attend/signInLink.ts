import { addressText } from '../../../data/address';

/** Where the code on the wall leads: this tab, at the meeting, with the code in its address. */
export function signInLink(meeting: string, code: string): string {
  return `${location.origin}${location.pathname}${addressText('meeting', { meeting, signIn: code })}`;
}
