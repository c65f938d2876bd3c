import type { PartnerDetailView } from '../../../bot/contract';

/** What each form that opens on a partner is given. */
export interface PartnerFormProps {
  readonly partner: PartnerDetailView;
  readonly onDone: () => void;
}
