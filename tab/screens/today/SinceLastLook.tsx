import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useSession } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';
import { lastLook, noteLook } from './lastLook';
import { TodayLine } from './TodayLine';
import { useLineList } from './lineList';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

/** What others did since this person last had Today before them, on this machine; nothing where there is nothing. */
export default function SinceLastLook({ asOf }: { asOf: number }) {
  const styles = useStyles();
  const list = useLineList();
  const { panel, person } = useSession();
  const whose = `${panel.id}.${person.id}`;
  const [since] = useState(() => lastLook(whose));
  useEffect(() => noteLook(whose, asOf), [whose, asOf]);
  const changed = useQueryOf('today.since', { asOf: since }, since !== undefined);
  const lines = changed.data?.items ?? [];
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="since" className={styles.part}>
      <Subtitle2 as="h2" id="since">
        Since you last looked
      </Subtitle2>
      <ul className={list}>
        {lines.map((line) => (
          <TodayLine key={line.key} line={line} isPrimary={false} />
        ))}
      </ul>
    </section>
  );
}
