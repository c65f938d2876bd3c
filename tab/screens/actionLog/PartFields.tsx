import { Button, makeStyles, Text, tokens, useId } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { TextField } from '../../components/TextField';
import { DueField } from './DueField';
import type { Missing } from './holder';
import { HolderFields } from './HolderFields';
import type { TaskDraft } from './taskDraft';

const useStyles = makeStyles({
  part: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    paddingBottom: tokens.spacingVerticalM,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
});

interface Props {
  readonly number: number;
  readonly part: TaskDraft;
  readonly onChange: (part: TaskDraft) => void;
  /** Absent where it is the only one. */
  readonly onRemove: (() => void) | undefined;
  readonly needsGateway: boolean;
  readonly problems: Missing;
}

/** One part of a task, for one agency. */
export function PartFields({ number, part, onChange, onRemove, needsGateway, problems }: Props) {
  const styles = useStyles();
  const heading = useId('part');
  return (
    <div role="group" aria-labelledby={heading} className={styles.part}>
      <div className={styles.head}>
        <Text id={heading} weight="semibold">
          Part {number}
        </Text>
        {onRemove !== undefined && (
          <Button
            size="small"
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={`Take part ${number} away`}
            onClick={onRemove}
          />
        )}
      </div>
      <TextField
        label="What is to be done"
        required
        value={part.title}
        onChange={(title) => onChange({ ...part, title })}
        problem={problems['title']}
      />
      <HolderFields
        holder={part.holder}
        onChange={(holder) => onChange({ ...part, holder })}
        choosesAgency
        needsGateway={needsGateway}
        problems={problems}
      />
      <DueField value={part.dueOn} onChange={(dueOn) => onChange({ ...part, dueOn })} problem={problems['dueOn']} />
    </div>
  );
}
