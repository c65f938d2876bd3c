import type { Instant } from '../../../../bot/domain/time';
import type { ItemRecordProps } from './ItemRecord';

export interface AgendaProps extends Omit<ItemRecordProps, 'itemId'> {
  readonly now: Instant;
}
