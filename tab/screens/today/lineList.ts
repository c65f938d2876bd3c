import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useListBox } from '../../components/listBox';

const useStyles = makeStyles({
  list: { overflow: 'hidden', '& > li:last-child': { borderBottomStyle: 'none' } },
});

/** The box of lines that reach to its edges. */
export function useLineList(): string {
  return mergeClasses(useListBox(), useStyles().list);
}
