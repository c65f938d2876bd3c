import { makeStyles, tokens } from '@fluentui/react-components';

/** Zoomed to 200 % and more, or a phone on its side: nothing stands before what one reads. */
export const LOW = '@media (max-height: 479px)';

/** Shared by the meeting and its skeleton, so that nothing moves when it comes. */
export const useMeetingColumns = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    gap: tokens.spacingHorizontalXL,
    // Beside the agenda, however wide the screen is.
    '@media (min-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1200px) 340px' },
    '@media (min-width: 1600px)': { gridTemplateColumns: 'minmax(0, 1200px) minmax(340px, 480px)' },
  },
  single: { gap: tokens.spacingVerticalM, '@media (min-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr)' } },
});
