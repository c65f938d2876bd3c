import { Button, makeStyles, Title3, ToggleButton, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { Suspense, useState } from 'react';
import { RaiseIssue } from '../../laterParts';
import { SearchBox } from '../../components/SearchBox';
import { type Parameters, setParameters, useAddress } from '../../data/address';
import { useMay } from '../../data/session';
import { IssueList } from './IssueList';
import { IssueRows } from './IssueRows';
import { TriageQueue } from './TriageQueue';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { flexGrow: 1 },
});

/** What members raised between and at meetings. */
export default function IssuesScreen() {
  const styles = useStyles();
  const mayRaise = useMay('issue.raise');
  const mayTriage = useMay('issue.triage');
  const { parameters } = useAddress();
  const [raising, setRaising] = useState<'never' | 'yes' | 'no'>('never');
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <Title3 as="h1" className={styles.title}>
          Issues
        </Title3>
        {mayRaise && (
          <Button appearance="primary" icon={<AddRegular />} onClick={() => setRaising('yes')}>
            Raise an issue
          </Button>
        )}
      </header>
      <IssueFilterBar parameters={parameters} />
      <IssueList parameters={parameters} onRaise={mayRaise ? () => setRaising('yes') : undefined}>
        {(issues, stale) => {
          const Issues = mayTriage ? TriageQueue : IssueRows;
          return <Issues issues={issues} stale={stale} />;
        }}
      </IssueList>
      {raising !== 'never' && (
        <Suspense fallback={null}>
          <RaiseIssue open={raising === 'yes'} onClose={() => setRaising('no')} />
        </Suspense>
      )}
    </div>
  );
}

const chips = [
  { name: 'Mine', key: 'mine', value: 'true' },
  { name: 'To look at', key: 'state', value: 'raised' },
  { name: 'Closed too', key: 'open', value: 'any' },
] as const;

function IssueFilterBar({ parameters }: { parameters: Parameters }) {
  const styles = useStyles();
  return (
    <div className={styles.head} role="search" aria-label="Filter the issues">
      {chips.map(({ name, key, value }) => {
        const on = parameters[key] === value;
        return (
          <ToggleButton
            key={name}
            size="small"
            shape="circular"
            appearance={on ? 'primary' : 'outline'}
            checked={on}
            onClick={() => setParameters({ [key]: on ? undefined : value })}
          >
            {name}
          </ToggleButton>
        );
      })}
      <SearchBox label="Search the issues" value={parameters['search'] ?? ''} onSearch={search} />
    </div>
  );
}

function search(text: string): void {
  setParameters({ search: text }, { replace: true });
}
