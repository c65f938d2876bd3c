import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { GroupPeopleView } from '../../../bot/contract';
import type { AgencyId } from '../../../bot/domain/ids';
import { listed } from '../../../bot/domain/listed';
import { ChoiceField } from '../../components/ChoiceField';
import { FormPlace } from '../../components/FormPlace';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';
import { type Grounds, groundsOf, type Missing, missingGrounds } from '../actionLog/holder';
import { GatewayFields } from '../actionLog/HolderFields';

const useStyles = makeStyles({
  start: { alignSelf: 'flex-start' },
  share: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  before: { overflowWrap: 'anywhere' },
  words: { flexGrow: 1, flexBasis: '240px', overflowWrap: 'anywhere' },
});

type Body = NonNullable<GroupPeopleView['needing']>[number];

/** With which bodies that need a gateway a group's people are shared, and how one more is, or is no longer. */
export function SharedPeople({ people }: { people: GroupPeopleView }) {
  const styles = useStyles();
  const [sharing, setSharing] = useState(false);
  const { groupId, shared = [], sharedBefore = [], needing = [], may } = people;
  return (
    <>
      {shared.map((share) => (
        <Share key={share.id} share={share} people={people} />
      ))}
      {sharedBefore.map((text) => (
        <Text key={text} size={200} className={styles.before}>
          {text}
        </Text>
      ))}
      {needing.length > 0 && (
        <Text>
          {listed(needing.map(({ name }) => name))}: told nothing of the people until a gateway and a purpose are
          recorded.
        </Text>
      )}
      {may.share &&
        needing.length > 0 &&
        (sharing ? (
          <FormPlace onLeave={() => setSharing(false)}>
            <ShareForm groupId={groupId} bodies={needing} onDone={() => setSharing(false)} />
          </FormPlace>
        ) : (
          <Button className={styles.start} onClick={() => setSharing(true)}>
            Share the people
          </Button>
        ))}
    </>
  );
}

interface ShareProps {
  readonly share: NonNullable<GroupPeopleView['shared']>[number];
  readonly people: GroupPeopleView;
}

function Share({ share: { id: agencyId, name, text }, people: { groupId, may } }: ShareProps) {
  const styles = useStyles();
  const [asking, setAsking] = useState(false);
  const unshare = useCommand('nominal.unshare');
  if (asking)
    return (
      <FormPlace onLeave={() => setAsking(false)}>
        <InlineForm
          title={`Stop sharing with ${name}`}
          submit="Stop sharing"
          leave="Go on sharing"
          sending={unshare.isPending}
          error={unshare.error}
          onCancel={() => setAsking(false)}
          onSubmit={() =>
            unshare.mutate(
              { groupId, agencyId },
              { onSuccess: () => say(`${name} is told of nobody here from now on.`) },
            )
          }
        >
          <Text>
            From then on nobody of {name} sees the people of this group. What they have read they have read; the log
            says who did.
          </Text>
        </InlineForm>
      </FormPlace>
    );
  return (
    <span className={styles.share}>
      <Text className={styles.words}>{text}</Text>
      {may.share && (
        <Button size="small" aria-label={`Stop sharing: ${name}`} onClick={() => setAsking(true)}>
          Stop sharing
        </Button>
      )}
    </span>
  );
}

interface FormProps {
  readonly groupId: GroupPeopleView['groupId'];
  readonly bodies: readonly Body[];
  readonly onDone: () => void;
}

function ShareForm({ groupId, bodies, onDone }: FormProps) {
  const [agencyId, setAgencyId] = useState<AgencyId>();
  const [grounds, setGrounds] = useState<Grounds>({});
  const [missing, setMissing] = useState<Missing>({});
  const share = useCommand('nominal.share');
  const name = bodies.find(({ id }) => id === agencyId)?.name;
  function send(): void {
    const lacking = {
      ...(agencyId === undefined ? { agencyId: 'Choose a body.' } : {}),
      ...missingGrounds(grounds, true),
    };
    setMissing(lacking);
    if (agencyId === undefined || Object.keys(lacking).length > 0) return;
    share.mutate(
      { groupId, agencyId, ...groundsOf(grounds, true) },
      {
        onSuccess: () => {
          onDone();
          say(`${name} is told of the people of this group.`, 'Each look is in the log.');
        },
      },
    );
  }
  const problems = { ...fieldProblems(share.error), ...missing };
  return (
    <InlineForm
      title="Share the people"
      submit="Share"
      sending={share.isPending}
      error={share.error}
      onCancel={onDone}
      onSubmit={send}
    >
      <ChoiceField
        label="With whom"
        required
        none="Choose a body"
        choices={bodies.map(({ id, name: label }) => ({ value: id, label }))}
        chosen={agencyId}
        onChoose={setAgencyId}
        problem={problems['agencyId']}
      />
      <GatewayFields
        grounds={grounds}
        onChange={setGrounds}
        names={[name ?? 'That body']}
        kept="group"
        problems={problems}
      />
    </InlineForm>
  );
}
