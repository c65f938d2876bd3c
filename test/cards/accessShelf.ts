import type { Card } from '../../bot/cards/kit';
import { accessCard } from '../../bot/cards/accessCard';
import { AccessRequestId } from '../../bot/domain/accessRequest';
import { url, type Texts } from './cardShelf';

const surroundings = { marking: 'OFFICIAL-SENSITIVE', tabUrl: url };

/** Somebody asks for access: while it waits, and once it is answered. */
export function accessCards(texts: Texts): [string, Card, string][] {
  const request = {
    ...{ id: AccessRequestId.parse('request-7'), reference: 'SEN-27-014', byName: texts.of(80) },
    ...{ agencyName: texts.of(80), why: texts.of(300), askedText: 'Asked Tue 2 Feb 09:14' },
    ...{ place: 'action-log?task=task-7', needsGateway: true, state: 'open' as const },
  };
  const gateways = Array.from({ length: 20 }, () => ({ name: texts.of(120), says: texts.of(200) }));
  const given = { ...request, state: 'given' as const, statusText: 'Given 09:20 by Callum Reeve' };
  return [
    ['a request for access', accessCard(request, { ...surroundings, gateways }), 'SEN-27-014'],
    ['a request for access that is answered', accessCard(given, { ...surroundings, gateways }), 'SEN-27-014'],
  ];
}
