import { MenuDivider, MenuGroup, MenuGroupHeader, MenuItem } from '@fluentui/react-components';
import { More } from '../../components/More';
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
  readonly label: string;
  /** Its button was pressed before it came. */
  readonly pressed: boolean;
}

/** All rows that the filters show, or the paper that a manager wants of their own agency. */
export default function ExportMenu({ filter, exporting, onExport, label, pressed }: Props) {
  const { agencyId } = useSession().person;
  return (
    <More label={label} pressed={pressed}>
      <MenuGroup>
        <MenuGroupHeader>Export these tasks</MenuGroupHeader>
        {formats.map(({ format, words }) => (
          <MenuItem key={format} disabled={exporting} onClick={() => onExport({ ...filter, format })}>
            {words}
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuDivider />
      <MenuItem disabled={exporting} onClick={() => onExport({ agencyId, format: 'pdf' })}>
        My agency’s tasks for my manager (PDF)
      </MenuItem>
    </More>
  );
}
