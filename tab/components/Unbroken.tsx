import { makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({ whole: { whiteSpace: 'nowrap' } });

/** Of a task or an issue, with the colon after it: "SEN-27-014:". */
const REFERENCE = /([A-Z]{1,6}-\d{2}-\d{3,}:?)/;

/** A sentence in which no line ends within a reference. */
export function Unbroken({ text }: { text: string }) {
  const styles = useStyles();
  return text.split(REFERENCE).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={index} className={styles.whole}>
        {part}
      </span>
    ),
  );
}
