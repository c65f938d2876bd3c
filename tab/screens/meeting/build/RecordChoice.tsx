import { Button, Caption1, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import type { MeetingView } from '../../../../bot/contract';
import { useFocusInside } from '../../../components/formFocus';
import { LoadingLines } from '../../../components/LoadingLines';
import { ProblemBar, ProblemNotice } from '../../../components/ProblemNotice';
import { GroupGateway } from './GroupGateway';
import { RestrictedBadge } from './ItemBadges';
import { found, type Offered, useOffered } from './offered';

const useStyles = makeStyles({
  choice: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  search: { display: 'flex', gap: tokens.spacingHorizontalS, '& > :first-child': { flexGrow: 1 } },
  list: { listStyleType: 'none', margin: 0, padding: 0, maxHeight: '320px', overflowY: 'auto' },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '40px',
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  words: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  said: { color: tokens.colorNeutralForeground3, flexShrink: 0, '@media (max-width: 719px)': { display: 'none' } },
});

interface Props {
  readonly meeting: MeetingView;
  readonly onDone: () => void;
}

/** Issues and groups that are not on this agenda, found by name or number, each put on it with one button. */
export function RecordChoice({ meeting, onDone }: Props) {
  const styles = useStyles();
  const [sought, setSought] = useState('');
  const opened = useFocusInside<HTMLElement>();
  const { offered, isPending, failed, retry, error, put, asked } = useOffered(meeting);
  const shown = found(offered, sought);
  function byKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onDone();
  }
  function putBy(one: Offered, { detail: clicks }: MouseEvent): void {
    put(one);
    // The row goes. By key one goes on to find the next; on a phone no keyboard is to come up over the list.
    if (clicks === 0) opened.current?.querySelector('input')?.focus();
  }
  if (asked !== undefined) return <GroupGateway asked={asked} />;
  return (
    <section ref={opened} className={styles.choice} aria-label="Add an issue or a group" onKeyDown={byKey}>
      <div className={styles.search}>
        <Input
          type="search"
          aria-label="Find an issue or a group"
          placeholder="Find an issue or a group by name or number"
          contentBefore={<SearchRegular aria-hidden />}
          value={sought}
          onChange={(_event, { value }) => setSought(value)}
        />
        <Button onClick={onDone}>Done</Button>
      </div>
      <ProblemBar error={error} />
      {failed !== null && <ProblemNotice what="These could not be loaded." error={failed} onRetry={retry} />}
      {isPending && <LoadingLines count={3} />}
      {!isPending && failed === null && shown.length === 0 && (
        <Text>{offered.length === 0 ? 'No issue and no group waits to be put on it.' : 'Nothing is called so.'}</Text>
      )}
      <ul className={styles.list}>
        {shown.map((one) => (
          <Row key={one.id} one={one} meeting={meeting} onPut={(event) => putBy(one, event)} />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly one: Offered;
  readonly meeting: MeetingView;
  readonly onPut: (event: MouseEvent) => void;
}

function Row({ one, meeting, onPut }: RowProps) {
  const styles = useStyles();
  const { reference, words, whose, restricted } = one;
  return (
    <li className={styles.row}>
      <Text className={styles.words} title={words} dir="auto">
        <Text weight="semibold">{reference}</Text> {words}
      </Text>
      {restricted && <RestrictedBadge />}
      <Caption1 className={styles.said} dir="auto">
        {whose}
      </Caption1>
      <Button size="small" aria-label={`Add ${reference} to ${meeting.reference}`} onClick={onPut}>
        Add
      </Button>
    </li>
  );
}
