import { Button, makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import type { SessionView } from '../../../bot/contract';
import { MarkedPage } from '../../components/MarkedPage';
import { ProblemBar } from '../../components/ProblemNotice';
import { StatementWords } from '../../components/StatementWords';
import { useCommand } from '../../data/useCommand';
import { Opened } from '../../opening';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalL,
    boxSizing: 'border-box',
    maxWidth: '640px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly statement: NonNullable<SessionView['statement']>;
  readonly panel: SessionView['panel'];
}

/** Stands before everything else until whoever looks has said yes to the panel's statement. */
export default function StatementScreen({ statement, panel }: Props) {
  const styles = useStyles();
  const accept = useCommand('statement.accept');
  return (
    <MarkedPage marking={panel.marking}>
      <div className={styles.page}>
        <Opened />
        <Title3 as="h1">Confidentiality</Title3>
        <Text dir="auto">Please read this before {panel.name} is shown to you.</Text>
        <StatementWords text={statement.text} />
        <ProblemBar error={accept.error} />
        <Button
          appearance="primary"
          disabledFocusable={accept.isPending}
          onClick={() => accept.mutate({ version: statement.version })}
        >
          I accept
        </Button>
        <Text dir="auto">{statement.ifNotText}</Text>
        <Text size={200} className={styles.quiet}>
          You are asked once, here, in chat or by e-mail, and again when the panel changes it. Version{' '}
          {statement.version}.
        </Text>
      </div>
    </MarkedPage>
  );
}
