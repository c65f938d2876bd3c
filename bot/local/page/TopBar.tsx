import {
  Avatar,
  Button,
  Caption1,
  makeStyles,
  Menu,
  MenuGroupHeader,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ShieldCheckmarkFilled } from '@fluentui/react-icons';
import type { Session } from '../pageContract';
import { ClockButton } from './ClockButton';
import { Segments } from './Segments';
import { ThemeName, themeNames } from './themes';
import { unseen } from './unseen';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '48px',
    flexWrap: 'wrap',
    flexShrink: 0,
    position: 'relative',
    padding: '4px 12px 4px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  brand: { color: tokens.colorBrandForeground1, fontSize: '24px', display: 'flex' },
  title: {
    display: 'flex',
    flexDirection: 'column',
    // What is left beside the rest, and never in its way.
    flexGrow: 1,
    flexBasis: 0,
    minWidth: '40px',
    overflow: 'hidden',
    whiteSpace: 'nowrap',
  },
  narrow: { gap: '4px 8px', padding: '4px 8px' },
  /** Said, not shown. */
  unseen,
  grow: { flexGrow: 1 },
  /** Where one line is too short for all: the choices have the second. */
  second: { order: 1, display: 'flex', width: '100%', justifyContent: 'space-between' },
  choices: { display: 'flex', gap: '12px' },
  subtle: { color: tokens.colorNeutralForeground3, overflow: 'hidden', textOverflow: 'ellipsis' },
  me: { minWidth: 'unset', padding: '2px 8px', gap: '8px', flexShrink: 0 },
});

export type Layout = 'chat' | 'both' | 'tab';
const layouts = [
  { value: 'chat', label: 'Chat' },
  { value: 'both', label: 'Both' },
  { value: 'tab', label: 'Tab' },
] as const;
const themeLabels: Record<ThemeName, string> = { default: 'Default', dark: 'Dark', contrast: 'Contrast' };

export function TopBar(props: {
  session: Session;
  theme: ThemeName;
  onTheme: (theme: ThemeName) => void;
  layout: Layout;
  narrow: boolean;
  onLayout: (layout: Layout) => void;
}) {
  const { session, theme, layout, narrow } = props;
  const styles = useStyles();
  return (
    <header className={mergeClasses(styles.bar, narrow && styles.narrow)}>
      <span className={styles.brand} aria-hidden>
        <ShieldCheckmarkFilled />
      </span>
      <div className={mergeClasses(styles.title, narrow && styles.unseen)}>
        <Text as="h1" weight="semibold" truncate style={{ margin: 0 }}>
          Teams on this machine
        </Text>
        <Caption1 className={styles.subtle}>{session.panelName}</Caption1>
      </div>
      {narrow && <span className={styles.grow} />}
      <ClockButton clock={session.clock} timeZone={session.timeZone} memberId={session.me.id} />
      <div className={narrow ? styles.second : styles.choices}>
        <Segments
          label="Layout"
          options={narrow ? layouts.filter(({ value }) => value !== 'both') : layouts}
          value={layout}
          onChange={(value) => props.onLayout(layouts.find((each) => each.value === value)?.value ?? 'both')}
        />
        <Segments
          label="Theme"
          options={themeNames.map((value) => ({ value, label: themeLabels[value] }))}
          value={theme}
          onChange={(value) => props.onTheme(ThemeName.parse(value))}
        />
      </div>
      <MeMenu session={session} narrow={narrow} />
    </header>
  );
}

function MeMenu({ session: { me }, narrow }: { session: Session; narrow: boolean }) {
  const styles = useStyles();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          className={styles.me}
          icon={<Avatar name={me.name} color="colorful" size={28} aria-hidden />}
        >
          <span className={styles.unseen}>You are{narrow && ` ${me.name}`}</span> {!narrow && me.name}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroupHeader>
            {me.roleName}, {me.agencyName}
          </MenuGroupHeader>
          <MenuItemLink href="/local/">Be somebody else</MenuItemLink>
          <MenuItemLink href="/local/" target="_blank">
            Open a second window
          </MenuItemLink>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
