import { Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CircleHintRegular } from '@fluentui/react-icons/svg/circle-hint';
import { CommentRegular } from '@fluentui/react-icons/svg/comment';
import { CommentOffRegular } from '@fluentui/react-icons/svg/comment-off';
import type { ReactElement } from 'react';
import type { AttendeeView, MeetingView } from '../../../../bot/contract';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import { itemOnFloor } from './itemOnFloor';

const useStyles = makeStyles({
  table: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  agencies: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 240px), 1fr))',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  agency: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
});

type Said = 'share' | 'nothing' | 'notYet';
const looks: Record<Said, { icon: ReactElement; words: string }> = {
  share: { icon: <CommentRegular />, words: 'Wants to speak' },
  nothing: { icon: <CommentOffRegular />, words: 'Nothing to report' },
  notYet: { icon: <CircleHintRegular />, words: 'Not yet' },
};
const order: readonly Said[] = ['share', 'notYet', 'nothing'];

/** What each agency in the meeting says to the item on the floor; whoever has something to share comes first. */
export function RoundTable({ meeting, people }: { meeting: MeetingView; people: readonly AttendeeView[] }) {
  const styles = useStyles();
  const item = itemOnFloor(meeting);
  if (item === undefined) return null;
  const agencies = agenciesOf(people, item.id);
  if (agencies.length === 0) return null;
  return (
    <div className={styles.table}>
      <Text weight="semibold">
        Round table: <bdi>{item.title}</bdi>
      </Text>
      <ul className={styles.agencies} aria-label="Round table">
        {agencies.map(({ name, said }) => (
          <li key={name} className={styles.agency}>
            <span aria-hidden>{looks[said].icon}</span>
            <span className={styles.words}>
              <Text>{name}</Text>
              <Caption1>{looks[said].words}</Caption1>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function agenciesOf(people: readonly AttendeeView[], itemId: AgendaItemId): { name: string; said: Said }[] {
  const byAgency = new Map<string, Said>();
  for (const person of people) {
    const answer = person.floors.find((floor) => floor.itemId === itemId)?.answer;
    if (answer === undefined && person.state !== 'present') continue;
    const before = byAgency.get(person.agencyName) ?? 'notYet';
    byAgency.set(person.agencyName, before === 'share' ? before : (answer ?? before));
  }
  return [...byAgency]
    .map(([name, said]) => ({ name, said }))
    .sort((a, b) => order.indexOf(a.said) - order.indexOf(b.said));
}
