import { Caption1, Link, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PartnerDetailView } from '../../../bot/contract';
import type { AgencyId } from '../../../bot/domain/ids';
import { confidenceTexts } from '../../../bot/domain/power';
import { type Action, ActionButtons } from '../../components/ActionButtons';
import { Folded } from '../../components/Folded';
import { FormPlace } from '../../components/FormPlace';
import { History } from '../../components/History';
import { say, sayProblem } from '../../components/say';
import { useCommand } from '../../data/useCommand';
import { OpenRecord } from '../../components/OpenRecord';
import { addressText } from '../../data/address';
import { useMay } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';
import { Facts } from '../settings/SettingsOf';
import { deedsOf, type PartnerDeed, partnerForms } from './partnerDeeds';
import { PartnerSignal } from './PartnerSignal';
import { PartnerTasks } from './PartnerTasks';
import { attendedNames, regimeName, seatsText, stageNames } from './partnerWords';

const useStyles = makeStyles({
  partner: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  block: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  person: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, display: 'grid', gap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** One partner on one page: how it stands, its people, who came, what was done with it, and what may be done. */
export function PartnerDetail({ agencyId }: { agencyId: AgencyId }) {
  const whole = useQueryOf('partners.get', { agencyId });
  return (
    <OpenRecord name="partner" record={whole.data?.id === agencyId ? whole.data : undefined} asked={whole}>
      {(partner) => <Opened partner={partner} />}
    </OpenRecord>
  );
}

interface Opened {
  readonly partner: PartnerDetailView;
}

function Opened({ partner }: Opened) {
  const styles = useStyles();
  const mayKeep = useMay('partner.keep');
  const [form, setForm] = useState<PartnerDeed>();
  const leave = () => setForm(undefined);
  const back = useComesBack(partner);
  if (form !== undefined) {
    const Form = partnerForms[form];
    return (
      <FormPlace key={form} onLeave={leave}>
        <Form partner={partner} onDone={leave} />
      </FormPlace>
    );
  }
  const deeds = deedsOf(partner).map(({ deed, label, key }) => ({ label, key, onStart: () => setForm(deed) }));
  const actions = partner.hasLeft ? [back] : deeds;
  return (
    <div className={styles.partner}>
      {partner.signal !== undefined && <PartnerSignal partner={partner} />}
      {mayKeep && <ActionButtons busy={false} actions={actions} />}
      <Facts facts={factsOf(partner)} />
      <People partner={partner} />
      <Powers partner={partner} />
      {partner.openTasks !== undefined && <PartnerTasks partner={partner} openTasks={partner.openTasks} />}
      <Attendance partner={partner} />
      <History lines={partner.history} />
    </div>
  );
}

/** A partner again, with all that was kept of it. */
function useComesBack({ id: agencyId, name, version }: PartnerDetailView): Action {
  const end = useCommand('partner.end');
  const onStart = () =>
    end.mutate(
      { agencyId, version, on: null },
      {
        onSuccess: () => say(`${name} is a partner again. Its people are given seats under Settings, People.`),
        onError: ({ message }) => sayProblem(message),
      },
    );
  return { label: 'Comes back', key: 'b', onStart };
}

function factsOf(partner: PartnerDetailView): (readonly [name: string, value: string])[] {
  const { kindName, regime, presentation, contactName, contactGone, stepTexts } = partner;
  const contact = contactName === undefined ? 'Nobody is named' : contactName;
  const presentations = partner.presentations.map(({ text }) => text).reverse();
  return [
    ['Kind', kindName],
    ...agreementFacts(partner),
    ...(partner.observes
      ? []
      : ([
          ['Stage', stageNames[partner.stage]],
          ...(stepTexts.approached === undefined ? [] : ([['Approached', stepTexts.approached]] as const)),
          ...(stepTexts.visited === undefined ? [] : ([['Visited', stepTexts.visited]] as const)),
          ['Seats', seatsText(partner)],
          ['Single point of contact', contactGone ? `${contact}, who no longer sits for it` : contact],
          ['Presentation', presentation.text],
          ...(presentations.length > 1 ? ([['Presentations given', presentations.join('; ')]] as const) : []),
        ] as const)),
    ['Data regime', regimeName(regime)],
    ...(partner.groupId === undefined ? [] : ([['Group of Entra', partner.groupId]] as const)),
    ...(partner.tenantIds.length === 0 ? [] : ([['Its people sign in from', partner.tenantIds.join(', ')]] as const)),
    ...(partner.endsText === undefined ? [] : ([['As a partner', partner.endsText]] as const)),
  ];
}

function agreementFacts({ agreement, agreementsBefore }: PartnerDetailView): (readonly [string, string])[] {
  const { text, signedText, waits } = agreement;
  return [
    ['Agreement', signedText === undefined ? text : `${text}. ${signedText}`],
    ...(waits === undefined
      ? []
      : ([['New agreement', `${waits.title}, until ${waits.untilText}. ${waits.signedText}. ${waits.text}`]] as const)),
    ...(agreementsBefore.length === 0 ? [] : ([['Agreements before', agreementsBefore.join('; ')]] as const)),
  ];
}

function People({ partner: { people } }: Opened) {
  const styles = useStyles();
  return (
    <section aria-label="People" className={styles.block}>
      <Subtitle2 as="h3">People</Subtitle2>
      {people.length === 0 && <Text>Nobody sits for it. People are given seats under Settings, People.</Text>}
      {people.map(({ id, name, title, roleName, seat, endsText, beginningText }) => (
        <div key={id} className={styles.person}>
          <Text dir="auto">{name}</Text>
          <Caption1 dir="auto" className={styles.quiet}>
            {[roleName, seat ?? title, endsText, beginningText].filter(Boolean).join(' · ')}
          </Caption1>
        </div>
      ))}
    </section>
  );
}

/** As the panel's list has them: what it has switched off stands there too, and says so. */
function Powers({ partner: { powers, observes } }: Opened) {
  const styles = useStyles();
  if (observes) return null;
  const name = powers.length === 1 ? '1 power' : `${powers.length} powers`;
  return (
    <section aria-label="Powers" className={styles.block}>
      <Subtitle2 as="h3">Powers</Subtitle2>
      {powers.length === 0 ? (
        <Text>No powers of its kind are known. They are added under Settings, Powers.</Text>
      ) : (
        <Folded label={`${name}, to be checked against current law`} open={false}>
          {powers.map(({ id, power, legalBasis, confidence, on, checkText }) => (
            <div key={id} className={styles.person}>
              <Text dir="auto">{power}</Text>
              <Caption1 dir="auto" className={styles.quiet}>
                {[legalBasis, confidenceTexts[confidence], ...(on ? [] : ['Switched off'])].join(' · ')}
              </Caption1>
              <Caption1 className={styles.quiet}>{checkText}</Caption1>
            </div>
          ))}
          <Link href={addressText('settings', { part: 'powers' })}>Change them under Settings, Powers</Link>
        </Folded>
      )}
    </section>
  );
}

function Attendance({ partner: { attendance, observes } }: Opened) {
  const styles = useStyles();
  if (observes) return null;
  return (
    <section aria-label="Attendance" className={styles.block}>
      <Subtitle2 as="h3">Attendance</Subtitle2>
      <Text>{attendance?.text ?? 'No meeting was held yet while somebody sat for it.'}</Text>
      {attendance?.gapText !== undefined && <Text weight="semibold">{attendance.gapText}</Text>}
      {attendance !== undefined && (
        <ul className={styles.list}>
          {attendance.meetings.map(({ meetingId, reference, onText, state }) => (
            <li key={meetingId}>
              {reference}, {onText}: {attendedNames[state]}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
