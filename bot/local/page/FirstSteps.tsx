import { Caption1, makeStyles, Subtitle1, Text, tokens } from '@fluentui/react-components';
import { ArrowRightRegular } from '@fluentui/react-icons';
import type { Person } from '../pageContract';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: '12px' },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(240px, 100%), 1fr))',
    gap: '12px',
    listStyleType: 'none',
    padding: 0,
    margin: 0,
  },
  step: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    height: '100%',
    boxSizing: 'border-box',
    padding: '16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  who: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    marginTop: 'auto',
    paddingTop: '8px',
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightSemibold,
  },
});

interface Step {
  readonly what: string;
  readonly how: string;
  readonly person: Person;
  readonly where: Readonly<Record<string, string>>;
}

/** What to try first, in an order that makes sense; each opens the person who does it. */
export function FirstSteps({ people }: { people: readonly Person[] }) {
  const styles = useStyles();
  const steps = stepsFor(people);
  if (steps.length === 0) return null;
  return (
    <section className={styles.part} aria-label="Try this first">
      <Subtitle1 as="h2">Try this first</Subtitle1>
      <ol className={styles.list}>
        {steps.map(({ what, how, person, where }) => (
          <li key={what}>
            <a className={styles.step} href={`/local/?${new URLSearchParams({ as: person.id, ...where }).toString()}`}>
              <Text weight="semibold">{what}</Text>
              <Caption1>{how}</Caption1>
              <Caption1 className={styles.who}>
                Be {person.name} <ArrowRightRegular aria-hidden />
              </Caption1>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Steps of people whom this panel lacks are left out. */
function stepsFor(people: readonly Person[]): readonly Step[] {
  const chair = people.find(({ role }) => role === 'chair');
  const [partner, other] = people.filter(({ role }) => role === 'agencyLead');
  const steps = [
    partner !== undefined && {
      ...{ what: 'Give a task', person: chair, where: { screen: 'action-log' } },
      how: `Write what is to be done and by when; ${partner.name} is its owner, for ${partner.agencyName}.`,
    },
    {
      ...{ what: 'Answer it in chat', person: partner, where: { layout: 'chat' } },
      how: 'The task waits in the chat with Sentinel: acknowledge it, ask for more time, or say that it is done.',
    },
    {
      ...{ what: 'Raise an issue in one line', person: other, where: { layout: 'chat' } },
      how: 'Type: issue Three new vape shops on Mill Street, same landlord, cash only',
    },
    {
      ...{ what: 'Run a meeting', person: chair, where: { frame: 'sidePanel' } },
      how: 'Move the clock at the top to the meeting’s day and hour, press Start, and record a decision.',
    },
  ];
  return steps.flatMap((step) =>
    step === false || step.person === undefined ? [] : [{ ...step, person: step.person }],
  );
}
