import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { TodayLineView } from '../../../bot/contract';
import { useLineList } from './lineList';
import { TodayLine } from './TodayLine';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

interface Props {
  /** Of its heading. */
  readonly id: string;
  readonly title: string;
  readonly lines: readonly TodayLineView[];
}

/** Lines that are told and wait for nobody; nothing where there are none. */
export function ToldPart({ id, title, lines }: Props) {
  const styles = useStyles();
  const list = useLineList();
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby={id} className={styles.part}>
      <Subtitle2 as="h2" id={id}>
        {title}
      </Subtitle2>
      <ul className={list}>
        {lines.map((line) => (
          <TodayLine key={line.key} line={line} isPrimary={false} />
        ))}
      </ul>
    </section>
  );
}
