import { makeStyles, tokens } from '@fluentui/react-components';
import { BuildingRegular } from '@fluentui/react-icons/svg/building';
import { VideoPersonRegular } from '@fluentui/react-icons/svg/video-person';
import type { MeetingSummaryView } from '../../../bot/contract';

const useStyles = makeStyles({
  label: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  icon: { flexShrink: 0, fontSize: tokens.fontSizeBase500, display: 'inline-flex' },
});

type Mode = MeetingSummaryView['mode'];

export const modeNames: Record<Mode, string> = { teams: 'On Teams', inPerson: 'In a room' };

export function ModeIcon({ mode }: { mode: Mode }) {
  const styles = useStyles();
  return (
    <span className={styles.icon} aria-hidden>
      {mode === 'teams' ? <VideoPersonRegular /> : <BuildingRegular />}
    </span>
  );
}

/** How a meeting is held: icon and word, never the icon alone. */
export function ModeLabel({ mode, words }: { mode: Mode; words?: string }) {
  const styles = useStyles();
  return (
    <span className={styles.label}>
      <ModeIcon mode={mode} />
      <bdi>{words ?? modeNames[mode]}</bdi>
    </span>
  );
}
