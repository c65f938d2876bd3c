import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { GroupPeopleView, PersonView } from '../../../bot/contract';
import type { GroupId } from '../../../bot/domain/ids';
import { useFocusPassedOn } from '../../components/formFocus';
import { FormPlace } from '../../components/FormPlace';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { RestrictedMark } from '../../components/StateBadge';
import { setParameters, useAddress } from '../../data/address';
import { isRefusal } from '../../data/api';
import { useQueryOf } from '../../data/useQueryOf';
import { listed } from '../../../bot/domain/listed';
import { OpenPerson } from './OpenPerson';
import { personSaid } from './personSaid';
import { RecordPerson } from './PersonForms';
import { SharedPeople } from './SharedPeople';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalM },
  start: { alignSelf: 'flex-start' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  person: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  words: { flexGrow: 1, overflowWrap: 'anywhere' },
});

/** Behind a button: a group is looked at in a room with others, too. */
export default function PeopleOfGroup({ groupId }: { groupId: GroupId }) {
  const styles = useStyles();
  const { parameters } = useAddress();
  const [isShown, setShown] = useState(false);
  // A link to somebody, followed while the group is open already, shows them too.
  if (parameters['person'] !== undefined && !isShown) setShown(true);
  return (
    <section aria-label="People" className={styles.section}>
      <Subtitle2 as="h3">People</Subtitle2>
      {isShown ? <People groupId={groupId} /> : <Hidden onShow={() => setShown(true)} />}
    </section>
  );
}

function Hidden({ onShow }: { onShow: () => void }) {
  const styles = useStyles();
  return (
    <div ref={useFocusPassedOn<HTMLDivElement>()} className={styles.section}>
      <Text>Names stand on each person alone. Opening one is written down: who, when and why.</Text>
      <Button className={styles.start} onClick={onShow}>
        Show the people
      </Button>
    </div>
  );
}

function People({ groupId }: { groupId: GroupId }) {
  const people = useQueryOf('nominals.list', { groupId });
  if (people.data !== undefined && !people.isPlaceholderData) return <Listed people={people.data} />;
  if (people.status !== 'error') return <LoadingLines count={3} />;
  if (isRefusal(people.error))
    return (
      <Text>No people of this group are shared with you. The coordinator or the lead of the group can tell why.</Text>
    );
  return <ProblemNotice flush what="The people could not be loaded." error={people.error} onRetry={people.refetch} />;
}

function Listed({ people }: { people: GroupPeopleView }) {
  const styles = useStyles();
  const [adding, setAdding] = useState(false);
  const { groupId, items, may } = people;
  return (
    <>
      {items.length === 0 && <Text>Nobody is recorded.</Text>}
      <ul className={styles.list}>
        {items.map((person) => (
          <Person key={person.id} person={person} people={people} />
        ))}
      </ul>
      {may.record &&
        (adding ? (
          <FormPlace onLeave={() => setAdding(false)}>
            <RecordPerson groupId={groupId} onDone={() => setAdding(false)} />
          </FormPlace>
        ) : (
          <Button className={styles.start} onClick={() => setAdding(true)}>
            Record a person
          </Button>
        ))}
      <SharedPeople people={people} />
    </>
  );
}

function Person({ person, people }: { person: PersonView; people: GroupPeopleView }) {
  const styles = useStyles();
  const { parameters } = useAddress();
  const { id, called, restricted, took = [] } = person;
  const isOpen = [id, ...took.map((each) => each.id)].some((each) => each === parameters['person']);
  return (
    <li className={styles.person}>
      <span className={styles.line}>
        <Text className={styles.words} weight={isOpen ? 'semibold' : 'regular'}>
          {personSaid(person)} {restricted && <RestrictedMark />}
          {took.length > 0 && (
            <Text size={200} block>
              With what was {listed(took.map((each) => each.called))}
            </Text>
          )}
        </Text>
        <Button
          size="small"
          aria-expanded={isOpen}
          aria-label={`${isOpen ? 'Close' : 'Open, this is logged'}: ${called}`}
          onClick={() => setParameters({ person: isOpen ? undefined : id })}
        >
          {isOpen ? 'Close' : 'Open, this is logged'}
        </Button>
      </span>
      {isOpen && <OpenPerson groupId={people.groupId} nominalId={id} />}
    </li>
  );
}
