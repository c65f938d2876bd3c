import { makeStyles, tokens } from '@fluentui/react-components';
import { Notice } from './Notice';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/** What is wrong with a file, each with its place and its cure. */
export function FaultList({ title, faults }: { title: string; faults: readonly string[] }) {
  const styles = useStyles();
  return (
    <Notice intent="error" role="alert" title={title}>
      <ul className={styles.list}>
        {faults.map((fault) => (
          <li key={fault} dir="auto">
            {fault}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
