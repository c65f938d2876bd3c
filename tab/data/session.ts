import { createContext, useContext } from 'react';
import type { Right } from '../../bot/access/rights';
import type { SessionView } from '../../bot/contract';

export const Session = createContext<SessionView | undefined>(undefined);

/** Who is looking and what they may do, as the server says. */
export function useSession(): SessionView {
  const session = useContext(Session);
  if (session === undefined) throw new Error('useSession is used outside Session');
  return session;
}

export function useMay(right: Right): boolean {
  return useSession().may[right];
}
