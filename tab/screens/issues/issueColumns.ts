import { makeStyles } from '@fluentui/react-components';
import { MIDDLE_LIST, NARROW_LIST, ROW_PX } from '../../components/rowStyles';

/** Widths shared by the rows and their skeleton, so that nothing moves when the rows arrive. */
export const useIssueColumns = makeStyles({
  row: {
    gridTemplateColumns: '80px minmax(0, 5fr) minmax(0, 3fr) 328px',
    height: `${ROW_PX}px`,
    [MIDDLE_LIST]: { gridTemplateColumns: '80px minmax(0, 5fr) minmax(0, 2fr) 248px' },
    [NARROW_LIST]: { gridTemplateColumns: '80px minmax(0, 1fr) minmax(0, auto)' },
  },
});
