import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useBears } from '../../../components/BetweenMarkings';
import { FormPlace } from '../../../components/FormPlace';
import { setParameters } from '../../../data/address';
import { DropLink } from './DropLink';
import type { Picked } from './drawLinks';
import { LinkGraph } from './LinkGraph';
import type { LinkLine, LinkMap } from './linkMap';
import { LinkTable } from './LinkTable';

const useStyles = makeStyles({
  both: {
    ...{ display: 'grid', gap: tokens.spacingHorizontalL, gridTemplateColumns: 'minmax(0, 1fr)' },
    '@media (min-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  },
  beside: { minWidth: 0 },
});

/** The graph beside its table, below it where it is narrow: what is chosen in the one is chosen in the other. */
export function LinksShown({ map }: { map: LinkMap }) {
  const styles = useStyles();
  const table = useRef<HTMLDivElement>(null);
  const [picked, setPicked] = useState<Picked>({});
  const [dropping, setDropping] = useState<LinkLine>();
  useBears(map.nodes);
  if (map.items.length === 0) return <Text>No link is recorded that you may see.</Text>;
  const open = (key: string) => {
    const end = map.nodes.find((node) => node.key === key)?.end;
    if (end !== undefined)
      setParameters({
        links: undefined,
        group: end.groupId,
        person: end.kind === 'nominal' ? end.nominalId : undefined,
      });
  };
  const leave = () => setDropping(undefined);
  return (
    <>
      {dropping !== undefined && (
        <FormPlace onLeave={leave}>
          <DropLink link={dropping} map={map} onDone={leave} />
        </FormPlace>
      )}
      <div className={styles.both}>
        <LinkGraph
          map={map}
          picked={picked}
          onPick={setPicked}
          onOpen={open}
          onLeave={() => table.current?.querySelector('button')?.focus()}
        />
        <div ref={table} className={styles.beside}>
          <LinkTable map={map} picked={picked} onPick={setPicked} onDrop={setDropping} />
        </div>
      </div>
    </>
  );
}
