import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { NominalView } from '../../../bot/contract';
import { useBears } from '../../components/BetweenMarkings';
import { FormPlace } from '../../components/FormPlace';
import { HeldFileForm } from '../../components/HeldFileForm';
import { History } from '../../components/History';
import { MarkingLine } from '../../components/MarkingLine';
import { ProblemBar } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { ask } from '../../data/api';
import { useCommand } from '../../data/useCommand';
import { Facts } from '../settings/SettingsOf';
import { MergePerson } from './MergePerson';
import { CorrectPerson } from './PersonForms';
import { RestrictPerson } from './RestrictPerson';

const useStyles = makeStyles({
  person: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  start: { alignSelf: 'flex-start' },
  deeds: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  told: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
});

type Deed = 'correct' | 'restrict' | 'merge' | 'file';

/** Who somebody is, for whoever said why they look. */
export function OpenedPerson({ person }: { person: NominalView }) {
  const styles = useStyles();
  const [form, setForm] = useState<Deed>();
  const { id, groupId, name, categoryText, role, bornText, forceReference, changedText, marking } = person;
  const leave = () => setForm(undefined);
  useBears([person]);
  return (
    <div className={styles.person}>
      <MarkingLine marking={marking} />
      <Unseen person={person} />
      {form === 'correct' ? (
        <FormPlace onLeave={leave}>
          <CorrectPerson person={person} onDone={leave} />
        </FormPlace>
      ) : (
        <Facts
          facts={[
            ['Name', name],
            ['Category', categoryText],
            ['Role', role ?? 'None recorded'],
            ['Age band', bornText ?? 'None recorded'],
            ['Force reference', forceReference ?? 'None recorded'],
          ]}
        />
      )}
      {changedText !== undefined && <Text size={200}>{changedText}</Text>}
      {form === 'restrict' && (
        <FormPlace onLeave={leave}>
          <RestrictPerson person={person} onDone={leave} />
        </FormPlace>
      )}
      {form === 'merge' && (
        <FormPlace onLeave={leave}>
          <MergePerson person={person} onDone={leave} />
        </FormPlace>
      )}
      {form === 'file' && (
        <FormPlace onLeave={leave}>
          <HeldFileForm
            hint="Their solicitor, the court: no name, it stands in the log"
            make={(said) => ask('nominals.held', { groupId, nominalId: id, ...said, format: 'pdf' })}
            onClose={leave}
          />
        </FormPlace>
      )}
      {form === undefined && <Deeds may={person.may} onChoose={setForm} />}
      <Corrections person={person} />
      <History lines={person.history} />
    </div>
  );
}

function Deeds({ may, onChoose }: { may: NominalView['may']; onChoose: (deed: Deed) => void }) {
  const styles = useStyles();
  return (
    <span className={styles.deeds}>
      {may.correct && <Button onClick={() => onChoose('correct')}>Correct it</Button>}
      {may.restrict && <Button onClick={() => onChoose('restrict')}>Say who needs to know</Button>}
      {may.merge && <Button onClick={() => onChoose('merge')}>Merge another record into it</Button>}
      {may.correct && <Button onClick={() => onChoose('file')}>What is held, as a file</Button>}
    </span>
  );
}

/** What one read before was wrong: said once that one knows, it is off Today. */
function Unseen({ person: { unseenCorrectionId } }: { person: NominalView }) {
  const styles = useStyles();
  const seen = useCommand('nominal.seen');
  if (unseenCorrectionId === undefined) return null;
  return (
    <>
      <Text weight="semibold">This was corrected since you read it. What you read before was wrong.</Text>
      <ProblemBar error={seen.error} />
      <Button
        className={styles.start}
        appearance="primary"
        disabledFocusable={seen.isPending}
        onClick={() =>
          seen.mutate({ correctionId: unseenCorrectionId }, { onSuccess: () => say('Noted: you know of it.') })
        }
      >
        I have read this
      </Button>
    </>
  );
}

function Corrections({ person: { corrections = [] } }: { person: NominalView }) {
  const styles = useStyles();
  return corrections.map(({ id, text, witnesses }) => (
    <section key={id} aria-label={text}>
      <Subtitle2 as="h4">{text}</Subtitle2>
      {witnesses.length === 0 && <Text block>Nobody else had seen it.</Text>}
      <ul className={styles.told}>
        {witnesses.map((each) => (
          <li key={each.name}>
            <bdi dir="auto">{each.name}</bdi>: {each.text}
          </li>
        ))}
      </ul>
    </section>
  ));
}
