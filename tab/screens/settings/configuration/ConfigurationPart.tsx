import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { Notice } from '../../../components/Notice';
import { ProblemBar } from '../../../components/ProblemNotice';
import { ask } from '../../../data/api';
import { offerFile } from '../../../data/offerFile';
import { Facts } from '../SettingsOf';
import { TakeOn } from './TakeOn';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalM },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
  button: { alignSelf: 'flex-start' },
});

/** How this panel is set, for another force; and another force's, for this one. */
export default function ConfigurationPart() {
  const styles = useStyles();
  return (
    <div className={styles.part}>
      <Give />
      <TakeOn />
    </div>
  );
}

const facts = [
  [
    'It holds',
    'Kinds of organisations with the seats wanted of them, the rule of the series, agenda template, reminder rules with escalation, quiet hours, targets, task templates, quorum, marking, and the powers that you changed',
  ],
  [
    'It never holds',
    'People, meetings, tasks, issues, groups, agreements, chats; the names of the panel, the force and its organisations; venues, addresses and telephone numbers',
  ],
] as const;

function Give() {
  const styles = useStyles();
  const take = useMutation({
    mutationFn: () => ask('settings.configuration', {}),
    onSuccess: offerFile,
  });
  const { data, error, isPending } = take;
  return (
    <section aria-label="For another force" className={styles.section}>
      <Subtitle2 as="h3">For another force</Subtitle2>
      <Text>One file from which another force starts its panel in minutes. That you took it stands in the log.</Text>
      <Facts facts={facts} />
      <ProblemBar error={error} />
      <Button
        appearance="primary"
        className={styles.button}
        disabledFocusable={isPending}
        onClick={() => !isPending && take.mutate()}
      >
        {isPending ? 'Making it…' : 'Take the configuration'}
      </Button>
      {data !== undefined && (
        <Notice intent="info" role="status" title={`${data.fileName} is among your downloads.`}>
          {data.left.length === 0 ? 'Nothing had to be left out.' : data.left.join(' ')}
        </Notice>
      )}
    </section>
  );
}
