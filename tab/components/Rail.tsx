import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CalendarFilled, CalendarRegular } from '@fluentui/react-icons/svg/calendar';
import { DataTrendingFilled, DataTrendingRegular } from '@fluentui/react-icons/svg/data-trending';
import { ChatWarningFilled, ChatWarningRegular } from '@fluentui/react-icons/svg/chat-warning';
import { MailFilled, MailRegular } from '@fluentui/react-icons/svg/mail';
import { OrganizationFilled, OrganizationRegular } from '@fluentui/react-icons/svg/organization';
import { HomeFilled, HomeRegular } from '@fluentui/react-icons/svg/home';
import { PeopleTeamFilled, PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import { QuestionCircleFilled, QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { OptionsFilled, OptionsRegular } from '@fluentui/react-icons/svg/options';
import { ShieldFilled, ShieldRegular } from '@fluentui/react-icons/svg/shield';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { TaskListSquareLtrFilled, TaskListSquareLtrRegular } from '@fluentui/react-icons/svg/task-list-square-ltr';
import { lazy, type ReactElement, Suspense } from 'react';
import { addressText, type Screen, useAddress } from '../data/address';
import { useWaiting } from '../data/useToday';
import { aloud } from './aloud';
import { showOver } from './over';
import type { FurtherPlace } from './MorePlaces';
import { type Place, usePlaces } from './places';

const icons: Readonly<Record<Screen, readonly [elsewhere: ReactElement, here: ReactElement]>> = {
  today: [<HomeRegular />, <HomeFilled />],
  meeting: [<CalendarRegular />, <CalendarFilled />],
  'action-log': [<TaskListSquareLtrRegular />, <TaskListSquareLtrFilled />],
  issues: [<ChatWarningRegular />, <ChatWarningFilled />],
  groups: [<PeopleTeamRegular />, <PeopleTeamFilled />],
  partners: [<OrganizationRegular />, <OrganizationFilled />],
  measures: [<DataTrendingRegular />, <DataTrendingFilled />],
  messages: [<MailRegular />, <MailFilled />],
  log: [<ShieldRegular />, <ShieldFilled />],
  settings: [<OptionsRegular />, <OptionsFilled />],
  help: [<QuestionCircleRegular />, <QuestionCircleFilled />],
};

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
    overflowY: 'hidden',
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
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textDecorationLine: 'none',
    textAlign: 'center',
    whiteSpace: 'nowrap',
    // Ten places stand beneath each other on a low screen, too.
    '@media (max-height: 760px)': { paddingBlock: tokens.spacingVerticalXS },
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground2Hover },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  placeAtFoot: { flexGrow: 1, flexBasis: 0, padding: `${tokens.spacingVerticalXS} 0` },
  here: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  icon: {
    position: 'relative',
    fontSize: tokens.fontSizeBase600,
    lineHeight: 1,
    height: tokens.fontSizeBase600,
  },
  count: {
    position: 'absolute',
    top: '-4px',
    left: '14px',
    minWidth: '16px',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontSize: tokens.fontSizeBase100,
    lineHeight: '16px',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'center',
    fontVariantNumeric: 'tabular-nums',
  },
  word: { '@media (max-width: 479px)': { fontSize: tokens.fontSizeBase100 } },
  // Where many words do not fit side by side, that of the screen one is on is shown.
  wordOfSome: {
    '@media (max-width: 319px)': aloud,
  },
});

/** Where one is, where one may go, and how much waits there. */
export function Rail({ atFoot }: { atFoot: boolean }) {
  return <Places atFoot={atFoot} waiting={useWaiting()} />;
}

/** Beside a meeting, which is what one looks at: nothing else is counted. */
export function QuietRail() {
  return <Places atFoot waiting={nothingWaits} />;
}

/** Besides the search: five words fit beside each other on a phone, not in Teams' narrowest panel. */
const SOME = 5;
const MorePlaces = lazy(() => import('./MorePlaces'));

const nothingWaits: ReadonlyMap<Screen, number> = new Map();

function Places({ atFoot, waiting }: { atFoot: boolean; waiting: ReadonlyMap<Screen, number> }) {
  const styles = useStyles();
  const address = useAddress();
  const places = usePlaces();
  const wordStyle = mergeClasses(styles.word, atFoot && places.length >= SOME && styles.wordOfSome);
  const inSight = atFoot && places.length > SOME ? SOME - 1 : places.length;
  const further = furtherOf(places.slice(inSight), address.screen, waiting);
  const placeStyle = mergeClasses(styles.place, atFoot && styles.placeAtFoot);
  return (
    <nav aria-label="Sentinel" className={mergeClasses(styles.rail, atFoot && styles.atFoot)}>
      <button type="button" className={placeStyle} aria-keyshortcuts="Control+K /" onClick={() => showOver('search')}>
        <span className={styles.icon} aria-hidden>
          <SearchRegular />
        </span>
        <span className={wordStyle}>Search</span>
      </button>
      {places.slice(0, inSight).map(({ screen, name }) => {
        const here = screen === address.screen;
        const [iconElsewhere, iconHere] = icons[screen];
        const count = waiting.get(screen) ?? 0;
        return (
          <a
            key={screen}
            href={addressText(screen)}
            aria-current={here ? 'page' : undefined}
            aria-describedby={count > 0 ? `waits-${screen}` : undefined}
            className={mergeClasses(placeStyle, here && styles.here)}
          >
            <span className={styles.icon} aria-hidden>
              {here ? iconHere : iconElsewhere}
              {count > 0 && <span className={styles.count}>{count > 99 ? '99+' : count}</span>}
            </span>
            <span className={here ? styles.word : wordStyle}>{name}</span>
            {count > 0 && (
              <span id={`waits-${screen}`} hidden>
                {count === 1 ? '1 waits' : `${count} wait`}
              </span>
            )}
          </a>
        );
      })}
      {further.length > 0 && (
        <FurtherPlaces
          places={further}
          className={mergeClasses(placeStyle, further.some(({ here }) => here) && styles.here)}
          wordStyle={wordStyle}
        />
      )}
    </nav>
  );
}

interface FurtherProps {
  readonly places: readonly FurtherPlace[];
  readonly className: string;
  readonly wordStyle: string;
}

/** It stands from the first; what it opens comes after. */
function FurtherPlaces({ places, className, wordStyle }: FurtherProps) {
  const styles = useStyles();
  const count = places.reduce((sum, place) => sum + place.count, 0);
  const face = (
    <>
      <span className={styles.icon} aria-hidden>
        {places.find(({ here }) => here)?.icon ?? <MoreHorizontalRegular />}
        {count > 0 && <span className={styles.count}>{count > 99 ? '99+' : count}</span>}
      </span>
      <span className={wordStyle}>More</span>
    </>
  );
  return (
    <Suspense fallback={<span className={className}>{face}</span>}>
      <MorePlaces places={places} className={className} face={face} />
    </Suspense>
  );
}

function furtherOf(places: readonly Place[], at: Screen, waiting: ReadonlyMap<Screen, number>): FurtherPlace[] {
  return places.map(({ screen, name }) => {
    const here = screen === at;
    return {
      name,
      here,
      href: addressText(screen),
      icon: icons[screen][here ? 1 : 0],
      count: waiting.get(screen) ?? 0,
    };
  });
}
