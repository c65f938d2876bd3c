import { makeStyles, tokens } from '@fluentui/react-components';

/** One line, with air: the height of a row in every list. */
export const ROW_PX = 40;
/** The same with what is to be known of it below its name, on a phone. */
export const TWO_LINES_PX = 56;
/** Four lines, two of them for the title: the same row where there is no room for columns. */
export const CARD_PX = 112;
export const CARD_GAP_PX = 8;

/** How much room a list has: with less it shortens, then leaves out, what its detail tells as well. */
export const MIDDLE_LIST = '@container (min-width: 760px) and (max-width: 939px)';
export const NARROW_LIST = '@container (max-width: 759px)';
/** The least of it: beside a pane on the narrowest screen that has one. */
export const TIGHT_LIST = '@container (max-width: 679px)';
const FORCED_COLOURS = '@media (forced-colors: active)';
const NARROW_CARD = '@container (max-width: 339px)';

/** What rows and cards have in common, whatever they list. */
export const useRowStyles = makeStyles({
  // How much a row can show depends on the room that its list has, not on the window.
  list: { containerType: 'inline-size', minWidth: 0 },
  window: { position: 'relative', listStyleType: 'none', margin: 0, padding: 0 },
  stale: { opacity: 0.6 },
  row: {
    ...{ position: 'absolute', left: 0, right: 0, top: 0, boxSizing: 'border-box', cursor: 'pointer' },
    display: 'grid',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    borderLeft: `${tokens.strokeWidthThickest} solid transparent`,
    // Where the system chooses the colours, none is transparent.
    [FORCED_COLOURS]: { borderLeftColor: 'Canvas' },
    // In high contrast the usual grounds of a row under the mouse swallow links and quiet words.
    ':hover': { backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground1 },
    ':active': { backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground1 },
  },
  card: {
    ...{ position: 'absolute', left: 0, right: 0, top: 0, boxSizing: 'border-box', cursor: 'pointer' },
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    // The stripe of the current one: in high contrast all lines are white, so that the others have none.
    paddingLeft: `calc(${tokens.spacingHorizontalM} + ${tokens.strokeWidthThickest} - ${tokens.strokeWidthThin})`,
    '&[aria-current]': { borderLeftWidth: tokens.strokeWidthThickest, paddingLeft: tokens.spacingHorizontalM },
  },
  // A ground that stays dark in high contrast, where the stripe alone says it.
  current: {
    backgroundColor: tokens.colorNeutralBackground3,
    borderLeftColor: tokens.colorNeutralStrokeAccessibleSelected,
    [FORCED_COLOURS]: { borderLeftColor: 'Highlight' },
  },
  pointedOut: { backgroundColor: tokens.colorBrandBackground2 },
  line: { display: 'flex', flexShrink: 0, alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  push: { marginInlineStart: 'auto', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
  fixed: { display: 'inline-flex', flexShrink: 0, whiteSpace: 'nowrap' },
  roomyOnly: { [TIGHT_LIST]: { display: 'none' } },
  wideOnly: { [NARROW_LIST]: { display: 'none' } },
  long: { [NARROW_LIST]: { display: 'none' }, [MIDDLE_LIST]: { display: 'none' } },
  short: { display: 'none', [NARROW_LIST]: { display: 'inline' }, [MIDDLE_LIST]: { display: 'inline' } },
  longOnCard: { [NARROW_CARD]: { display: 'none' } },
  shortOnCard: { display: 'none', [NARROW_CARD]: { display: 'inline' } },
});
