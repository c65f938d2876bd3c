import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { Chips } from '../../../components/Chips';
import { grades, strands } from '../../../components/disruptionChoices';
import { useKeys } from '../../../components/keys';
import { useListBox } from '../../../components/listBox';
import { LoadingLines } from '../../../components/LoadingLines';
import { OneForm } from '../../../components/OneForm';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { useListPlace } from '../../../components/useListPlace';
import { setParameters, useAddress } from '../../../data/address';
import { usePagesOf } from '../../../data/usePagesOf';
import { useBears } from '../../../components/BetweenMarkings';
import { DisruptionRow } from './DisruptionRow';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  start: { alignSelf: 'flex-start' },
});

/** In the address, so that a view is a link. */
const filterNames = ['proposed', 'moderated', 'fourP', 'agencyId', 'groupId', 'from', 'to', 'waits'] as const;

/** Those of all groups. Those that wait for a grade are gone through by key: j and k move, g grades. */
export default function DisruptionList() {
  const styles = useStyles();
  const { parameters } = useAddress();
  const filters = Object.fromEntries(
    filterNames.flatMap((name) => (parameters[name] === undefined ? [] : [[name, parameters[name]]])),
  );
  const pages = usePagesOf('disruptions.list', filters);
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  useBears(items);
  const place = useListPlace(items, undefined);
  const [asked, setAsked] = useState({ id: '', times: 0 });
  const area = useRef<HTMLDivElement>(null);
  const { current } = place;
  const [down, up] = [() => place.walk(1), () => place.walk(-1)];
  const ask = current?.may.moderate === true ? () => setAsked({ id: current.id, times: asked.times + 1 }) : undefined;
  useKeys(area, { j: down, ArrowDown: down, k: up, ArrowUp: up, g: ask });
  const box = useListBox();
  return (
    <div ref={area} className={styles.list}>
      <Filters />
      {pages.data === undefined ? (
        pages.status === 'error' ? (
          <ProblemNotice
            flush
            what="The disruptions could not be loaded."
            error={pages.error}
            onRetry={pages.refetch}
          />
        ) : (
          <LoadingLines flush count={6} />
        )
      ) : items.length === 0 ? (
        <Text>{parameters['waits'] === 'true' ? 'None waits for a grade.' : 'There is none that you may see.'}</Text>
      ) : (
        <OneForm>
          <ul className={box} aria-label="Disruptions">
            {items.map((disruption, index) => (
              <DisruptionRow
                key={disruption.id}
                disruption={disruption}
                namesGroup
                isCurrent={place.walks > 0 && index === place.at}
                walks={place.walks}
                asked={asked.id === disruption.id ? asked.times : 0}
              />
            ))}
          </ul>
        </OneForm>
      )}
      {pages.hasNextPage && (
        <Button className={styles.start} onClick={() => void pages.fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}

function Filters() {
  const { parameters } = useAddress();
  const chip = (name: string, parameter: 'waits' | 'moderated' | 'fourP', value: string) => {
    const on = parameters[parameter] === value;
    return { name, on, onToggle: () => setParameters({ [parameter]: on ? undefined : value }) };
  };
  const chips = [
    chip('Wait for a grade', 'waits', 'true'),
    ...grades.map(({ value, label }) => chip(label, 'moderated', value)),
    ...strands.map(({ value }) => chip(value, 'fourP', value)),
  ];
  return <Chips label="Which disruptions" chips={chips} />;
}
