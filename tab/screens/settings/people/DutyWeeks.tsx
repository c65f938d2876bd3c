import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { KeptPersonView } from '../../../../bot/contract';
import { DAY_MS } from '../../../../bot/domain/days';
import { useListBox } from '../../../components/listBox';
import { addressText } from '../../../data/address';
import { useSession } from '../../../data/session';
import { dutyText, shortDay } from './dutyWords';

const WEEKS = 8;

const useStyles = makeStyles({
  weeks: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '40px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    ':not(:last-child)': { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
  },
  week: { margin: 0 },
  name: { color: tokens.colorNeutralForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Who is told at once of what is urgent, week by week; an empty week says so. */
export function DutyWeeks({ people }: { people: readonly KeptPersonView[] }) {
  const styles = useStyles();
  const box = useListBox();
  const { today } = useSession();
  const seated = people.filter(({ standing }) => standing !== 'former');
  const always = seated.filter(({ onDuty }) => onDuty);
  return (
    <div className={styles.weeks}>
      <Text>
        Chair, deputy chair and coordinator are always told of what is urgent; whoever is on duty is told as well.
        {always.length > 0 && ` On duty every day: ${always.map(({ name }) => name).join(', ')}.`}
      </Text>
      {weeksFrom(today).map(({ from, to }) => (
        <section key={from} aria-label={`Week from ${shortDay(from)}`}>
          <Subtitle2 as="p" className={styles.week}>
            {shortDay(from)} to {shortDay(to)}
          </Subtitle2>
          <ul className={box}>
            {dutiesIn(seated, from, to).map(({ key, person, words }) => (
              <li key={key} className={styles.line}>
                <a className={styles.name} href={addressText('settings', { part: 'people', person: person.id })}>
                  <bdi>{person.name}</bdi>
                </a>
                <Text className={styles.quiet}>{words}</Text>
              </li>
            ))}
            {dutiesIn(seated, from, to).length === 0 && (
              <li className={styles.line}>
                <Text className={styles.quiet}>
                  {always.length > 0
                    ? 'Nobody besides whoever is on duty every day'
                    : 'Nobody besides those who run the panel'}
                </Text>
              </li>
            )}
          </ul>
        </section>
      ))}
    </div>
  );
}

function dutiesIn(people: readonly KeptPersonView[], from: string, to: string) {
  return people.flatMap((person) =>
    person.duties
      .filter((duty) => duty.from <= to && from <= duty.to)
      .map((duty) => ({ key: `${person.id} ${dutyText(duty)}`, person, words: dutyText(duty) })),
  );
}

/** From the Monday of this week. */
function weeksFrom(today: string): { from: string; to: string }[] {
  const noon = Date.parse(`${today}T12:00:00Z`);
  const monday = noon - ((new Date(noon).getUTCDay() + 6) % 7) * DAY_MS;
  return Array.from({ length: WEEKS }, (_, week) => {
    const start = monday + week * 7 * DAY_MS;
    return { from: dayOf(start), to: dayOf(start + 6 * DAY_MS) };
  });
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
