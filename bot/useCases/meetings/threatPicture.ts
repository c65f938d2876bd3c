import { hasRight } from '../../access/rights';
import { seesOthers } from '../../access/sight';
import type { AgendaItem } from '../../domain/agenda';
import { given } from '../../domain/given';
import { isOldProfile, isThreatPicture, type LocalProfile, profileText } from '../../domain/localProfile';
import type { LocalDate } from '../../domain/time';
import type { Onlooking } from '../ports';
import type { AgendaItemView, ProfileView } from './meetingViews';

/** What stands on the threat-picture item, for those who may see what threats there are. */
export function threatPictureOf(item: AgendaItem, ctx: Onlooking): Pick<AgendaItemView, 'threatPicture'> {
  const { viewer, roster, today } = ctx;
  if (!isThreatPicture(item) || !hasRight(viewer, 'group.see') || !seesOthers(viewer)) return {};
  const { localProfile } = roster.panel;
  return { threatPicture: localProfile === undefined ? {} : { profile: profileView(localProfile, today) } };
}

export function profileView(profile: LocalProfile, today: LocalDate): ProfileView {
  return { text: profileText(profile, today), isOld: isOldProfile(profile, today), ...given({ url: profile.url }) };
}
