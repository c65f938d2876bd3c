import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { type KeyboardEvent, useRef } from 'react';
import type { FoundingDraft, FoundingFault } from '../../../bot/contract';
import { Cut } from '../../components/Cut';
import { useFocusBack } from '../../components/formFocus';
import { FormPlace } from '../../components/FormPlace';
import { SuggestionButton } from '../../components/SuggestionButton';
import { WrittenPersonFields } from '../../components/WrittenPersonFields';
import { problemsIn } from './useFounding';

type Person = FoundingDraft['people'][number];

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottomStyle: 'none' },
  },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minHeight: '40px' },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  fault: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  problem: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorStatusDangerForeground1,
  },
});

const columns = ['name', 'email', 'agency', 'role', 'title', 'phone'] as const;
const required = ['name', 'email', 'agency', 'role'] as const;
const labels = { agency: 'Organisation', title: 'Title' };

interface Props {
  readonly person: Person;
  readonly number: number;
  readonly agencies: readonly string[];
  readonly faults: readonly FoundingFault[];
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onChange: (person: Person) => void;
  readonly onRemove: () => void;
}

/** One of the people in a line, with what does not fit below it; changed in place. */
export function PersonRow({ person, number, agencies, faults, open, onOpen, onChange, onRemove }: Props) {
  const styles = useStyles();
  const { name = '', agency = '', role = 'Member', email = '' } = person;
  const called = name === '' ? `row ${number}` : name;
  const opener = useFocusBack(open);
  // Not also the step that the row stands in.
  function leaveByKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onOpen();
  }
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <div className={styles.words}>
          <Cut text={name === '' ? `Row ${number}` : name} />
          <Caption1 className={styles.quiet}>
            <Cut
              text={[...(name === '' ? [] : [`Row ${number}`]), role, agency, email]
                .filter((part) => part !== '')
                .join(' · ')}
            />
          </Caption1>
        </div>
        <Button
          appearance="subtle"
          icon={<EditRegular />}
          aria-label={`Change ${called}`}
          ref={opener}
          aria-expanded={open}
          {...(faults.length > 0 && !open ? { 'data-fault': true } : {})}
          onClick={onOpen}
        />
        <Button appearance="subtle" icon={<DeleteRegular />} aria-label={`Take out ${called}`} onClick={onRemove} />
      </div>
      {!open &&
        faults.map((fault) => (
          <Fault key={fault.field} fault={fault} onTake={(text) => onChange({ ...person, [fault.field]: text })} />
        ))}
      {open && (
        <div onKeyDown={leaveByKey}>
          <FormPlace onLeave={onOpen}>
            <WrittenPersonFields
              person={person}
              columns={columns}
              required={required}
              labels={labels}
              without="Observer"
              usualRole="Member"
              agencies={agencies}
              problems={problemsIn(faults, number - 1)}
              onChange={onChange}
            />
          </FormPlace>
        </div>
      )}
    </li>
  );
}

function Fault({ fault: { message, suggestion }, onTake }: { fault: FoundingFault; onTake: (text: string) => void }) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  // The button that was pressed goes with the fault: the keyboard goes on at what opens the row.
  function take(text: string): void {
    const opener = place.current?.closest('li')?.querySelector('button');
    onTake(text);
    opener?.focus();
  }
  return (
    <div ref={place} className={styles.fault}>
      <Caption1 className={styles.problem}>
        <ErrorCircleRegular aria-hidden /> {message}
      </Caption1>
      <SuggestionButton suggestion={suggestion} onTake={take} />
    </div>
  );
}
