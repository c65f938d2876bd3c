import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CalendarFilled, CalendarRegular } from '@fluentui/react-icons/svg/calendar';
import { ChatWarningFilled, ChatWarningRegular } from '@fluentui/react-icons/svg/chat-warning';
import { MailFilled, MailRegular } from '@fluentui/react-icons/svg/mail';
import { HomeFilled, HomeRegular } from '@fluentui/react-icons/svg/home';
import { QuestionCircleFilled, QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { ShieldFilled, ShieldRegular } from '@fluentui/react-icons/svg/shield';
import { TaskListSquareLtrFilled, TaskListSquareLtrRegular } from '@fluentui/react-icons/svg/task-list-square-ltr';
import type { ReactElement } from 'react';
import type { Right } from '../../bot/access/rights';
import { addressText, type Screen, useAddress } from '../data/address';
import { useSession } from '../data/session';

interface Place {
  readonly screen: Screen;
  readonly name: string;
  /** Without it everybody goes there. */
  readonly right?: Right;
  readonly icon: ReactElement;
  readonly iconHere: ReactElement;
}

const places: readonly Place[] = [
  { screen: 'today', name: 'Today', icon: <HomeRegular />, iconHere: <HomeFilled /> },
  { screen: 'meeting', name: 'Meeting', right: 'agenda.see', icon: <CalendarRegular />, iconHere: <CalendarFilled /> },
  {
    screen: 'action-log',
    name: 'Action log',
    right: 'task.see',
    icon: <TaskListSquareLtrRegular />,
    iconHere: <TaskListSquareLtrFilled />,
  },
  {
    screen: 'issues',
    name: 'Issues',
    right: 'issue.see',
    icon: <ChatWarningRegular />,
    iconHere: <ChatWarningFilled />,
  },
  { screen: 'messages', name: 'Messages', right: 'reminder.plan', icon: <MailRegular />, iconHere: <MailFilled /> },
  { screen: 'log', name: 'Log', right: 'log.read', icon: <ShieldRegular />, iconHere: <ShieldFilled /> },
  { screen: 'help', name: 'Help', icon: <QuestionCircleRegular />, iconHere: <QuestionCircleFilled /> },
];

/** The screens that this person may use. */
export function usePlaces(): readonly Place[] {
  const { may } = useSession();
  return places.filter(({ right }) => right === undefined || may[right]);
}

const useStyles = makeStyles({
  rail: {
    display: 'flex',
    flexDirection: 'column',
    flexShrink: 0,
    width: '88px',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXS}`,
    gap: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralBackground3,
    boxSizing: 'border-box',
    overflowY: 'auto',
  },
  atFoot: {
    flexDirection: 'row',
    width: '100%',
    padding: tokens.spacingVerticalXS,
    justifyContent: 'space-around',
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  place: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    flexGrow: 0,
    minWidth: 0,
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textDecorationLine: 'none',
    textAlign: 'center',
    whiteSpace: 'nowrap',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground2Hover },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  placeAtFoot: { flexGrow: 1, padding: `${tokens.spacingVerticalXS} 0` },
  here: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  icon: { fontSize: tokens.fontSizeBase600, lineHeight: 1, height: tokens.fontSizeBase600 },
});

export function Rail({ atFoot }: { atFoot: boolean }) {
  const styles = useStyles();
  const { screen } = useAddress();
  return (
    <nav aria-label="Sentinel" className={mergeClasses(styles.rail, atFoot && styles.atFoot)}>
      {usePlaces().map((place) => {
        const here = place.screen === screen;
        return (
          <a
            key={place.screen}
            href={addressText(place.screen)}
            aria-current={here ? 'page' : undefined}
            className={mergeClasses(styles.place, atFoot && styles.placeAtFoot, here && styles.here)}
          >
            <span className={styles.icon} aria-hidden>
              {here ? place.iconHere : place.icon}
            </span>
            {place.name}
          </a>
        );
      })}
    </nav>
  );
}
