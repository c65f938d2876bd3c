import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentPdfRegular } from '@fluentui/react-icons/svg/document-pdf';
import { DocumentTextRegular } from '@fluentui/react-icons/svg/document-text';
import { useMutation } from '@tanstack/react-query';
import { ProblemBar } from '../../../components/ProblemNotice';
import { ask, type QueryParameters } from '../../../data/api';
import { offerFile } from '../../../data/offerFile';

const useStyles = makeStyles({
  files: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly input: QueryParameters;
  /** "Restricted annex" */
  readonly what: string;
}

/** Minutes to take away, in both formats. */
export function FileButtons({ input, what }: Props) {
  const styles = useStyles();
  const paper = useMutation({
    mutationFn: async (format: 'pdf' | 'docx') => offerFile(await ask('meetings.minutesPaper', { ...input, format })),
  });
  return (
    <div className={styles.files}>
      <ProblemBar error={paper.error} />
      <div className={styles.buttons} role="group" aria-label={what}>
        <Button
          size="small"
          icon={<DocumentPdfRegular />}
          disabledFocusable={paper.isPending}
          onClick={() => paper.mutate('pdf')}
        >{`${what} (PDF)`}</Button>
        <Button
          size="small"
          icon={<DocumentTextRegular />}
          disabledFocusable={paper.isPending}
          onClick={() => paper.mutate('docx')}
        >{`${what} (Word)`}</Button>
      </div>
    </div>
  );
}
