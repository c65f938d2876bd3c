import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { MemberId } from '../../bot/domain/ids';
import { useQueryOf } from '../data/useQueryOf';
import { ChoiceField } from './ChoiceField';

const useStyles = makeStyles({
  named: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly chosen: readonly MemberId[];
  readonly onChange: (ids: readonly MemberId[]) => void;
}

/** People who need to know, whatever their agency. */
export function PeopleNamed({ chosen, onChange }: Props) {
  const styles = useStyles();
  const members = useQueryOf('members.list');
  const people = members.data?.items ?? [];
  const others = people.filter(({ id }) => !chosen.includes(id));
  return (
    <>
      <ChoiceField
        label="People"
        none="Name a person"
        choices={others.map(({ id, name, agencyName }) => ({ value: id, label: `${name}, ${agencyName}` }))}
        chosen={undefined}
        onChoose={(id) => {
          if (id !== undefined) onChange([...chosen, id]);
        }}
        problem={members.error?.message}
      />
      {chosen.length > 0 && (
        <div className={styles.named}>
          {people
            .filter(({ id }) => chosen.includes(id))
            .map(({ id, name }) => (
              <Button
                key={id}
                size="small"
                icon={<DismissRegular />}
                iconPosition="after"
                aria-label={`Name ${name} no more`}
                onClick={() => onChange(chosen.filter((each) => each !== id))}
              >
                {name}
              </Button>
            ))}
        </div>
      )}
    </>
  );
}
