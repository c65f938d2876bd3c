import { Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { MeetingSummaryView } from '../../../bot/contract';
import { addressText } from '../../data/address';
import { ModeLabel } from './ModeLabel';

const useStyles = makeStyles({
  strip: {
    display: 'flex',
    flexShrink: 0,
    gap: tokens.spacingHorizontalS,
    overflowX: 'auto',
    listStyleType: 'none',
    margin: 0,
    padding: tokens.spacingVerticalXS,
  },
  meeting: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    width: '136px',
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  shown: {
    ...{ borderTopColor: tokens.colorBrandStroke1, borderRightColor: tokens.colorBrandStroke1 },
    ...{ borderBottomColor: tokens.colorBrandStroke1, borderLeftColor: tokens.colorBrandStroke1 },
    backgroundColor: tokens.colorBrandBackground2,
    outline: `${tokens.strokeWidthThick} solid ${tokens.colorBrandStroke1}`,
  },
  past: { color: tokens.colorNeutralForeground3 },
});

const stateWords: Record<MeetingSummaryView['state'], string | undefined> = {
  planned: undefined,
  running: 'Running now',
  closed: 'Held',
  cancelled: 'Cancelled',
};

/** The meetings in order; the chosen one is brought into sight. */
export function YearStrip({ meetings, shown }: { meetings: readonly MeetingSummaryView[]; shown: string }) {
  const styles = useStyles();
  const here = useRef<HTMLLIElement>(null);
  useEffect(() => {
    here.current?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [shown]);
  return (
    <nav aria-label="Meetings">
      <ol className={styles.strip}>
        {meetings.map((meeting) => (
          <li key={meeting.id} ref={meeting.id === shown ? here : undefined}>
            <a
              href={addressText('meeting', { meeting: meeting.id })}
              aria-current={meeting.id === shown ? 'true' : undefined}
              className={mergeClasses(
                styles.meeting,
                meeting.state === 'closed' && styles.past,
                meeting.id === shown && styles.shown,
              )}
            >
              <Text weight="semibold">
                {meeting.reference}
                {meeting.next && ' · next'}
              </Text>
              <Caption1>{meeting.dayText.split(',', 1)[0]}</Caption1>
              <Caption1>
                <ModeLabel mode={meeting.mode} />
              </Caption1>
              {stateWords[meeting.state] !== undefined && <Caption1>{stateWords[meeting.state]}</Caption1>}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
