import { Button, makeStyles, MenuItem, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import { Chips } from '../../../components/Chips';
import { More } from '../../../components/More';
import { SearchBox } from '../../../components/SearchBox';
import { useRoomBeside } from '../../../components/useNarrow';
import { setParameters, useAddress } from '../../../data/address';
import { type PeopleChip, peopleChips } from './peopleFilters';

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  // A line of their own: what is sought and who is added stand below.
  chips: { flex: '1 1 100%', minWidth: 0 },
});

interface Props {
  readonly view: string | undefined;
  readonly sought: string;
  readonly onSearch: (sought: string) => void;
  /** How many have no account and no invitation that stands. */
  readonly toInvite: number;
  readonly onInvite: () => void;
  readonly onExport: () => void;
}

/** Which of the people are shown, and how more of them come. */
export function PeopleHead({ view, sought, onSearch, toInvite, onInvite, onExport }: Props) {
  const styles = useStyles();
  // Who is open beside the list brings the one primary button of the screen.
  const isOpen = useAddress().parameters['person'] !== undefined;
  const isCovered = useRoomBeside() && isOpen;
  // Where those without an account stand, inviting them is what one came for.
  const isHere = view === 'account' && toInvite > 0;
  const first = (is: boolean) => (is && !isCovered ? 'primary' : 'secondary');
  return (
    <div className={styles.head} role="search" aria-label="Filter the people">
      <div className={styles.chips}>
        <Chips label="Views" chips={peopleChips.map((chip) => chipOf(chip, view))} />
      </div>
      <SearchBox label="Search the people" value={sought} onSearch={onSearch} />
      {isHere && (
        <Button appearance={first(true)} icon={<MailRegular />} onClick={onInvite}>
          {inviteText(toInvite)}
        </Button>
      )}
      <Button appearance={first(!isHere)} icon={<AddRegular />} onClick={() => setParameters({ adding: 'yes' })}>
        Add somebody
      </Button>
      <More label="More for the people">
        {!isHere && toInvite > 0 && <MenuItem onClick={onInvite}>{inviteText(toInvite)} without an account…</MenuItem>}
        <MenuItem onClick={importList}>Import a list…</MenuItem>
        <MenuItem onClick={() => setParameters({ importing: 'groups', person: undefined })}>
          Look at the groups of Entra…
        </MenuItem>
        <MenuItem onClick={onExport}>Export as CSV</MenuItem>
      </More>
    </div>
  );
}

export function importList(): void {
  setParameters({ importing: 'yes', person: undefined });
}

function inviteText(count: number): string {
  return count === 1 ? 'Invite the one' : `Invite all ${count}`;
}

function chipOf({ view, name }: PeopleChip, on: string | undefined) {
  const isOn = view === on;
  return { name, on: isOn, onToggle: () => setParameters({ view: isOn ? undefined : view, person: undefined }) };
}
