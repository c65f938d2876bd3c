import { Caption1, Field, Radio, RadioGroup } from '@fluentui/react-components';
import type { AgencyId, MemberId } from '../../bot/domain/ids';
import type { Audience } from '../../bot/domain/audience';
import { listed } from '../../bot/domain/listed';
import { isLocalDate } from '../data/days';
import { useSession } from '../data/session';
import { useQueryOf } from '../data/useQueryOf';
import { AgencyBoxes } from './AgencyBoxes';
import { PeopleNamed } from './PeopleNamed';
import { TextField } from './TextField';

/** Who needs to know, as it stands in a form: who was chosen is kept while the whole panel is. */
export interface Readers {
  /** Whether only those named need to know. */
  readonly named: boolean;
  readonly agencyIds: readonly AgencyId[];
  readonly memberIds: readonly MemberId[];
  /** For the register of what is restricted. */
  readonly why: string;
  readonly reviewOn: string;
}

export function readersIn(audience: Audience | undefined): Readers {
  const why = { why: '', reviewOn: '' };
  if (audience?.kind !== 'named') return { named: false, agencyIds: [], memberIds: [], ...why };
  const { agencyIds, memberIds } = audience;
  return { named: true, agencyIds, memberIds, ...why };
}

export function audienceOf({ named, agencyIds, memberIds }: Readers): Audience {
  return named ? { kind: 'named', agencyIds: [...agencyIds], memberIds: [...memberIds] } : { kind: 'panel' };
}

/** Why it is for few, as the server takes it; nothing where nothing was said. */
export function whyOf({ named, why, reviewOn }: Readers) {
  return {
    ...(named && why.trim() !== '' ? { restrictedWhy: why } : {}),
    ...(named && isLocalDate(reviewOn) ? { restrictedReviewOn: reviewOn } : {}),
  };
}

interface Props {
  /** Who sees it where no few are chosen; the whole panel unless it says otherwise. */
  readonly all?: string;
  /** Who sees it where few are chosen. */
  readonly few: string;
  /** Who sees it besides, where that is not said of the few. */
  readonly also?: string;
  /** It does what is made, so it needs no naming. */
  readonly holderId?: AgencyId | undefined;
  /** What stands around it says already what is asked. */
  readonly isHeaded?: boolean;
  readonly readers: Readers;
  readonly onChange: (change: Partial<Readers>) => void;
  readonly whyProblem?: string | undefined;
}

/** Who needs to know. To everybody else it is not there at all. */
export function AudienceFields(props: Props) {
  const { also, holderId, readers, onChange, whyProblem } = props;
  const { named, agencyIds, memberIds } = readers;
  return (
    <>
      <WhoField {...props} />
      {named && also !== undefined && <Caption1>{also}</Caption1>}
      {named && <AgencyBoxes chosen={agencyIds} except={holderId} onChange={(ids) => onChange({ agencyIds: ids })} />}
      {named && <PeopleNamed chosen={memberIds} onChange={(ids) => onChange({ memberIds: ids })} />}
      {named && <WhoSees readers={readers} />}
      {named && <WhyFields {...{ readers, onChange, whyProblem }} />}
    </>
  );
}

const ASKED = 'Who needs to know';

function WhoField({ all = 'The whole panel', few, isHeaded = false, readers: { named, reviewOn }, onChange }: Props) {
  const { reviewProposedOn } = useSession();
  return (
    <Field {...(isHeaded ? {} : { label: ASKED })}>
      <RadioGroup
        {...(isHeaded ? { 'aria-label': ASKED } : {})}
        value={named ? 'named' : 'panel'}
        onChange={(_event, { value }) => onChange(chosenReaders(value === 'named', reviewOn, reviewProposedOn))}
      >
        <Radio value="panel" label={all} />
        <Radio value="named" label={few} />
      </RadioGroup>
    </Field>
  );
}

/** For few, until the day that is proposed unless another was chosen; or for all. */
export function chosenReaders(named: boolean, reviewOn: string, proposedOn: string): Partial<Readers> {
  return named ? { named, reviewOn: reviewOn === '' ? proposedOn : reviewOn } : { named };
}

function WhoSees({ readers: { agencyIds, memberIds } }: { readers: Readers }) {
  const agencies = useQueryOf('agencies.list').data?.items ?? [];
  const members = useQueryOf('members.list', {}, memberIds.length > 0).data?.items ?? [];
  const names = [
    ...agencies.filter(({ id }) => agencyIds.includes(id)).map(({ name }) => name),
    ...members.filter(({ id }) => memberIds.includes(id)).map(({ name }) => name),
  ];
  return (
    <Caption1>
      {names.length === 0 ? 'Nobody is named beside them yet.' : `Named: ${listed(names)}.`} For everybody else it is
      not there: in no list, search, count or file.
    </Caption1>
  );
}

type WhyProps = Pick<Props, 'readers' | 'onChange' | 'whyProblem'> & { readonly required?: boolean };

export function WhyFields({ readers, onChange, whyProblem, required = false }: WhyProps) {
  const { today } = useSession();
  return (
    <>
      <TextField
        label="Why it is for few"
        required={required}
        hint="Stands in the register of what is restricted, for those who run the panel."
        value={readers.why}
        onChange={(why) => onChange({ why })}
        problem={whyProblem}
      />
      <TextField
        label="Due for review on"
        type="date"
        min={today}
        value={readers.reviewOn}
        onChange={(reviewOn) => onChange({ reviewOn })}
      />
    </>
  );
}
