import { Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { MinutesView } from '../../../../bot/contract';

const useStyles = makeStyles({
  people: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 260px), 1fr))',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  person: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  below: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly title: string;
  readonly people: MinutesView['present'];
  readonly none: string;
}

export function Attendees({ title, people, none }: Props) {
  const styles = useStyles();
  return (
    <div>
      <Text weight="semibold">{title}</Text>
      {people.length === 0 && <Text block>{none}</Text>}
      <ul className={styles.people} aria-label={title}>
        {people.map(({ name, agency, note }) => (
          <li key={`${agency} ${name}`} className={styles.person}>
            <Text>{name}</Text>
            <Caption1 className={styles.below}>
              {agency}
              {note !== undefined && note !== '' && `. ${note}`}
            </Caption1>
          </li>
        ))}
      </ul>
    </div>
  );
}
