import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { CalendarClockRegular } from '@fluentui/react-icons/svg/calendar-clock';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import { PersonProhibitedRegular } from '@fluentui/react-icons/svg/person-prohibited';
import { ShieldErrorRegular } from '@fluentui/react-icons/svg/shield-error';
import type { ReactElement } from 'react';
import type { KeptPersonView, PeopleView } from '../../../../bot/contract';
import { Cut, RowLink } from '../../../components/Cut';
import { KeptList } from '../../../components/KeptList';
import { NARROW_LIST, useRowStyles } from '../../../components/rowStyles';
import { RowMark } from '../../../components/StateBadge';
import { dayAndMonth } from './dutyWords';
import { PersonDetail } from './PersonDetail';

const useStyles = makeStyles({
  columns: {
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 6fr) minmax(0, 4fr)',
    [NARROW_LIST]: { gridTemplateColumns: 'minmax(40%, 1fr) minmax(0, max-content)' },
  },
});

interface Props {
  readonly items: readonly KeptPersonView[];
  readonly people: PeopleView;
  /** None of them has an account: who is invited already is what one looks for. */
  readonly areWithout: boolean;
}

/** The people: whom each sits for, and how they stand. */
export function People({ items, people, areWithout }: Props) {
  const styles = useStyles();
  const rows = useRowStyles();
  return (
    <KeptList
      above={188}
      one="person"
      label="People"
      items={items}
      all={people.items}
      columns={styles.columns}
      row={(person) => (
        <>
          <RowLink text={person.name} />
          <Cut
            className={mergeClasses(rows.quiet, rows.wideOnly)}
            text={[person.agencyName, person.seat ?? person.title].filter((words) => words !== '').join(' · ')}
          />
          <Standing person={person} isSought={areWithout && person.may.uninvite && !person.may.inviteWithAll} />
        </>
      )}
      detail={(person) => <PersonDetail key={person.id} listed={person} people={people} />}
    />
  );
}

/** The one thing of somebody that whoever keeps people has to know; else their role. */
function Standing({ person, isSought }: { person: KeptPersonView; isSought: boolean }) {
  const rows = useRowStyles();
  const sign = isSought ? invited : signOf(person);
  if (sign === undefined) return <Cut className={rows.quiet} text={person.roleName} />;
  return <RowMark icon={sign.icon} word={sign.word} title={sign.word} red={sign.red === true} />;
}

interface Sign {
  readonly icon: ReactElement;
  readonly word: string;
  readonly red?: boolean;
}

const invited: Sign = { icon: <MailRegular />, word: 'Invited' };

function signOf(person: KeptPersonView): Sign | undefined {
  const { standing, endsText = '', vettingRunsOut, vettedUntil = '' } = person;
  if (standing === 'former') return { icon: <PersonProhibitedRegular />, word: endsText };
  if (standing === 'leaving') return { icon: <CalendarClockRegular />, word: endsText };
  if (!vettingRunsOut) return undefined;
  return { icon: <ShieldErrorRegular />, word: `Vetted until ${dayAndMonth(vettedUntil)}`, red: true };
}
