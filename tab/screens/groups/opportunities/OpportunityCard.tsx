import { Badge, Button, Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { OpportunityView } from '../../../../bot/contract';
import { confidenceTexts } from '../../../../bot/domain/power';
import { useFocusBack } from '../../../components/formFocus';
import { OpenLink } from '../../../components/OpenLink';
import { ProblemBar } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { useCommand } from '../../../data/useCommand';
import type { AtMeeting } from './atMeeting';
import { ParkOpportunity, RejectOpportunity, TaskOpportunity } from './DecideForms';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly opportunity: OpportunityView;
  readonly at?: AtMeeting;
}

const decisions = [
  { kind: 'task', words: 'Task…' },
  { kind: 'park', words: 'Park…' },
  { kind: 'reject', words: 'Reject…' },
] as const;
type Decision = (typeof decisions)[number]['kind'];

/** One of them: whose it is, which power, how it stands, and what whoever looks may decide. */
export function OpportunityCard({ opportunity, at = {} }: Props) {
  const styles = useStyles();
  const { called, what, agencyName, power, stateText, reason, task, waits, state, may } = opportunity;
  return (
    <article className={styles.card} aria-label={`${called}: ${what}`}>
      <Text weight="semibold" dir="auto">
        {what}
      </Text>
      <Caption1 className={styles.quiet}>
        {called} · {agencyName}
      </Caption1>
      {power !== undefined && <PowerLines power={power} />}
      <span className={styles.line}>
        {task === undefined ? (
          <Caption1>{stateText}</Caption1>
        ) : (
          <OpenLink to={{ task: task.id }}>{stateText}</OpenLink>
        )}
        {waits && state === 'parked' && (
          <Badge appearance="tint" shape="rounded" color="warning">
            Its day has come
          </Badge>
        )}
      </span>
      {reason !== undefined && <Text dir="auto">{reason}</Text>}
      {may.decide && <Decide opportunity={opportunity} at={at} />}
      {!may.decide && may.reopen && state !== 'tasked' && <Reopen opportunity={opportunity} />}
    </article>
  );
}

function PowerLines({
  power: { power, legalBasis, lever, confidence, checkText },
}: {
  power: NonNullable<OpportunityView['power']>;
}) {
  const styles = useStyles();
  return (
    <>
      <Caption1 dir="auto">
        {power}: {lever}
      </Caption1>
      <Caption1 className={styles.quiet} dir="auto">
        {legalBasis}. {confidenceTexts[confidence]}. {checkText}.
      </Caption1>
    </>
  );
}

function Decide({ opportunity, at }: Required<Props>) {
  const styles = useStyles();
  const [open, setOpen] = useState<Decision>();
  const opener = useFocusBack(open !== undefined);
  const leave = () => setOpen(undefined);
  const form = { opportunity, at, onDone: leave };
  if (open === 'task') return <TaskOpportunity {...form} />;
  if (open === 'park') return <ParkOpportunity {...form} />;
  if (open === 'reject') return <RejectOpportunity {...form} />;
  return (
    <span className={styles.line} role="group" aria-label={`Decide ${opportunity.called}`}>
      {decisions.map(({ kind, words }, index) => (
        <Button
          key={kind}
          size="small"
          {...(index === 0 ? { ref: opener, appearance: 'primary' as const } : {})}
          onClick={() => setOpen(kind)}
        >
          {words}
        </Button>
      ))}
    </span>
  );
}

/** A parked one is decided as it is; a rejected one is decided anew. */
function Reopen({ opportunity: { groupId, id: opportunityId, called } }: { opportunity: OpportunityView }) {
  const reopen = useCommand('opportunity.reopen');
  return (
    <>
      <ProblemBar error={reopen.error} />
      <span>
        <Button
          size="small"
          disabledFocusable={reopen.isPending}
          onClick={() =>
            reopen.mutate({ groupId, opportunityId }, { onSuccess: () => say(`${called} is open again.`) })
          }
        >
          Decide anew
        </Button>
      </span>
    </>
  );
}
