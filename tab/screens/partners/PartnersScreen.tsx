import { Button, Caption1, Link, makeStyles, mergeClasses, Title3, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { Suspense } from 'react';
import type { QueryResult } from '../../../bot/contract';
import { Chips } from '../../components/Chips';
import { FormPlace } from '../../components/FormPlace';
import { useFocusBack } from '../../components/formFocus';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { SearchBox } from '../../components/SearchBox';
import { useNarrow, useRoomBeside } from '../../components/useNarrow';
import { addressText, type Parameters, setParameters, useAddress } from '../../data/address';
import { useMay } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';
import { ViewSwitch } from '../../components/ViewSwitch';
import { AddPartner } from './AddPartner';
import { NoPartners } from './NoPartners';
import { askedWith, chipsOf, shownOf } from './partnerFilters';
import { Pipeline } from './laterPipeline';
import { PartnerList } from './PartnerList';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    boxSizing: 'border-box',
  },
  // The list scrolls in its own box, below a head that stays.
  whole: { height: '100%', paddingBottom: 0 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { flexGrow: 1 },
  chips: { flex: '1 1 240px', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

type PartnersShown = QueryResult<'partners.list'>;

/** The organisations of the panel: how far each has come, and what is to be done with which. */
export default function PartnersScreen() {
  const styles = useStyles();
  const narrow = useNarrow();
  const { parameters } = useAddress();
  const mayKeep = useMay('partner.keep');
  const partners = useQueryOf('partners.list', askedWith(parameters));
  const listed = listedIn(partners, parameters);
  const adding = isAdding(parameters, mayKeep);
  const opener = useFocusBack(adding);
  // What is open beside the list brings the one primary button of the screen.
  const room = useRoomBeside();
  const board = parameters['view'] === 'board';
  const open = room && !board && parameters['partner'] !== undefined;
  const add = () => setAdding(true);
  return (
    <div className={mergeClasses(styles.screen, !narrow && !adding && styles.whole)}>
      <header className={styles.head}>
        <Title3 as="h1" className={styles.title}>
          Partners
        </Title3>
        <ViewSwitch board={board} boardName="Pipeline" />
        {mayKeep && !adding && (
          <Button ref={opener} appearance={open ? 'secondary' : 'primary'} icon={<AddRegular />} onClick={add}>
            Add a partner
          </Button>
        )}
      </header>
      {adding && (
        <FormPlace onLeave={() => setAdding(false)}>
          <AddPartner
            onLeave={() => setAdding(false)}
            onDone={(partner) => {
              setParameters({ partner, adding: undefined, show: undefined });
            }}
          />
        </FormPlace>
      )}
      <FilterBar parameters={parameters} />
      {listed !== undefined ? (
        <Loaded partners={listed} onAdd={mayKeep ? add : undefined} />
      ) : partners.status === 'error' ? (
        <ProblemNotice what="The partners could not be loaded." error={partners.error} onRetry={partners.refetch} />
      ) : (
        <LoadingLines count={8} />
      )}
    </div>
  );
}

function isAdding({ adding }: Parameters, mayKeep: boolean): boolean {
  return mayKeep && adding !== undefined;
}

function setAdding(on: boolean): void {
  setParameters({ adding: on ? 'yes' : undefined });
}

function FilterBar({ parameters }: { parameters: Parameters }) {
  const styles = useStyles();
  return (
    <div className={styles.head} role="search" aria-label="Filter the partners">
      <div className={styles.chips}>
        <Chips label="Views" chips={chipsOf(parameters)} />
      </div>
      <SearchBox label="Search the partners" value={parameters['search'] ?? ''} onSearch={search} />
    </div>
  );
}

function search(text: string): void {
  setParameters({ search: text }, { replace: true });
}

/** Those who have left are none of those that are shown until they come. */
function listedIn(
  { data, isPlaceholderData }: { data: PartnersShown | undefined; isPlaceholderData: boolean },
  { show }: Parameters,
): PartnersShown | undefined {
  return isPlaceholderData && show === 'ended' ? undefined : data;
}

interface LoadedProps {
  readonly partners: PartnersShown;
  readonly onAdd: (() => void) | undefined;
}

function Loaded({ partners: { items, refreshments }, onAdd }: LoadedProps) {
  const styles = useStyles();
  const { parameters } = useAddress();
  const shown = shownOf(items, parameters);
  return (
    <>
      {refreshments !== undefined && refreshments.byPartner.length > 0 && (
        <Caption1 className={styles.quiet} title={refreshments.byPartner.map(headsText).join(', ')}>
          <Link href={addressText('meeting', { meeting: refreshments.meetingId })}>{refreshments.text}</Link>{' '}
          <span dir="auto">({refreshments.byPartner.map(headsText).join(', ')})</span>
        </Caption1>
      )}
      {shown.length === 0 ? (
        <NoPartners filtered={items.length > 0} sought={parameters['search']} onAdd={onAdd} />
      ) : parameters['view'] === 'board' ? (
        <Suspense fallback={<LoadingLines count={8} />}>
          <Pipeline items={shown} />
        </Suspense>
      ) : (
        <PartnerList items={shown} all={items} />
      )}
    </>
  );
}

function headsText({ name, count }: { name: string; count: number }): string {
  return `${name} ${count}`;
}
