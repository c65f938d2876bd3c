import { Button, Caption1, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { GroupDetailView } from '../../../bot/contract';
import { type Site, SiteKind, siteKindNames } from '../../../bot/domain/groupFacts';
import { SiteId } from '../../../bot/domain/ids';
import { ChoiceField } from '../../components/ChoiceField';
import { FormPlace } from '../../components/FormPlace';
import { useFocusBack } from '../../components/formFocus';
import { InlineForm } from '../../components/InlineForm';
import { TextField } from '../../components/TextField';
import type { GroupSectionProps } from './groupSectionProps';
import { useGroupChange } from './useGroupChange';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  start: { alignSelf: 'flex-start' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  site: {
    ...{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  words: { flexGrow: 1, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Places, businesses and vehicles. */
export default function GroupSites({ group }: GroupSectionProps) {
  const styles = useStyles();
  const { sites, may } = group;
  const [open, setOpen] = useState<string>();
  const opener = useFocusBack(open === 'new');
  const leave = () => setOpen(undefined);
  return (
    <section aria-label="Places, businesses and vehicles" className={styles.section}>
      <Subtitle2 as="h3">Places, businesses and vehicles</Subtitle2>
      {sites.length === 0 && <Text>None recorded.</Text>}
      <ul className={styles.list}>
        {sites.map((site) => (
          <li key={site.id} className={styles.site}>
            {open === site.id ? (
              <FormPlace onLeave={leave}>
                <WriteSite group={group} site={site} onDone={leave} />
              </FormPlace>
            ) : (
              <>
                <span className={styles.words}>
                  <Text dir="auto">{site.name}</Text>{' '}
                  <Caption1 dir="auto" className={styles.quiet}>
                    {[site.kindName, site.note].filter((each) => each !== undefined).join(' · ')}
                  </Caption1>
                </span>
                {may.change && (
                  <Button size="small" aria-label={`Change ${site.name}`} onClick={() => setOpen(site.id)}>
                    Change
                  </Button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {open === 'new' ? (
        <FormPlace onLeave={leave}>
          <WriteSite group={group} onDone={leave} />
        </FormPlace>
      ) : (
        may.change && (
          <Button ref={opener} className={styles.start} onClick={() => setOpen('new')}>
            Add a place, business or vehicle
          </Button>
        )
      )}
    </section>
  );
}

const kinds = SiteKind.options.map((value) => ({ value, label: siteKindNames[value] }));

interface WriteProps {
  readonly group: GroupDetailView;
  /** Absent of a new one. */
  readonly site?: Site;
  readonly onDone: () => void;
}

function WriteSite({ group, site, onDone }: WriteProps) {
  const [id] = useState(() => site?.id ?? SiteId.parse(crypto.randomUUID()));
  const [kind, setKind] = useState<SiteKind>(site?.kind ?? 'place');
  const [name, setName] = useState(site?.name ?? '');
  const [note, setNote] = useState(site?.note ?? '');
  const { save, ...sent } = useGroupChange(group, onDone);
  const known = group.sites.map((each): Site => ({
    ...{ id: each.id, kind: each.kind, name: each.name },
    ...(each.note === undefined ? {} : { note: each.note }),
  }));
  const others = known.filter((each) => each.id !== id);
  const next = { id, kind, name, ...(note.trim() === '' ? {} : { note }) };
  const isNew = site === undefined;
  return (
    <InlineForm
      title={isNew ? 'Add a place, business or vehicle' : 'Change it'}
      submit={isNew ? 'Add' : 'Save'}
      {...sent}
      onCancel={onDone}
      onSubmit={() => save({ sites: isNew ? [...known, next] : known.map((each) => (each.id === id ? next : each)) })}
    >
      <ChoiceField label="Kind" choices={kinds} chosen={kind} onChoose={(chosen = 'place') => setKind(chosen)} />
      <TextField label="What it is" required hint="Nobody is named here." value={name} onChange={setName} />
      <TextField label="Note" rows={2} value={note} onChange={setNote} />
      {!isNew && (
        <div>
          <Button onClick={() => save({ sites: others })}>Take it off the list</Button>
        </div>
      )}
    </InlineForm>
  );
}
