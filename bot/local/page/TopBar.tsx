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
  Text,
  tokens,
} from '@fluentui/react-components';
import { ShieldCheckmarkFilled } from '@fluentui/react-icons';
import type { Session } from '../pageContract';
import { ClockButton } from './ClockButton';
import { Segments } from './Segments';
import { ThemeName, themeNames } from './themes';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '48px',
    padding: '4px 12px 4px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  brand: { color: tokens.colorBrandForeground1, fontSize: '24px', display: 'flex' },
  title: { display: 'flex', flexDirection: 'column', minWidth: 0, overflow: 'hidden', whiteSpace: 'nowrap' },
  subtle: { color: tokens.colorNeutralForeground3, overflow: 'hidden', textOverflow: 'ellipsis' },
  grow: { flexGrow: 1 },
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
  onLayout: (layout: Layout) => void;
}) {
  const { session, theme, layout } = props;
  const styles = useStyles();
  return (
    <header className={styles.bar}>
      <span className={styles.brand} aria-hidden>
        <ShieldCheckmarkFilled />
      </span>
      <div className={styles.title}>
        <Text as="h1" weight="semibold" style={{ margin: 0 }}>
          Teams on this machine
        </Text>
        <Caption1 className={styles.subtle}>{session.panelName}</Caption1>
      </div>
      <span className={styles.grow} />
      <ClockButton clock={session.clock} timeZone={session.timeZone} memberId={session.me.id} />
      <Segments
        label="Layout"
        options={layouts}
        value={layout}
        onChange={(value) => props.onLayout(layouts.find((each) => each.value === value)?.value ?? 'both')}
      />
      <Segments
        label="Theme"
        options={themeNames.map((value) => ({ value, label: themeLabels[value] }))}
        value={theme}
        onChange={(value) => props.onTheme(ThemeName.parse(value))}
      />
      <MeMenu session={session} />
    </header>
  );
}

function MeMenu({ session: { me } }: { session: Session }) {
  const styles = useStyles();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          className={styles.me}
          aria-label={`You are ${me.name}`}
          icon={<Avatar name={me.name} color="colorful" size={28} aria-hidden />}
        >
          {me.name}
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
