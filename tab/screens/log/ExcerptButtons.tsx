import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { ProblemBar } from '../../components/ProblemNotice';
import type { Parameters } from '../../data/address';
import { download } from '../../data/api';
import { offerBlob } from '../../data/offerFile';
import { useSession } from '../../data/session';

const useStyles = makeStyles({ line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS } });

/** Who saw one record, or what one person saw, to take away. */
export function ExcerptButtons({ parameters: { seen, about, reader, from } }: { parameters: Parameters }) {
  const styles = useStyles();
  const { today } = useSession();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (format: 'csv' | 'ndjson') => {
      const of = about === undefined ? { reader } : { about };
      offerBlob(`who-saw-${today}.${format}`, await download('log.exportFound', { ...of, from, format }));
    },
  });
  // Both at once is a narrower list than any file proves.
  if (seen !== 'true' || (about === undefined) === (reader === undefined)) return null;
  return (
    <>
      <div className={styles.line}>
        <Button disabledFocusable={isPending} onClick={() => mutate('csv')}>
          Table (CSV)
        </Button>
        <Button
          disabledFocusable={isPending}
          title="npm run verify-log says on any machine that nothing in it was altered or left out"
          onClick={() => mutate('ndjson')}
        >
          Proof to verify
        </Button>
      </div>
      <ProblemBar error={error} />
    </>
  );
}
