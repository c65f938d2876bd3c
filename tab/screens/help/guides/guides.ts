import type { Role } from '../../../../bot/domain/member';
import { chairGuide } from './chairGuide';
import { coordinatorGuide } from './coordinatorGuide';
import type { Guide } from './guide';
import { memberGuide } from './memberGuide';

/** Auditor, administrator and observer do one thing each: their topics say it. */
export const guides: Readonly<Partial<Record<Role, Guide>>> = {
  coordinator: coordinatorGuide,
  chair: chairGuide,
  deputyChair: chairGuide,
  lro: memberGuide,
  agencyLead: memberGuide,
  member: memberGuide,
  substitute: memberGuide,
};
