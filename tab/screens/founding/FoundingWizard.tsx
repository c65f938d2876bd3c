import { makeStyles, mergeClasses, Text, Title3, tokens } from '@fluentui/react-components';
import type { Founded, FoundingStart } from '../../../bot/contract';
import { FormPlace } from '../../components/FormPlace';
import { InlineForm } from '../../components/InlineForm';
import { useBelow } from '../../components/useNarrow';
import { AgenciesStep } from './AgenciesStep';
import { AgendaStep } from './AgendaStep';
import { Makes } from './Makes';
import { MeetingsStep } from './MeetingsStep';
import { PanelStep } from './PanelStep';
import { PeopleStep } from './PeopleStep';
import { StepNav } from './StepNav';
import { Stopped, useLedToFault } from './Stopped';
import { type Founding, steps, useFounding } from './useFounding';

/** From this width on, what a step makes stands beside it. */
const BESIDE_PX = 960;

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalL,
  },
  column: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '1040px',
    margin: '0 auto',
  },
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
  parts: { display: 'grid', gap: tokens.spacingHorizontalXXL, alignItems: 'start' },
  beside: { gridTemplateColumns: 'minmax(0, 1fr) 320px' },
  step: { minWidth: 0 },
  stays: { position: 'sticky', top: 0 },
});

/** From nothing to a panel: five short steps, each with what it makes, then all of it at once. */
export function FoundingWizard({
  start,
  onFounded,
}: {
  start: FoundingStart;
  onFounded: (founded: Founded) => unknown;
}) {
  const styles = useStyles();
  const founding = useFounding(start, onFounded);
  const place = useLedToFault(founding);
  const beside = !useBelow(BESIDE_PX);
  const here = steps[founding.at];
  return (
    // Another panel is founded from within one, on its Settings.
    <div className={mergeClasses(!start.hasPanel && styles.page)}>
      <div className={styles.column}>
        <header className={styles.head}>
          <Title3 as={start.hasPanel ? 'h3' : 'h1'}>
            {start.hasPanel ? 'Found another panel' : 'Found the panel'}
          </Title3>
          <Text className={styles.quiet}>
            Five short steps. Nothing is made, and nobody is written to, before you press Found at the end; until then
            what you enter stays in this browser, and you can leave and come back.
          </Text>
        </header>
        <StepNav founding={founding} />
        <div className={mergeClasses(styles.parts, beside && styles.beside)}>
          <div ref={place} className={styles.step}>
            <FormPlace key={founding.at} onLeave={() => founding.at > 0 && founding.goTo(founding.at - 1)}>
              {here === undefined ? <AllOfIt founding={founding} /> : <OneStep start={start} founding={founding} />}
            </FormPlace>
          </div>
          {here !== undefined && (
            <div className={mergeClasses(beside && styles.stays)}>
              <Makes title="This makes" lines={founding.makes?.[here.step] ?? []} />
            </div>
          )}
        </div>
      </div>
    </div>
  );
}

function OneStep({ start, founding }: { start: FoundingStart; founding: Founding }) {
  const { at, isGoing, goOn, goTo, error } = founding;
  const here = steps[at];
  const following = steps[at + 1];
  if (here === undefined) return null;
  return (
    <InlineForm
      title={`Step ${at + 1} of ${steps.length}: ${here.name}`}
      submit={following === undefined ? 'Next: what will be made' : `Next: ${following.name.toLowerCase()}`}
      leave="Back"
      sending={isGoing}
      error={error}
      onSubmit={goOn}
      onCancel={at === 0 ? undefined : () => goTo(at - 1)}
      footStays
    >
      {here.step === 'panel' && <PanelStep founding={founding} />}
      {here.step === 'meetings' && <MeetingsStep founding={founding} />}
      {here.step === 'agencies' && <AgenciesStep founding={founding} start={start} />}
      {here.step === 'people' && <PeopleStep founding={founding} start={start} />}
      {here.step === 'agenda' && <AgendaStep founding={founding} />}
      <Stopped founding={founding} />
    </InlineForm>
  );
}

function AllOfIt({ founding }: { founding: Founding }) {
  const styles = useStyles();
  const { make, goTo, makes, faults } = founding;
  const wrong = faults.filter(({ field }) => field !== 'pasted').length;
  return (
    <InlineForm
      title="What will be made"
      submit="Found the panel"
      leave="Back"
      sending={make.isPending}
      error={make.error}
      onSubmit={() => make.mutate()}
      onCancel={() => goTo(steps.length - 1)}
    >
      {wrong > 0 && (
        <Text role="status">
          {wrong === 1 ? 'One thing does not fit yet.' : `${wrong} things do not fit yet.`} The steps above that are
          marked say what.
        </Text>
      )}
      <div className={styles.head}>
        {steps.map(({ step, name }) => (
          <Makes key={step} title={name} lines={makes?.[step] ?? []} />
        ))}
      </div>
      <Text className={styles.quiet}>
        All of it or nothing. You are its administrator; everything can be changed later.
      </Text>
    </InlineForm>
  );
}
