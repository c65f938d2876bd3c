import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { AgencyId } from '../../../../bot/domain/ids';
import { itemKindNames, purposeNames } from '../../../../bot/domain/agendaWords';
import { AudienceFields } from '../../../components/AudienceFields';
import { ChoiceField } from '../../../components/ChoiceField';
import { TextField } from '../../../components/TextField';
import { useQueryOf } from '../../../data/useQueryOf';
import { ItemGateway } from './ItemGateway';
import type { ItemDraft } from './itemDraft';
import { PaperFields } from './PaperFields';
import { PreReadField } from './PreReadField';

const useStyles = makeStyles({
  // Four fields in a line where there is room.
  line: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 160px), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
    '& select': { width: '100%', textOverflow: 'ellipsis' },
    '& .fui-Input': { minWidth: 0 },
  },
});

interface Props {
  readonly draft: ItemDraft;
  readonly onChange: (draft: ItemDraft) => void;
  readonly problems: Readonly<Record<string, string>>;
  /** Whoever needs no gateway any more: named before, or told under one. */
  readonly shared?: readonly AgencyId[];
  /** It stands for an issue or a group, where it is said who needs to know. */
  readonly isEntry?: boolean;
  /** It stands for a group, which may be given to read before. */
  readonly isGroup?: boolean;
}

const purposes = (['note', 'discuss', 'decide'] as const).map((value) => ({ value, label: purposeNames[value] }));
const kinds = (['standing', 'group', 'issue', 'taskReview', 'otherBusiness'] as const).map((value) => ({
  value,
  label: itemKindNames[value],
}));

/** What an item is made of, new or known. */
export function ItemFields({ draft, onChange, problems, shared = [], isEntry = false, isGroup = false }: Props) {
  const styles = useStyles();
  const members = useQueryOf('members.list');
  const people = (members.data?.items ?? []).map(({ id, name, agencyName }) => ({
    value: id,
    label: `${name}, ${agencyName}`,
  }));
  const set = (change: Partial<ItemDraft>) => onChange({ ...draft, ...change });
  return (
    <>
      <TextField
        label="Title"
        required
        value={draft.title}
        onChange={(title) => set({ title })}
        problem={problems['title']}
      />
      <div className={styles.line}>
        <TextField
          label="Minutes"
          required
          type="number"
          min={1}
          max={240}
          value={draft.minutes}
          onChange={(minutes) => set({ minutes })}
          problem={problems['minutes']}
        />
        <ChoiceField
          label="Purpose"
          none="Choose"
          choices={purposes}
          chosen={draft.purpose}
          onChoose={(chosen) => set({ purpose: chosen ?? draft.purpose })}
        />
        <ChoiceField
          label="Kind"
          none="Choose"
          choices={kinds}
          chosen={draft.kind}
          onChoose={(chosen) => set({ kind: chosen ?? draft.kind })}
        />
        <ChoiceField
          label="Presenter"
          none="Nobody in particular"
          choices={people}
          chosen={draft.presenterId}
          onChoose={(presenterId) => set({ presenterId })}
          problem={problems['presenterId'] ?? members.error?.message}
        />
      </div>
      <PaperFields papers={draft.papers} onChange={(papers) => set({ papers })} problems={problems} />
      {isGroup && <PreReadField given={draft.preRead} onGive={(preRead) => set({ preRead })} />}
      <ItemReaders {...{ draft, problems, shared, isEntry }} onChange={set} />
    </>
  );
}

interface ReadersProps extends Required<Omit<Props, 'onChange' | 'isGroup'>> {
  readonly onChange: (change: Partial<ItemDraft>) => void;
}

function ItemReaders({ draft, onChange, problems, shared, isEntry }: ReadersProps) {
  if (isEntry) return <Caption1>It is for whom its issue or group is: say there who needs to know.</Caption1>;
  const few = 'Only the agencies chosen here, and those who run the panel';
  return (
    <>
      <AudienceFields few={few} readers={draft} onChange={onChange} />
      <ItemGateway draft={draft} shared={shared} onChange={onChange} problems={problems} />
    </>
  );
}
