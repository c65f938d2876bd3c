import { Button } from '@fluentui/react-components';
import { OrganizationRegular } from '@fluentui/react-icons/svg/organization';
import { EmptyNotice } from '../../components/EmptyNotice';
import { setParameters } from '../../data/address';

interface Props {
  readonly filtered: boolean;
  readonly sought: string | undefined;
  readonly onAdd: (() => void) | undefined;
}

/** Why there is none. */
export function NoPartners({ filtered, sought, onAdd }: Props) {
  if (filtered) {
    return (
      <EmptyNotice
        icon={<OrganizationRegular />}
        title="No partner here"
        why={sought === undefined ? 'None of the partners waits for this.' : 'Search by name, kind or contact.'}
        next={<Button onClick={() => setParameters({ show: undefined, search: undefined })}>See all partners</Button>}
      />
    );
  }
  return (
    <EmptyNotice
      icon={<OrganizationRegular />}
      title="No partners yet"
      why="Organisations that sit on the panel, or that it would like to have, appear here with how far each has come."
      {...(onAdd === undefined ? {} : { next: <Button onClick={onAdd}>Add the first</Button> })}
    />
  );
}
