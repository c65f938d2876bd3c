import type { AgendaItemView } from '../../../bot/contract';
import { ProfileLine } from './ProfileLine';
import Trends from './Trends';

/** What the panel looks at for its threat picture: how old the local profile is, and what was raised since. */
export default function ThreatPicture({ profile }: NonNullable<AgendaItemView['threatPicture']>) {
  return (
    <>
      <ProfileLine profile={profile} />
      <Trends />
    </>
  );
}
