import { Button, Caption1, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ThreatView } from '../../../bot/contract';
import { FormPlace } from '../../components/FormPlace';
import { useRecordLineStyles } from '../../components/recordLineStyles';
import { useOneForm } from '../../components/OneForm';
import { ProblemBar } from '../../components/ProblemNotice';
import { goTo } from '../../data/address';
import { useCommand } from '../../data/useCommand';
import { DeclineForm, SameAsForm } from './threatForms';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: tokens.spacingHorizontalM },
  name: { flexGrow: 1 },
});

interface Props {
  readonly threat: ThreatView;
}

/** One name: how it stands, what bears it, and what may be done with it. */
export function ThreatRow({ threat }: Props) {
  const styles = useStyles();
  const lines = useRecordLineStyles();
  const { id, name, state, stateText, goesOnAs = name } = threat;
  const { form, open, close } = useOneForm(id, ['decline', 'same']);
  const Form = form === 'same' ? SameAsForm : DeclineForm;
  return (
    <li className={lines.row}>
      <span className={styles.line}>
        <Text weight="semibold" className={styles.name}>
          <bdi>{name}</bdi>
        </Text>
        {(state !== 'declined' || goesOnAs !== name) && <WhatBearsIt name={goesOnAs} />}
      </span>
      <Caption1 dir="auto" className={lines.quiet}>
        {stateText}
      </Caption1>
      {form === undefined ? (
        <Buttons threat={threat} onForm={open} />
      ) : (
        <FormPlace onLeave={close}>
          <Form threat={threat} onClose={close} />
        </FormPlace>
      )}
    </li>
  );
}

function WhatBearsIt({ name }: { name: string }) {
  const styles = useStyles();
  return (
    <span className={styles.line}>
      <Link as="button" aria-label={`Issues: ${name}`} onClick={() => goTo('issues', { threat: name, open: 'any' })}>
        Issues
      </Link>
      <Link as="button" aria-label={`Groups: ${name}`} onClick={() => goTo('groups', { threat: name })}>
        Groups
      </Link>
    </span>
  );
}

function Buttons({ threat, onForm }: Props & { onForm: (form: 'decline' | 'same') => void }) {
  const lines = useRecordLineStyles();
  const { id: threatId, name, state, may } = threat;
  const confirm = useCommand('threat.confirm');
  if (!may.confirm && !may.decline) return null;
  const asked = state === 'proposed' ? 'secondary' : 'subtle';
  return (
    <>
      <ProblemBar error={confirm.error} />
      <span className={lines.buttons}>
        {may.confirm && (
          <Button
            size="small"
            appearance={asked}
            aria-label={`Confirm ${name}`}
            disabledFocusable={confirm.isPending}
            onClick={() => confirm.mutate({ threatId })}
          >
            {state === 'declined' ? 'Confirm after all' : 'Confirm'}
          </Button>
        )}
        {may.decline && (
          <>
            <Button size="small" appearance={asked} aria-label={`Decline ${name}…`} onClick={() => onForm('decline')}>
              Decline…
            </Button>
            <Button size="small" appearance={asked} aria-label={`${name}: the same as…`} onClick={() => onForm('same')}>
              Same as…
            </Button>
          </>
        )}
      </span>
    </>
  );
}
