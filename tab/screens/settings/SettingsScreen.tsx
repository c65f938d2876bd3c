import { Link, makeStyles, mergeClasses, Text, Title3, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { Suspense } from 'react';
import { LoadingLines } from '../../components/LoadingLines';
import { ROW_PX } from '../../components/rowStyles';
import { useBelow } from '../../components/useNarrow';
import { addressText, useAddress } from '../../data/address';
import { type SettingsPart, useSettingsParts } from './settingsParts';

/** From this width on the parts stand beside the one that is open. */
const BESIDE_PX = 960;

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
    boxSizing: 'border-box',
  },
  beside: { display: 'grid', gridTemplateColumns: '224px minmax(0, 1fr)', columnGap: tokens.spacingHorizontalXXL },
  nav: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  fixed: { position: 'sticky', top: tokens.spacingHorizontalL, alignSelf: 'start' },
  title: { marginBottom: tokens.spacingVerticalM },
  link: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    minHeight: `${ROW_PX}px`,
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    borderLeft: `${tokens.strokeWidthThickest} solid transparent`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    '@media (forced-colors: active)': { borderLeftColor: 'Canvas' },
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1Hover },
    ':hover span': { color: 'inherit' },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  here: {
    borderLeftColor: tokens.colorBrandStroke1,
    backgroundColor: tokens.colorNeutralBackground3,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { borderLeftColor: 'Highlight' },
  },
  says: { color: tokens.colorNeutralForeground3 },
  way: { display: 'flex', margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightRegular },
  back: { display: 'inline-flex', alignItems: 'center', alignSelf: 'flex-start', gap: tokens.spacingHorizontalXS },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0, maxWidth: '960px' },
});

/** What the panel is set to: its parts beside the one that is open, or first the parts and then one of them. */
export default function SettingsScreen() {
  const styles = useStyles();
  const narrow = useBelow(BESIDE_PX);
  const parts = useSettingsParts();
  const { part: asked } = useAddress().parameters;
  const chosen = parts.find(({ part }) => part === asked);
  const shown = chosen ?? (narrow ? undefined : parts[0]);
  if (narrow && shown !== undefined) {
    return (
      <div className={styles.screen}>
        {/* What the part's own headings stand under, in every width alike. */}
        <h1 className={styles.way}>
          <Link className={styles.back} href={addressText('settings')}>
            <ArrowLeftRegular aria-hidden /> All settings
          </Link>
        </h1>
        <Shown key={shown.part} part={shown} />
      </div>
    );
  }
  return (
    <div className={mergeClasses(styles.screen, !narrow && styles.beside)}>
      <nav aria-label="Settings" className={mergeClasses(styles.nav, !narrow && styles.fixed)}>
        <Title3 as="h1" className={styles.title}>
          Settings
        </Title3>
        {parts.map(({ part, name, says }) => (
          <a
            key={part}
            href={addressText('settings', { part })}
            aria-current={part === shown?.part ? 'page' : undefined}
            className={mergeClasses(styles.link, part === shown?.part && styles.here)}
          >
            <span>{name}</span>
            {narrow && (
              <Text size={200} className={styles.says}>
                {says}
              </Text>
            )}
          </a>
        ))}
      </nav>
      {shown !== undefined && <Shown key={shown.part} part={shown} />}
    </div>
  );
}

function Shown({ part: { name, Shown: Part } }: { part: SettingsPart }) {
  const styles = useStyles();
  return (
    <section aria-label={name} className={styles.part}>
      <Title3 as="h2">{name}</Title3>
      <Suspense fallback={<LoadingLines />}>
        <Part />
      </Suspense>
    </section>
  );
}
