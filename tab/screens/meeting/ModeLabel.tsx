import { makeStyles, tokens } from '@fluentui/react-components';
import { BuildingRegular } from '@fluentui/react-icons/svg/building';
import { VideoPersonRegular } from '@fluentui/react-icons/svg/video-person';
import type { MeetingSummaryView } from '../../../bot/contract';

const useStyles = makeStyles({
  label: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  icon: { flexShrink: 0, fontSize: tokens.fontSizeBase500, display: 'inline-flex' },
});

const names = { teams: 'On Teams', inPerson: 'In a room' } as const;

/** How a meeting is held: icon and word, never the icon alone. */
export function ModeLabel({ mode, words }: { mode: MeetingSummaryView['mode']; words?: string }) {
  const styles = useStyles();
  return (
    <span className={styles.label}>
      <span className={styles.icon} aria-hidden>
        {mode === 'teams' ? <VideoPersonRegular /> : <BuildingRegular />}
      </span>
      {words ?? names[mode]}
    </span>
  );
}
