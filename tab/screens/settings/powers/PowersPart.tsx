import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import type { PowerView } from '../../../../bot/contract';
import { holdsEveryWord } from '../../../../bot/domain/searchable';
import { FormPlace } from '../../../components/FormPlace';
import { useFocusBack } from '../../../components/formFocus';
import { useListBox } from '../../../components/listBox';
import { LoadingLines } from '../../../components/LoadingLines';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { SearchBox } from '../../../components/SearchBox';
import { useMay } from '../../../data/session';
import { useQueryOf } from '../../../data/useQueryOf';
import { PowerForm } from './PowerForm';
import { PowerRow } from './PowerRow';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** The panel's own list: searched, changed, switched on and off, added to. */
export default function PowersPart() {
  const powers = useQueryOf('powers.all');
  if (powers.data !== undefined) return <Powers powers={powers.data.items} />;
  if (powers.status === 'error') {
    return <ProblemNotice flush what="The powers could not be loaded." error={powers.error} onRetry={powers.refetch} />;
  }
  return <LoadingLines count={8} />;
}

function Powers({ powers }: { powers: readonly PowerView[] }) {
  const styles = useStyles();
  const box = useListBox();
  const mayKeep = useMay('settings.keep');
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const opener = useFocusBack(adding);
  const found = powers.filter((power) => isMeant(power, search));
  const on = powers.filter((power) => power.on).length;
  const leave = () => setAdding(false);
  return (
    <div className={styles.part}>
      <Text>
        {on} of {powers.length} are offered where an opportunity is written. The words are a start and no legal advice:
        check current law before a power is used.
      </Text>
      <div className={styles.tools}>
        <SearchBox label="Search the powers" value={search} onSearch={setSearch} />
        {mayKeep && !adding && (
          <Button ref={opener} icon={<AddRegular />} onClick={() => setAdding(true)}>
            Add a power
          </Button>
        )}
      </div>
      {adding && (
        <FormPlace onLeave={leave}>
          <PowerForm onDone={leave} />
        </FormPlace>
      )}
      <Text role="status">{search === '' ? '' : `${found.length} found`}</Text>
      <ul className={box}>
        {found.map((power) => (
          <PowerRow key={power.id} power={power} mayKeep={mayKeep} />
        ))}
      </ul>
    </div>
  );
}

function isMeant(power: PowerView, search: string): boolean {
  const { agency, power: name, legalBasis, lever, typicalOpportunity, fourP, id } = power;
  return holdsEveryWord(search, agency, name, legalBasis, lever, typicalOpportunity, fourP, id);
}
