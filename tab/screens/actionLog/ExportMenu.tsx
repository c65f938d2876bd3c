import {
  Menu,
  MenuButton,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useNarrow } from '../../components/useNarrow';
import type { QueryParameters } from '../../data/api';
import { useSession } from '../../data/session';

const formats = [
  { format: 'csv', words: 'CSV, for a spreadsheet' },
  { format: 'pdf', words: 'PDF' },
  { format: 'docx', words: 'Word' },
] as const;

interface Props {
  readonly filter: QueryParameters;
  readonly exporting: boolean;
  readonly onExport: (parameters: QueryParameters) => void;
}

/** All rows that the filters show, or the paper that a manager wants of their own agency. */
export function ExportMenu({ filter, exporting, onExport }: Props) {
  const narrow = useNarrow();
  const { agencyId } = useSession().person;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton icon={<ArrowDownloadRegular />} aria-label="Export" disabledFocusable={exporting}>
          {narrow ? undefined : 'Export'}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {formats.map(({ format, words }) => (
            <MenuItem key={format} onClick={() => onExport({ ...filter, format })}>
              {words}
            </MenuItem>
          ))}
          <MenuDivider />
          <MenuItem onClick={() => onExport({ agencyId, format: 'pdf' })}>
            My agency’s tasks for my manager (PDF)
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
