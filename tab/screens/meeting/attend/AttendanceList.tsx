import { Button, Caption1, makeStyles, mergeClasses, Text, ToggleButton, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AttendeeView, MeetingView } from '../../../../bot/contract';
import { useListBox } from '../../../components/listBox';
import { PersonLine } from '../../../components/PersonLine';
import { AttendeeBadge } from './AttendeeBadge';
import { MarkButtons } from './MarkButtons';
import { SheetTime } from './SheetTime';

const useStyles = makeStyles({
  chips: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  person: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    minHeight: '40px',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
  },
  divided: { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  who: { flex: '1 1 0', minWidth: 0 },
  interests: { flexBasis: '100%', color: tokens.colorNeutralForeground3 },
});

type State = AttendeeView['state'];
const here = { name: 'Here', states: ['present'] } as const;
const came = { name: 'Came', states: ['present', 'left'] } as const;
const others = [
  { name: 'Coming', states: ['coming', 'substitute'] },
  { name: 'Apologies', states: ['apology'] },
  { name: 'No word', states: ['unknown'] },
] as const satisfies readonly { name: string; states: readonly State[] }[];
const afterwards = [
  came,
  { name: 'Apologies', states: ['apology'] },
  { name: 'Did not come', states: ['unknown', 'coming', 'substitute'] },
] as const satisfies readonly { name: string; states: readonly State[] }[];
type Chip = typeof here | (typeof others)[number] | (typeof afterwards)[number];

interface Props {
  readonly meeting: MeetingView;
  readonly people: readonly AttendeeView[];
  /** Whether the viewer may mark others as here or gone. */
  readonly marks: boolean;
}

/** By agency, as the server sorts them. */
export function AttendanceList({ meeting, people, marks }: Props) {
  const styles = useStyles();
  const box = useListBox();
  const [chip, setChip] = useState<Chip>();
  const [time, setTime] = useState('');
  const states: readonly State[] | undefined = chip?.states;
  const isOver = meeting.state === 'closed';
  // Afterwards one reads who came, and seldom corrects it.
  const [corrects, setCorrects] = useState(false);
  const isMarked = marks && (!isOver || corrects);
  const shown = inOrder(people, isOver).filter(({ state }) => states === undefined || states.includes(state));
  return (
    <>
      <div className={styles.chips} role="group" aria-label="Show">
        {(isOver ? afterwards : [here, ...others])
          .filter((each) => each === chip || countOf(people, each) > 0)
          .map((each) => (
            <ToggleButton
              key={each.name}
              size="small"
              shape="circular"
              appearance={chip === each ? 'primary' : 'outline'}
              checked={chip === each}
              onClick={() => setChip(chip === each ? undefined : each)}
            >
              {each.name} {countOf(people, each)}
            </ToggleButton>
          ))}
      </div>
      {marks && isOver && (
        <div>
          <Button size="small" aria-expanded={corrects} onClick={() => setCorrects(!corrects)}>
            {corrects ? 'Done' : 'Correct who came'}
          </Button>
        </div>
      )}
      {isMarked && <SheetTime meeting={meeting} time={time} onChange={setTime} />}
      {shown.length === 0 && <Text>Nobody is on this list.</Text>}
      <ul className={box} aria-label="People">
        {shown.map((person, index) => (
          <li key={person.memberId} className={mergeClasses(styles.person, index > 0 && styles.divided)}>
            <span className={styles.who}>
              <PersonLine
                {...{ name: person.name, role: person.roleName, agency: person.agencyName }}
                state={<AttendeeBadge person={person} />}
              />
            </span>
            {isMarked && <MarkButtons meeting={meeting} person={person} time={time} />}
            <Interests meeting={meeting} person={person} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** As the server sorts them; afterwards those who came stand first. */
function inOrder(people: readonly AttendeeView[], isOver: boolean): readonly AttendeeView[] {
  const isIn = ({ state }: AttendeeView) => state === 'present' || state === 'left';
  return isOver ? [...people].sort((a, b) => Number(isIn(b)) - Number(isIn(a))) : people;
}

function countOf(people: readonly AttendeeView[], { states }: Chip): number {
  const wanted: readonly State[] = states;
  return people.filter(({ state }) => wanted.includes(state)).length;
}

/** An item that the viewer may not know of is not named. */
function Interests({ meeting, person }: { meeting: MeetingView; person: AttendeeView }) {
  const styles = useStyles();
  return person.interests.flatMap(({ itemId, text, recused }) => {
    const item = meeting.agenda.find(({ id }) => id === itemId);
    if (item === undefined) return [];
    return [
      <Caption1 key={itemId} className={styles.interests}>
        Interest in “<bdi>{item.title}</bdi>”: <bdi>{text}</bdi>
        {recused && ' (leaves for this item)'}
      </Caption1>,
    ];
  });
}
