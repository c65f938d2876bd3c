import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { CommandInput } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { TextField } from '../../../components/TextField';
import { longDayText } from '../../../data/days';
import { useSession } from '../../../data/session';
import { useQueryOf } from '../../../data/useQueryOf';
import { useNeedsGateway } from '../../actionLog/HolderFields';
import { inputOf, type TaskDraft } from '../../actionLog/taskDraft';
import { FormBox } from './FormBox';
import { type Owner, readTaskLine, type TaskLine, withOwner } from './taskLine';

const useStyles = makeStyles({
  owners: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  owner: { minWidth: 0, maxWidth: '100%', textAlign: 'start' },
  below: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  whole: { flexShrink: 0 },
  understood: { overflowWrap: 'anywhere', minWidth: 0 },
});

const MOST_OFFERED = 5;

interface Props {
  readonly draft: TaskDraft;
  readonly onChange: (draft: TaskDraft) => void;
  readonly onSend: (input: CommandInput<'task.allocate'>) => void;
  readonly onCancel: () => void;
  /** On to the form with all fields, filled with what was understood. */
  readonly onWhole: (draft: TaskDraft) => void;
  readonly error: string | undefined;
  /** On which item, where that has to be chosen. */
  readonly children: ReactNode;
}

/** A task in one line, "visit the units @Priya 1 Mar", and what of it is understood before it is given. */
export function TaskLineForm({ draft, onChange, onSend, onCancel, onWhole, error, children }: Props) {
  const styles = useStyles();
  const [tried, setTried] = useState(false);
  const { today } = useSession();
  const members = useQueryOf('members.list');
  const line = readTaskLine(
    draft.title,
    (members.data?.items ?? []).filter(({ ownsTasks }) => ownsTasks),
    today,
  );
  const [owner] = line.owners.length === 1 ? line.owners : [];
  const understood = draftOf(draft, line, owner);
  const needsGateway = useNeedsGateway(owner?.agencyId);
  const open = openQuestion(line, owner, needsGateway);

  function send(): void {
    setTried(true);
    const ready = inputOf(understood, needsGateway);
    if (open === undefined && 'input' in ready) onSend(ready.input);
  }
  function change(title: string): void {
    setTried(false);
    onChange({ ...draft, title });
  }
  return (
    <FormBox isLine>
      <InlineForm submit="Give the task" sending={false} error={null} onSubmit={send} onCancel={onCancel}>
        <TextField
          label="What is to be done"
          placeholder="visit the units @Priya 1 Mar"
          rows={2}
          value={draft.title}
          onChange={change}
          problem={error ?? (tried ? open : undefined)}
        />
        {line.owners.length > 1 && (
          <div className={styles.owners} role="group" aria-label="Who is meant">
            {line.owners.slice(0, MOST_OFFERED).map((one) => (
              <Button
                key={one.id}
                size="small"
                className={styles.owner}
                onClick={() => change(withOwner(draft.title, line, one))}
              >{`${one.name}, ${one.agencyName}`}</Button>
            ))}
          </div>
        )}
        {children}
        <div className={styles.below}>
          <Caption1 className={styles.understood} aria-live="polite" dir="auto">
            {draft.title === '' ? '' : understoodText(line, owner)}
          </Caption1>
          <Button size="small" appearance="subtle" className={styles.whole} onClick={() => onWhole(understood)}>
            All fields
          </Button>
        </div>
      </InlineForm>
    </FormBox>
  );
}

function draftOf(draft: TaskDraft, { title, dueOn }: TaskLine, owner: Owner | undefined): TaskDraft {
  const holder = owner === undefined ? {} : { agencyId: owner.agencyId, ownerId: owner.id };
  return { ...draft, title, holder, dueOn: dueOn ?? '' };
}

/** "Priya Sandhu, Environment Agency · Monday 1 March 2027" */
function understoodText({ dueOn }: TaskLine, owner: Owner | undefined): string {
  const who = owner === undefined ? 'nobody yet' : `${owner.name}, ${owner.agencyName}`;
  return `For ${who} · ${dueOn === undefined ? 'no day yet' : `due ${longDayText(dueOn)}`}`;
}

/** What the line does not say yet; undefined once it says all. */
function openQuestion(
  { title, owners, mention, dueOn }: TaskLine,
  owner: Owner | undefined,
  needsGateway: boolean,
): string | undefined {
  if (title === '') return 'Say what is to be done.';
  if (mention === undefined || mention === '') return 'Say who does it: type @ and a name or an agency.';
  if (owners.length === 0) return `Nobody here is called “${mention}”.`;
  if (owner === undefined) return 'Choose who is meant.';
  if (dueOn === undefined) return 'Say when it is due: 1 Mar, Fri, tomorrow, in two weeks.';
  return needsGateway
    ? `${owner.agencyName} is told only through a gateway and for a purpose: say them under All fields.`
    : undefined;
}
