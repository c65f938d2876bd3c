import { Badge, Button, Caption1, Link, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass';
import { ProhibitedRegular } from '@fluentui/react-icons/svg/prohibited';
import { useEffect, useRef } from 'react';
import type { DisruptionView } from '../../../../bot/contract';
import { FormPlace } from '../../../components/FormPlace';
import { useRecordLineStyles } from '../../../components/recordLineStyles';
import { useOneForm } from '../../../components/OneForm';
import { RestrictedMark } from '../../../components/StateBadge';
import { goTo } from '../../../data/address';
import { GradeForm, TakeBackForm } from './gradeForms';
import { CheckForm } from './CheckForm';
import { CorrectForm } from './ProposeForm';

const useStyles = makeStyles({
  current: { backgroundColor: tokens.colorSubtleBackgroundSelected },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly disruption: DisruptionView;
  /** Which group it is of, where others stand beside it. */
  readonly namesGroup: boolean;
  /** The keys are here. */
  readonly isCurrent?: boolean;
  /** How often one has walked here by key. */
  readonly walks?: number;
  /** How often its grade was asked for by key. */
  readonly asked?: number;
}

/** One disruption: what it was, both grades, and what may be done with it. */
export function DisruptionRow({ disruption, namesGroup, isCurrent = false, walks = 0, asked = 0 }: Props) {
  const styles = useStyles();
  const lines = useRecordLineStyles();
  const { id, reference, what, restricted, may } = disruption;
  const { form, open, close } = useOneForm(id, ['grade', 'check', 'correct', 'takeBack']);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent && walks > 0) row.current?.focus();
  }, [isCurrent, walks]);
  useEffect(() => {
    if (asked > 0 && may.moderate) open('grade');
    // Asked once more, it opens once more; whatever else is drawn opens nothing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked]);
  return (
    <li ref={row} tabIndex={-1} className={mergeClasses(lines.row, isCurrent && styles.current)}>
      <span className={styles.head}>
        <Text weight="semibold">{reference}</Text>
        <Grades disruption={disruption} />
        {restricted && <RestrictedMark />}
      </span>
      <Text dir="auto">{what}</Text>
      <Caption1 className={lines.quiet}>
        <Facts disruption={disruption} namesGroup={namesGroup} />
      </Caption1>
      <MoreFacts disruption={disruption} />
      {form === undefined ? (
        <Buttons disruption={disruption} onForm={open} />
      ) : (
        <FormPlace onLeave={close}>
          <Form form={form} disruption={disruption} onClose={close} />
        </FormPlace>
      )}
    </li>
  );
}

type FormName = 'grade' | 'check' | 'correct' | 'takeBack';

interface ButtonsProps extends Pick<Props, 'disruption'> {
  readonly onForm: (form: FormName) => void;
}

function Buttons({ disruption, onForm }: ButtonsProps) {
  const lines = useRecordLineStyles();
  const { reference, may } = disruption;
  return (
    <span className={lines.buttons}>
      {may.moderate && (
        <Button size="small" aria-label={`Grade ${reference}…`} onClick={() => onForm('grade')}>
          {disruption.waits ? 'Grade it…' : 'Grade it anew…'}
        </Button>
      )}
      {may.check && (
        <Button size="small" aria-label={`${reference}: still in place?`} onClick={() => onForm('check')}>
          Still in place?
        </Button>
      )}
      {may.correct && (
        <Button
          size="small"
          appearance="subtle"
          aria-label={`Put ${reference} right…`}
          onClick={() => onForm('correct')}
        >
          Put right…
        </Button>
      )}
      {may.withdraw && (
        <Button
          size="small"
          appearance="subtle"
          aria-label={`Take ${reference} back…`}
          onClick={() => onForm('takeBack')}
        >
          Take back…
        </Button>
      )}
    </span>
  );
}

/** Why it was taken back, how APMIS calls it, and what is to last of it. */
function MoreFacts({ disruption: { withdrawnText, apmisReference, control } }: Pick<Props, 'disruption'>) {
  const styles = useRecordLineStyles();
  const lines = [
    ...[withdrawnText, apmisReference && `APMIS ${apmisReference}`],
    control && `To last: ${control.what}. ${control.text}`,
  ];
  return lines
    .filter((text) => text !== undefined)
    .map((text) => (
      <Caption1 key={text} dir="auto" className={styles.quiet}>
        {text}
      </Caption1>
    ));
}

interface FormProps {
  readonly form: FormName;
  readonly disruption: DisruptionView;
  readonly onClose: () => void;
}

function Form({ form, ...props }: FormProps) {
  if (form === 'grade') return <GradeForm {...props} />;
  if (form === 'check') return <CheckForm {...props} />;
  return form === 'correct' ? <CorrectForm {...props} /> : <TakeBackForm {...props} />;
}

/** The grade that stands, and beside it the one that was proposed, where it was another. */
function Grades({ disruption: { proposed, moderated, withdrawnText } }: Pick<Props, 'disruption'>) {
  if (withdrawnText !== undefined)
    return (
      <Badge appearance="tint" color="informative" icon={<ProhibitedRegular />}>
        Taken back
      </Badge>
    );
  const wanted = proposed.grade ?? 'no grade';
  if (moderated === undefined)
    return (
      <Badge appearance="tint" color="warning" icon={<HourglassRegular />} title={proposed.text}>
        {`${wanted} proposed, waits for a grade`}
      </Badge>
    );
  const before = proposed.grade === undefined || proposed.grade === moderated.grade ? '' : `, ${wanted} proposed`;
  const why = moderated.reason === undefined ? '' : `: ${moderated.reason}`;
  return (
    <Badge appearance="tint" color="success" icon={<CheckmarkCircleRegular />} title={`${moderated.text}${why}`}>
      {`${moderated.grade}${before}`}
    </Badge>
  );
}

function Facts({ disruption, namesGroup }: Pick<Props, 'disruption' | 'namesGroup'>) {
  const { onText, fourP, agencies, operation, groupId, taskId, taskReference } = disruption;
  const credited = agencies.map(({ name }) => name).join(', ');
  const parts = [onText, fourP, credited === '' ? undefined : credited].filter((part) => part !== undefined);
  return (
    <>
      {namesGroup && groupId !== undefined && operation !== undefined && (
        <>
          <Link inline onClick={() => goTo('groups', { group: groupId })}>
            Operation <bdi>{operation}</bdi>
          </Link>
          {' · '}
        </>
      )}
      <bdi>{parts.join(' · ')}</bdi>
      {taskId !== undefined && (
        <>
          {' · '}
          <Link inline onClick={() => goTo('action-log', { task: taskId })}>
            {taskReference}
          </Link>
        </>
      )}
    </>
  );
}
