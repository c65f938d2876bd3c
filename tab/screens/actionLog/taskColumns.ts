import { makeStyles, tokens } from '@fluentui/react-components';
import { MIDDLE_LIST, NARROW_LIST, ROW_PX, TIGHT_LIST } from '../../components/rowStyles';

/** Widths shared by the table and its skeleton, so that nothing moves when the rows arrive. */
export const useColumnStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '84px minmax(0, 1fr) minmax(0, 1fr) 180px 128px',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalM}`,
    boxSizing: 'border-box',
    height: `${ROW_PX}px`,
    [MIDDLE_LIST]: { gridTemplateColumns: '84px minmax(0, 5fr) minmax(0, 4fr) 108px 128px' },
    [NARROW_LIST]: { gridTemplateColumns: '84px minmax(0, 3fr) minmax(0, 2fr) 104px 124px' },
    [TIGHT_LIST]: { gridTemplateColumns: '84px minmax(0, 1fr) 24px 104px 124px' },
  },
  selectable: {
    gridTemplateColumns: '32px 84px minmax(0, 1fr) minmax(0, 1fr) 180px 128px',
    [MIDDLE_LIST]: { gridTemplateColumns: '32px 84px minmax(0, 5fr) minmax(0, 4fr) 108px 128px' },
    [NARROW_LIST]: { gridTemplateColumns: '32px 84px minmax(0, 3fr) minmax(0, 2fr) 104px 124px' },
    [TIGHT_LIST]: { gridTemplateColumns: '32px 84px minmax(0, 1fr) 24px 104px 124px' },
  },
});
