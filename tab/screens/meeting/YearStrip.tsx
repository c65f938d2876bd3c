import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { MeetingSummaryView } from '../../../bot/contract';
import { addressText } from '../../data/address';
import { LOW } from './meetingColumns';
import { useMay } from '../../data/session';
import { BeforeLink } from '../../laterParts';
import { ModeIcon, modeNames } from './ModeLabel';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minWidth: 0,
    // After the meeting, which is what one came for.
    [LOW]: { order: 1 },
  },
  // From the edge of the screen; what goes on beyond its ends fades.
  nav: { minWidth: 0, flexGrow: 1, marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalL})` },
  strip: {
    position: 'relative',
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    overflowX: 'auto',
    listStyleType: 'none',
    margin: 0,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    maskImage: `linear-gradient(to right, transparent, black ${tokens.spacingHorizontalL}, black calc(100% - ${tokens.spacingHorizontalL}), transparent)`,
    scrollbarWidth: 'none',
  },
  meeting: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    height: '32px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusCircular,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  shown: {
    ...{
      borderTopColor: tokens.colorNeutralStrokeAccessibleSelected,
      borderRightColor: tokens.colorNeutralStrokeAccessibleSelected,
    },
    ...{
      borderBottomColor: tokens.colorNeutralStrokeAccessibleSelected,
      borderLeftColor: tokens.colorNeutralStrokeAccessibleSelected,
    },
    // In high contrast, where no ground tells it from the others, a second line does.
    boxShadow: `inset 0 0 0 ${tokens.strokeWidthThin} ${tokens.colorNeutralStrokeAccessibleSelected}`,
    backgroundColor: tokens.colorBrandBackground2,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': {
      ...{ backgroundColor: 'Highlight', color: 'HighlightText', forcedColorAdjust: 'none' },
    },
  },
  past: { color: tokens.colorNeutralForeground3 },
});

const stateWords: Record<MeetingSummaryView['state'], string> = {
  planned: '',
  running: ', running now',
  closed: ', held',
  cancelled: ', cancelled',
};

/** Instead of a meeting's id: those that were held before. */
export const beforeSentinel = 'before';

interface Props {
  readonly meetings: readonly MeetingSummaryView[];
  readonly shown: string;
  /** At its end, for those who plan. */
  readonly children?: ReactNode;
}

/** The year in one line; the chosen meeting is brought into sight. */
export function YearStrip({ meetings, shown, children }: Props) {
  const styles = useStyles();
  const strip = useRef<HTMLOListElement>(null);
  const here = useRef<HTMLLIElement>(null);
  const readsMinutes = useMay('minutes.see');
  const [hasBefore, setHasBefore] = useState(false);
  const noteBefore = useCallback(() => setHasBefore(true), []);
  // Again when its words or the room for it change. The strip alone is moved, never the screen that it stands in.
  useEffect(() => {
    const { current: row } = strip;
    const { current: chosen } = here;
    if (row === null || chosen === null) return undefined;
    const sizes = new ResizeObserver(
      () => (row.scrollLeft = chosen.offsetLeft - (row.clientWidth - chosen.offsetWidth) / 2),
    );
    for (const element of [row, chosen]) sizes.observe(element);
    return () => sizes.disconnect();
  }, [shown, hasBefore]);
  return (
    <div className={styles.row}>
      <nav aria-label="Meetings" className={styles.nav}>
        <ol ref={strip} className={styles.strip}>
          {readsMinutes && (
            <Suspense fallback={null}>
              <BeforeLink
                isHere={shown === beforeSentinel}
                className={mergeClasses(styles.meeting, styles.past, shown === beforeSentinel && styles.shown)}
                onThere={noteBefore}
              />
            </Suspense>
          )}
          {meetings.map((meeting) => (
            <li key={meeting.id} ref={meeting.id === shown ? here : undefined}>
              <a
                href={addressText('meeting', { meeting: meeting.id })}
                aria-current={meeting.id === shown ? 'true' : undefined}
                title={modeNames[meeting.mode]}
                className={mergeClasses(
                  styles.meeting,
                  meeting.state === 'closed' && styles.past,
                  meeting.id === shown && styles.shown,
                )}
              >
                <ModeIcon mode={meeting.mode} />
                {`${meeting.reference}, ${meeting.dayText.split(',', 1)[0] ?? ''}`}
                {meeting.state === 'planned' && meeting.next ? ', next' : stateWords[meeting.state]}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {children}
    </div>
  );
}
