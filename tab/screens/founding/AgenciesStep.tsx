import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { useState } from 'react';
import type { AgencyType, FoundingDraft, FoundingStart } from '../../../bot/contract';
import { Cut } from '../../components/Cut';
import { useListBox } from '../../components/listBox';
import { TextField } from '../../components/TextField';
import { type Founding, problemsIn } from './useFounding';

type Agency = FoundingDraft['agencies'][number];

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottomStyle: 'none' },
  },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, gap: tokens.spacingVerticalXXS },
  quiet: { color: tokens.colorNeutralForeground2 },
  types: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  type: { maxWidth: '100%', fontWeight: tokens.fontWeightRegular },
  paste: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: tokens.spacingVerticalS },
  whole: { alignSelf: 'stretch' },
});

/** The partners: picked from those that panels usually have, or pasted a line each. */
export function AgenciesStep({ founding, start }: { founding: Founding; start: FoundingStart }) {
  const styles = useStyles();
  const box = useListBox();
  const { draft, change, faultsOf } = founding;
  const faults = faultsOf('agencies');
  const put = (agencies: Agency[]) => change({ ...draft, agencies });
  const names = draft.agencies.map(({ name }) => name);
  const left = start.agencyTypes.filter(({ name }) => name !== '' && !names.includes(name));
  return (
    <>
      <ul className={box} aria-label="Organisations of the panel">
        {draft.agencies.map((agency, row) => (
          <li key={row} className={styles.row}>
            <AgencyRow
              agency={agency}
              force={draft.panel.force}
              type={typeOf(agency, start)}
              problem={problemsIn(faults, row)['name']}
              onChange={(next) => put(draft.agencies.map((each, at) => (at === row ? next : each)))}
              onRemove={() => put(draft.agencies.filter((_, at) => at !== row))}
            />
          </li>
        ))}
      </ul>
      <Field label="Add one that panels usually have">
        <div className={styles.types} role="group">
          {left.map(({ type, name, kind, regime }) => (
            <Button
              key={type}
              className={styles.type}
              size="small"
              icon={<AddRegular />}
              onClick={() => put([...draft.agencies, { name, kind, regime }])}
            >
              {name}
            </Button>
          ))}
        </div>
      </Field>
      <PasteAgencies founding={founding} />
      <Text size={200} className={styles.quiet}>
        Powers are those of the shipped catalogue ({start.powersAsOf}), not legal advice: check current law before use.
      </Text>
    </>
  );
}

function typeOf(agency: Agency, { agencyTypes }: FoundingStart): AgencyType | undefined {
  return (
    agencyTypes.find(({ name, kind }) => kind === agency.kind && name === agency.name) ??
    agencyTypes.find(({ kind }) => kind === agency.kind)
  );
}

interface RowProps {
  readonly agency: Agency;
  readonly force: string;
  readonly type: AgencyType | undefined;
  readonly problem: string | undefined;
  readonly onChange: (agency: Agency) => void;
  readonly onRemove: () => void;
}

function AgencyRow({ agency, force, type, problem, onChange, onRemove }: RowProps) {
  const styles = useStyles();
  const isHost = agency.kind === 'police';
  const shown = agency.name === '' && isHost ? force : agency.name;
  return (
    <>
      <div className={styles.words}>
        <Field {...(problem === undefined ? {} : { validationMessage: problem })}>
          <Input
            aria-label="Name of the organisation"
            dir="auto"
            value={shown}
            onChange={(_event, { value }) => onChange({ ...agency, name: value })}
          />
        </Field>
        <Text size={200} className={styles.quiet}>
          <Cut text={powersText(type)} />
        </Text>
      </div>
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={`Take out ${shown === '' ? 'this organisation' : shown}`}
        onClick={onRemove}
      />
    </>
  );
}

function powersText(type: AgencyType | undefined): string {
  if (type === undefined) return 'No usual powers are known: they are added under Settings';
  const { powers } = type;
  return `${powers.length === 1 ? '1 usual power' : `${powers.length} usual powers`}: ${powers.join('; ')}`;
}

function PasteAgencies({ founding: { paste } }: { founding: Founding }) {
  const styles = useStyles();
  const [text, setText] = useState('');
  const add = () => paste.mutate({ agenciesPasted: text }, { onSuccess: () => setText('') });
  return (
    <div className={styles.paste}>
      <div className={styles.whole}>
        <TextField label="Or paste names" hint="One a line." rows={2} value={text} onChange={setText} />
      </div>
      <Button disabled={text.trim() === ''} onClick={add}>
        Add these organisations
      </Button>
    </div>
  );
}
