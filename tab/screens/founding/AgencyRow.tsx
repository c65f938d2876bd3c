import { Button, Field, Input, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import type { AgencyType, FoundingDraft } from '../../../bot/contract';
import { agencyKindNames, agencyKinds } from '../../../bot/domain/agencyKinds';
import { Cut } from '../../components/Cut';

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
  fields: { display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: tokens.spacingHorizontalS },
  name: { flex: '2 1 220px', minWidth: 0 },
  kind: { flex: '1 1 200px', minWidth: 0 },
  cut: { minWidth: 0, '& input, & select': { textOverflow: 'ellipsis' } },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly agency: Agency;
  readonly force: string;
  readonly types: readonly AgencyType[];
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (agency: Agency) => void;
  readonly onRemove: () => void;
}

/** An organisation with its name and kind, and the powers that such bodies usually have. */
export function AgencyRow({ agency, force, types, problems, onChange, onRemove }: Props) {
  const styles = useStyles();
  const { name, kind } = agency;
  const shown = name === '' && kind === 'police' ? force : name;
  const called = shown === '' ? 'this organisation' : shown;
  // What such bodies usually process under comes with the kind.
  const ofKind = (chosen: string): Agency => ({
    ...{ ...agency, kind: chosen },
    regime: types.find((type) => type.kind === chosen)?.regime ?? agency.regime,
  });
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <div className={styles.fields}>
          <Field className={styles.name} {...validation(problems['name'])}>
            <Input
              className={styles.cut}
              aria-label="Name of the organisation"
              dir="auto"
              value={shown}
              onChange={(_event, { value }) => onChange({ ...agency, name: value })}
            />
          </Field>
          <Field className={styles.kind} {...validation(problems['kind'])}>
            <Select
              className={styles.cut}
              aria-label={`Kind of ${called}`}
              value={kind}
              onChange={(_event, { value }) => onChange(ofKind(value))}
            >
              {agencyKindNames.map((each) => (
                <option key={each} value={each}>
                  {agencyKinds[each]}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <Text size={200} className={styles.quiet}>
          <Cut text={powersText(typeOf(agency, types))} />
        </Text>
      </div>
      <Button appearance="subtle" icon={<DeleteRegular />} aria-label={`Take out ${called}`} onClick={onRemove} />
    </li>
  );
}

function validation(problem: string | undefined) {
  return problem === undefined ? {} : { validationMessage: problem };
}

function typeOf({ name, kind }: Agency, types: readonly AgencyType[]): AgencyType | undefined {
  const alike = types.filter((type) => type.kind === kind);
  return alike.find((type) => type.name === name) ?? alike[0];
}

function powersText(type: AgencyType | undefined): string {
  if (type === undefined) return 'No usual powers are known: choose its kind, or add them under Settings';
  const { powers } = type;
  return `${powers.length === 1 ? '1 usual power' : `${powers.length} usual powers`}: ${powers.join('; ')}`;
}
