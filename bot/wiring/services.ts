import { bankHolidays } from '../documents/bankHolidays';
import { documents } from '../documents/documentMaker';
import type { Ledger } from '../ledger/ledger';
import type { PanelStore } from '../ledger/store';
import { doors } from '../useCases/doors';
import { ReadingBook } from '../useCases/log/readingBook';
import type { Services } from '../useCases/ports';
import type { Clock } from './clock';
import { sha256 } from './sha256';

/** What every deployment has, whatever its settings. */
export function servicesOf(
  store: PanelStore,
  ledger: Ledger,
  clock: Clock,
): Omit<Services, 'tabLink' | 'drawMessage' | 'anchors'> {
  const year = Number(clock.now().slice(0, 4));
  const calendar = bankHolidays(year - 1, year + 5);
  return {
    store,
    ledger,
    documents,
    calendar,
    sha256,
    readings: new ReadingBook(ledger),
    doors,
  };
}
