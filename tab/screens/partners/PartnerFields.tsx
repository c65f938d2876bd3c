import type { PartnerView } from '../../../bot/contract';
import { agencyKindNames, agencyKinds } from '../../../bot/domain/agencyKinds';
import { ChoiceField } from '../../components/ChoiceField';
import { TextField } from '../../components/TextField';
import { regimes } from './partnerWords';

/** What is typed of an organisation. */
export interface PartnerDraft {
  readonly name: string;
  readonly kind: string | undefined;
  readonly regime: PartnerView['regime'];
  readonly seats: string;
}

const kindChoices: readonly { value: string; label: string }[] = agencyKindNames.map((value) => ({
  value,
  label: agencyKinds[value],
}));

interface Props {
  readonly draft: PartnerDraft;
  readonly onChange: (change: Partial<PartnerDraft>) => void;
  readonly problems: Readonly<Record<string, string>>;
  /** Of a kind that the shipped list does not have. */
  readonly kindName?: string;
}

/** Name, kind, regime and seats of an organisation that is added or changed. */
export function PartnerFields({ draft, onChange, problems, kindName }: Props) {
  const { name, kind, regime, seats } = draft;
  const isListed = kind === undefined || kindChoices.some(({ value }) => value === kind);
  const kinds = isListed ? kindChoices : [...kindChoices, { value: kind, label: kindName ?? kind }];
  return (
    <>
      <TextField
        label="Name"
        required
        hint="As its people call it."
        value={name}
        onChange={(typed) => onChange({ name: typed })}
        problem={problems['name']}
      />
      <ChoiceField
        label="Kind"
        required
        none="Choose one"
        choices={kinds}
        chosen={kind}
        onChoose={(chosen) => onChange({ kind: chosen })}
        problem={problems['kind']}
      />
      <ChoiceField
        label="Data regime"
        choices={regimes}
        chosen={regime}
        onChoose={(chosen = regime) => onChange({ regime: chosen })}
        problem={problems['regime']}
      />
      <TextField
        label="Seats wanted"
        type="number"
        min={0}
        max={20}
        value={seats}
        onChange={(typed) => onChange({ seats: typed })}
        problem={problems['seatsWanted']}
      />
    </>
  );
}

export function seatsIn({ seats }: PartnerDraft): number {
  return Math.round(Number(seats));
}

/** What is missing of the kind, before anything is sent. */
export function missingKind(kind: string | undefined): Readonly<Record<string, string>> {
  return kind === undefined ? { kind: 'Choose what kind of organisation it is.' } : {};
}
