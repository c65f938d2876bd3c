import { AgencyId, MemberId, PanelId } from '../domain/ids';
import type { Member } from '../domain/member';

/** Who has no seat in local mode, and may be handed an invitation. */
export const localStranger: Member = {
  id: MemberId.parse('sam-okoro'),
  panelId: PanelId.parse('none'),
  agencyId: AgencyId.parse('none'),
  name: 'Sam Okoro',
  title: 'New here',
  role: 'member',
  email: 'sam.okoro@elsewhere.example',
};

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
