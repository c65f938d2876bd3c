import { Button, Caption1, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { GroupDetailView } from '../../../bot/contract';
import { dayText } from '../../../bot/domain/dayText';
import type { GroupId } from '../../../bot/domain/ids';
import { type Action, ActionButtons } from '../../components/ActionButtons';
import { useBears } from '../../components/BetweenMarkings';
import { FormPlace } from '../../components/FormPlace';
import { useKeys } from '../../components/keys';
import { LoadingLines } from '../../components/LoadingLines';
import { OpenRecord } from '../../components/OpenRecord';
import { RestrictedMark } from '../../components/StateBadge';
import { setParameters } from '../../data/address';
import { useSession } from '../../data/session';
import { useOpened } from '../../data/useOpened';
import { Facts } from '../settings/SettingsOf';
import { WhoCanFold } from '../threats/WhoCanFold';
import { groupSections } from './GroupSections';

const RestrictRecord = lazy(async () => ({ default: (await import('../access/RestrictRecord')).RestrictRecord }));
const ChangeHead = lazy(async () => ({ default: (await import('./GroupHeadForms')).ChangeHead }));
const ReviewGroup = lazy(async () => ({ default: (await import('./GroupHeadForms')).ReviewGroup }));

const useStyles = makeStyles({
  page: {
    ...{ display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, alignItems: 'stretch' },
    padding: tokens.spacingHorizontalL,
    outlineStyle: 'none',
  },
  back: { alignSelf: 'flex-start' },
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** One group, read by itself: its head, then a section for each thing that is known of it. */
export function GroupPage({ groupId }: { groupId: GroupId }) {
  const styles = useStyles();
  const area = useRef<HTMLDivElement>(null);
  const whole = useOpened('groups.get', { groupId });
  const group = whole.data?.id === groupId ? whole.data : undefined;
  useBears(group && [group]);
  const leave = () => setParameters({ group: undefined, person: undefined });
  useKeys(area, { Escape: leave });
  useEffect(() => {
    // The row that was opened is gone: the keyboard goes on here.
    if (document.activeElement === document.body) area.current?.focus();
  }, []);
  return (
    <div ref={area} tabIndex={-1} className={styles.page}>
      <Title3 as="h1">Groups</Title3>
      <Button className={styles.back} appearance="subtle" icon={<ArrowLeftRegular />} onClick={leave}>
        All groups
      </Button>
      <OpenRecord name="group" record={group} asked={whole} mayBeAskedFor={{ link: { type: 'group', groupId } }}>
        {(opened) => <Opened group={opened} />}
      </OpenRecord>
    </div>
  );
}

function Opened({ group }: { group: GroupDetailView }) {
  const styles = useStyles();
  return (
    <article className={styles.group} aria-label={`Operation ${group.operation}`}>
      <Head group={group} />
      {groupSections.map(({ name, Part }) => (
        <Suspense key={name} fallback={<LoadingLines flush count={3} />}>
          <Part groupId={group.id} group={group} />
        </Suspense>
      ))}
    </article>
  );
}

type Form = 'change' | 'review' | 'readers';

function Head({ group }: { group: GroupDetailView }) {
  const styles = useStyles();
  const { today } = useSession();
  const [form, setForm] = useState<Form>();
  const leave = () => setForm(undefined);
  return (
    <section className={styles.head}>
      <Title3 as="h2">
        Operation <bdi>{group.operation}</bdi> {group.restricted && <RestrictedMark />}
      </Title3>
      <Facts facts={factsOf(group, today)} />
      {[group.reviewedText, group.changedText].map(
        (text) =>
          text !== undefined && (
            <Caption1 key={text} className={styles.quiet}>
              {text}
            </Caption1>
          ),
      )}
      {form === undefined ? (
        <ActionButtons busy={false} actions={actionsOf(group, setForm)} />
      ) : (
        <FormPlace onLeave={leave}>
          <Suspense>
            {form === 'change' && <ChangeHead group={group} onDone={leave} />}
            {form === 'review' && <ReviewGroup group={group} onDone={leave} />}
            {form === 'readers' && (
              <RestrictRecord about={{ type: 'group', groupId: group.id }} record={group} onClose={leave} />
            )}
          </Suspense>
        </FormPlace>
      )}
      <WhoCanFold threat={group.threats.join(', ')} place={group.sites.map(({ name }) => name).join(', ')} />
    </section>
  );
}

function factsOf(group: GroupDetailView, today: string): (readonly [name: string, value: string])[] {
  const { reference, statusName, threats, band, lroName, nextReviewOn, isDueForReview } = group;
  const review = nextReviewOn === undefined ? 'None set' : dayText(nextReviewOn, today);
  return [
    ['Number', reference],
    ['Status', statusName],
    ['Threats', threats.join(', ') || 'None recorded'],
    ...(band === undefined ? [] : [['Band', band] as const]),
    ['Lead', lroName ?? 'Nobody leads it yet'],
    ['Next review', isDueForReview ? `${review}: it is due` : review],
    ...(group.restricted ? [['Need to know', group.restrictedText ?? 'Restricted'] as const] : []),
  ];
}

function actionsOf({ may, mayRestrict }: GroupDetailView, open: (form: Form) => void): Action[] {
  return [
    ...(may.review ? [{ label: 'Reviewed…', key: 'r', onStart: () => open('review') }] : []),
    ...(may.change ? [{ label: 'Change…', key: 'e', onStart: () => open('change') }] : []),
    ...(mayRestrict ? [{ label: 'Who needs to know…', onStart: () => open('readers') }] : []),
  ];
}
