import { AgencyId, MemberId, PanelId } from '../domain/ids';
import type { Member } from '../domain/member';

/** Who founds the first panel in local mode: made up, as everybody there is. */
export const firstAdministrator: Member = {
  id: MemberId.parse('morgan-ellis'),
  panelId: PanelId.parse('none'),
  agencyId: AgencyId.parse('none'),
  name: 'Morgan Ellis',
  title: 'Systems administrator',
  role: 'administrator',
  email: 'morgan.ellis@first.example',
};
