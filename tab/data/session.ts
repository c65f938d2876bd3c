import { createContext, useContext } from 'react';
import type { SessionView } from '../../bot/contract';

export const Session = createContext<SessionView | undefined>(undefined);

/** Who is looking and what they may do, as the server says. */
export function useSession(): SessionView {
  const session = useContext(Session);
  if (session === undefined) throw new Error('useSession is used outside Session');
  return session;
}

/** `right` is a name of the table of rights; one that is not listed is not given. */
export function useMay(right: string): boolean {
  return useSession().may[right] === true;
}
