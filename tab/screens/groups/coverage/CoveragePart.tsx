import { Caption1, Link, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { CoverageView } from '../../../../bot/contract';
import { useBears } from '../../../components/BetweenMarkings';
import { Folded } from '../../../components/Folded';
import { useListBox } from '../../../components/listBox';
import { LoadingLines } from '../../../components/LoadingLines';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { useRecordLineStyles } from '../../../components/recordLineStyles';
import { goToPlace } from '../../../data/goToPlace';
import { useQueryOf } from '../../../data/useQueryOf';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** What nobody has thought of yet: groups, powers, agencies, each with what to do next. */
export default function CoveragePart() {
  const styles = useStyles();
  const { data, status, error, refetch } = useQueryOf('coverage.get');
  useBears(data?.groups.items);
  if (data === undefined)
    return status === 'error' ? (
      <ProblemNotice flush what="The coverage could not be loaded." error={error} onRetry={refetch} />
    ) : (
      <LoadingLines flush count={8} />
    );
  return (
    <div className={styles.parts}>
      <Uncovered groups={data.groups} />
      <Unasked agencies={data.agencies} />
      <Unused powers={data.powers} />
    </div>
  );
}

function Uncovered({ groups: { items, of } }: Pick<CoverageView, 'groups'>) {
  const lines = items.map(({ id, operation, reference, restricted, text, place }) => ({
    ...{ key: id, name: operation, place, text },
    about: restricted ? `${reference} · Restricted` : reference,
  }));
  return <Part title="Groups with no partner’s task" said={saidOf(items.length, of, 'groups')} lines={lines} />;
}

function Unasked({ agencies: { items, of } }: Pick<CoverageView, 'agencies'>) {
  const lines = items.map(({ id, name, text, place }) => ({ key: id, name, text, place }));
  return <Part title="Agencies never asked" said={saidOf(items.length, of, 'agencies on the panel')} lines={lines} />;
}

/** By whose they are, folded: they are many. Those that nobody on the panel has come last. */
function Unused({ powers: { items, of } }: Pick<CoverageView, 'powers'>) {
  return (
    <Part title="Powers never used" said={saidOf(items.length, of, 'powers that are on')} lines={[]}>
      {[...new Set(items.map(({ agency }) => agency))].map((agency) => {
        const own = items.filter((power) => power.agency === agency);
        const lines = own.map(({ id, power, fourP, text, place }) => ({
          key: id,
          name: power,
          about: fourP,
          text,
          place,
        }));
        const nobody = own.some(({ isHeld }) => isHeld) ? '' : ', not on the panel';
        return (
          <Folded key={agency} label={`${agency}${nobody}: ${own.length}`} open={false}>
            <Lines lines={lines} />
          </Folded>
        );
      })}
    </Part>
  );
}

function saidOf(count: number, of: number, what: string): string {
  return count === 0 ? `None of ${of} ${what}` : `${count} of ${of} ${what}`;
}

interface Line {
  readonly key: string;
  readonly name: string;
  readonly about?: string;
  readonly text: string;
  readonly place?: string | undefined;
}

interface PartProps {
  readonly title: string;
  readonly said: string;
  readonly lines: readonly Line[];
  readonly children?: React.ReactNode;
}

function Part({ title, said, lines, children }: PartProps) {
  const styles = useStyles();
  return (
    <section className={styles.part} aria-label={title}>
      <Subtitle2 as="h2">{title}</Subtitle2>
      <Caption1 className={styles.quiet}>{said}</Caption1>
      {lines.length > 0 && <Lines lines={lines} />}
      {children}
    </section>
  );
}

function Lines({ lines }: Pick<PartProps, 'lines'>) {
  const box = useListBox();
  const styles = useRecordLineStyles();
  return (
    <ul className={box}>
      {lines.map(({ key, name, about, text, place }) => (
        <li key={key} className={styles.row}>
          <span>
            {place === undefined ? (
              <Text weight="semibold">
                <bdi>{name}</bdi>
              </Text>
            ) : (
              <Link as="button" onClick={() => goToPlace(place)}>
                <bdi>{name}</bdi>
              </Link>
            )}
          </span>
          {about !== undefined && (
            <Caption1 className={styles.quiet} dir="auto">
              {about}
            </Caption1>
          )}
          <Text size={200} dir="auto">
            {text}
          </Text>
        </li>
      ))}
    </ul>
  );
}
