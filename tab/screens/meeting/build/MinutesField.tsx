import { Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useState } from 'react';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import { useCommand } from '../../../data/useCommand';

const useStyles = makeStyles({
  field: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  unit: { '@media (max-width: 899px)': { display: 'none' } },
  input: { width: '56px', minWidth: 0, '& input': { textAlign: 'end', fontVariantNumeric: 'tabular-nums' } },
});

export function minutesFieldId(itemId: AgendaItemId): string {
  return `minutes-of-${itemId}`;
}

/** Changed in place: Enter or leaving it keeps the number, Escape takes it back. */
export function MinutesField({ meeting, item }: { meeting: MeetingView; item: AgendaItemView }) {
  const styles = useStyles();
  const [typed, setTyped] = useState<string>();
  const change = useCommand('agenda.changeItem');
  const wrong = change.error !== null;

  function keep(): void {
    const minutes = Math.round(Number(typed));
    setTyped(undefined);
    if (typed === undefined || !Number.isFinite(minutes) || minutes === item.minutes) return;
    change.mutate({ meetingId: meeting.id, itemId: item.id, minutes });
  }
  function byKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') keep();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    setTyped(undefined);
  }
  return (
    <span className={styles.field}>
      <Input
        id={minutesFieldId(item.id)}
        type="number"
        size="small"
        min={1}
        max={240}
        className={styles.input}
        aria-label={`Minutes of ${item.title}`}
        aria-invalid={wrong}
        title={change.error?.message}
        value={typed ?? String(change.isPending ? change.variables.minutes : item.minutes)}
        onChange={(_event, { value }) => setTyped(value)}
        onBlur={keep}
        onKeyDown={byKey}
      />
      <Text aria-hidden className={styles.unit}>
        min
      </Text>
    </span>
  );
}
