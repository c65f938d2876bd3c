import { makeStyles, tokens } from '@fluentui/react-components';

/** Widths shared by the table and its skeleton, so that nothing moves when the rows arrive. */
export const useColumnStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '104px minmax(200px, 3fr) minmax(160px, 2fr) 136px 128px minmax(176px, 1fr)',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalM}`,
    boxSizing: 'border-box',
  },
  selectable: {
    gridTemplateColumns: '32px 104px minmax(200px, 3fr) minmax(160px, 2fr) 136px 128px minmax(176px, 1fr)',
  },
});

/** Height of a row: two lines of a title, its flags, and air. */
export const ROW_PX = 72;
