import { Button } from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';

interface Props {
  readonly unfolded: boolean;
  readonly onToggle: () => void;
}

/** Shows and folds the fields by which a list is narrowed. */
export function FiltersButton({ unfolded, onToggle }: Props) {
  return (
    <Button appearance="subtle" icon={<FilterRegular />} aria-expanded={unfolded} onClick={onToggle}>
      Filters
    </Button>
  );
}
