import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ProblemBar } from '../../components/ProblemNotice';
import type { Parameters } from '../../data/address';
import { useDownload } from '../../data/useDownload';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  progress: { alignSelf: 'center' },
});

/** Who saw one record, or what one person saw, to take away. */
export function ExcerptButtons({ parameters: { seen, about, reader, from } }: { parameters: Parameters }) {
  const styles = useStyles();
  const { mutate, isPending, error, progress } = useDownload('log.exportFound');
  const take = (format: 'csv' | 'ndjson') =>
    mutate({ ...(about === undefined ? { reader } : { about }), from, format });
  // Both at once is a narrower list than any file proves.
  if (seen !== 'true' || (about === undefined) === (reader === undefined)) return null;
  return (
    <>
      <div className={styles.line}>
        <Button disabledFocusable={isPending} onClick={() => take('csv')}>
          Table (CSV)
        </Button>
        <Button
          disabledFocusable={isPending}
          title="npm run verify-log says on any machine that nothing in it was altered or left out"
          onClick={() => take('ndjson')}
        >
          Proof to verify
        </Button>
        <Text role="status" className={styles.progress}>
          {progress}
        </Text>
      </div>
      <ProblemBar error={error} />
    </>
  );
}
