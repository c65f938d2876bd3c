import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { ChoiceField } from './ChoiceField';

const useStyles = makeStyles({
  named: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Named<Id extends string> {
  readonly id: Id;
  readonly name: string;
  /** In the list, where the name alone does not tell who it is. */
  readonly label?: string;
}

interface Props<Id extends string> {
  readonly label: string;
  /** "Name a person" */
  readonly none: string;
  readonly all: readonly Named<Id>[];
  readonly chosen: readonly Id[];
  readonly onChange: (ids: readonly Id[]) => void;
  readonly problem: string | undefined;
}

/** Some of a long list: each is named from a chooser, and stands below it until it is taken back. */
export function NamedOf<Id extends string>({ all, chosen, onChange, ...field }: Props<Id>) {
  const styles = useStyles();
  const others = all.filter(({ id }) => !chosen.includes(id));
  return (
    <>
      <ChoiceField
        {...field}
        choices={others.map(({ id, name, label = name }) => ({ value: id, label }))}
        chosen={undefined}
        onChoose={(id) => {
          if (id !== undefined) onChange([...chosen, id]);
        }}
      />
      {chosen.length > 0 && (
        <div className={styles.named}>
          {all
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
