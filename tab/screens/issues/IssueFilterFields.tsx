import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { dayText } from '../../../bot/domain/dayText';
import { ChoiceField } from '../../components/ChoiceField';
import { type Parameters, setParameters } from '../../data/address';
import { useSession } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';
import type { tagNames } from './issueTags';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(160px, 100%), 1fr))',
    maxWidth: '800px',
    gap: tokens.spacingHorizontalM,
  },
  days: { gridColumn: '1 / -1' },
});

/** By the panel's names for threats, and by the places and sectors that issues of the last twelve months have. */
export default function IssueFilterFields({ parameters }: { parameters: Parameters }) {
  const styles = useStyles();
  const threats = useQueryOf('threats.list').data?.items ?? [];
  const trends = useQueryOf('threats.trends').data;
  const known = threats.filter(({ state }) => state !== 'declined');
  const chosenIn = { parameters };
  const { raisedFrom: from, raisedTo: to } = parameters;
  const { today } = useSession();
  return (
    <div className={styles.fields}>
      <TagChoice label="Threat" none="Any threat" name="threat" names={namesOf(known)} {...chosenIn} />
      <TagChoice label="Place" none="Any place" name="place" names={namesOf(trends?.places.items)} {...chosenIn} />
      <TagChoice label="Sector" none="Any sector" name="sector" names={namesOf(trends?.sectors.items)} {...chosenIn} />
      {(from ?? to) !== undefined && <Caption1 className={styles.days}>{raisedText({ from, to }, today)}</Caption1>}
    </div>
  );
}

function namesOf(tags: readonly { readonly name: string }[] = []): string[] {
  return tags.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b));
}

interface TagProps {
  readonly label: string;
  readonly none: string;
  readonly name: (typeof tagNames)[number];
  readonly names: readonly string[];
  readonly parameters: Parameters;
}

function TagChoice({ label, none, name, names, parameters }: TagProps) {
  const chosen = parameters[name];
  // What a link names may be of an earlier year.
  const all = chosen === undefined || names.includes(chosen) ? names : [chosen, ...names];
  return (
    <ChoiceField
      label={label}
      none={none}
      choices={all.map((each) => ({ value: each, label: each }))}
      chosen={chosen}
      onChoose={(choice) => setParameters({ [name]: choice })}
    />
  );
}

function raisedText({ from, to }: { from: string | undefined; to: string | undefined }, today: string): string {
  const [first, last] = [from, to].map((day) => day && dayText(day, today));
  if (first === undefined) return `Raised by ${last}`;
  return last === undefined ? `Raised since ${first}` : `Raised ${first} to ${last}`;
}
