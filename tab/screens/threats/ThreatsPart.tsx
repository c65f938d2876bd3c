import { Subtitle2, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ThreatView } from '../../../bot/contract';
import { useListBox } from '../../components/listBox';
import { LoadingLines } from '../../components/LoadingLines';
import { OneForm } from '../../components/OneForm';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useQueryOf } from '../../data/useQueryOf';
import { AskWhoCan } from './AskWhoCan';
import { ThreatRow } from './ThreatRow';
import Trends from './Trends';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
});

/** Who can do something, and the panel's names for threats: what waits for somebody stands first. */
export default function ThreatsPart() {
  const styles = useStyles();
  const threats = useQueryOf('threats.list');
  return (
    <div className={styles.parts}>
      <AskWhoCan />
      <Trends />
      {threats.data !== undefined ? (
        <Threats threats={threats.data.items} />
      ) : threats.status === 'error' ? (
        <ProblemNotice flush what="The threats could not be loaded." error={threats.error} onRetry={threats.refetch} />
      ) : (
        <LoadingLines flush count={6} />
      )}
    </div>
  );
}

const parts = [
  { state: 'proposed', title: 'Proposed, to be confirmed' },
  { state: 'confirmed', title: 'Threats' },
  { state: 'declined', title: 'Declined, or another name for one' },
] as const;

function Threats({ threats }: { threats: readonly ThreatView[] }) {
  const styles = useStyles();
  const box = useListBox();
  if (threats.length === 0) return <Text>The panel has named no threat yet.</Text>;
  return (
    <OneForm>
      {parts.map(({ state, title }) => {
        const items = threats.filter((threat) => threat.state === state);
        return items.length === 0 ? null : (
          <section key={state} className={styles.part} aria-label={title}>
            <Subtitle2 as="h2">{title}</Subtitle2>
            <ul className={box}>
              {items.map((threat) => (
                <ThreatRow key={threat.id} threat={threat} />
              ))}
            </ul>
          </section>
        );
      })}
    </OneForm>
  );
}
