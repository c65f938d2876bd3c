import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Notice } from '../../../components/Notice';
import { ProblemBar } from '../../../components/ProblemNotice';
import { ask } from '../../../data/api';
import { offerFile } from '../../../data/offerFile';
import { TakeOn } from './TakeOn';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalM },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
  button: { alignSelf: 'flex-start' },
});

/** How this panel is set, for another force; and another force's, for this one. */
export default function ConfigurationPart() {
  const styles = useStyles();
  const [previewing, setPreviewing] = useState(false);
  return (
    <div className={styles.part}>
      <Give isFirst={!previewing} />
      <TakeOn onPreview={setPreviewing} />
    </div>
  );
}

/** `isFirst`: nothing on the screen is nearer to being done. */
function Give({ isFirst }: { isFirst: boolean }) {
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
      <Text>
        It holds the kinds of agencies with the seats wanted of them, a name only where the kind does not say which
        agency is meant (RSPCA, Crimestoppers), the rule of the series, the agenda template, reminder rules with
        escalation, quiet hours, targets, task templates, quorum, marking, and the powers that you changed.
      </Text>
      <Text>
        It never holds people, meetings, tasks, issues, groups, agreements or chats, nor the names of the panel and the
        force, nor venues, addresses and telephone numbers.
      </Text>
      <ProblemBar error={error} />
      <Button
        appearance={isFirst ? 'primary' : 'secondary'}
        className={styles.button}
        disabledFocusable={isPending}
        onClick={() => !isPending && take.mutate()}
      >
        {isPending ? 'Making it…' : 'Download the configuration'}
      </Button>
      {data !== undefined && (
        <Notice intent="info" role="status" title={`${data.fileName} is among your downloads.`}>
          {data.left.length === 0 ? 'Nothing had to be left out.' : data.left.join(' ')}
        </Notice>
      )}
    </section>
  );
}
