import { Button, Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { type ComponentProps, useState } from 'react';
import type { RestrictionView } from '../../../../bot/contract';
import { useOneForm } from '../../../components/OneForm';
import { goToPlace } from '../../../data/goToPlace';
import { KeepForm, LiftForm, openWords, SayWhyForm } from './RestrictionForms';

/** On a phone under the reference, beside the arrow. */
const below = { '@media (max-width: 719px)': { marginLeft: tokens.spacingHorizontalXXXL } };

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
    minHeight: '40px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    ':not(:last-child)': { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  },
  what: { flex: '1 1 200px', minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
  review: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, whiteSpace: 'nowrap', ...below },
  due: { color: tokens.colorPaletteRedForeground1 },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS, ...below },
  details: {
    display: 'flex',
    flexDirection: 'column',
    flexBasis: '100%',
    padding: `0 0 ${tokens.spacingVerticalS} ${tokens.spacingHorizontalXXL}`,
    overflowWrap: 'anywhere',
  },
});

interface Props {
  readonly restriction: RestrictionView;
  /** The day that is proposed for the next review. */
  readonly proposedOn: string;
}

/** One line; who sees it, why and since when unfold. */
export function RestrictionRow({ restriction, proposedOn }: Props) {
  const { key, kindName, reference, title = '' } = restriction;
  const styles = useStyles();
  const { form, open, close } = useOneForm(key, ['keep', 'lift', 'why']);
  const [unfolded, setUnfolded] = useState(false);
  return (
    <>
      <li className={styles.row}>
        <Button
          size="small"
          appearance="subtle"
          icon={unfolded ? <ChevronDownRegular /> : <ChevronRightRegular />}
          aria-expanded={unfolded}
          aria-label={`Who sees ${reference}, and why`}
          onClick={() => setUnfolded(!unfolded)}
        />
        <span className={styles.what} title={title === '' ? undefined : title}>
          <Text weight="semibold" wrap={false}>{`${kindName} ${reference}`}</Text>
          {title !== '' && <Text dir="auto" wrap={false}>{` ${title}`}</Text>}
        </span>
        <Review restriction={restriction} />
        <Buttons restriction={restriction} onForm={open} />
        {unfolded && <Details restriction={restriction} />}
      </li>
      <Form {...{ form, restriction, proposedOn }} onClose={close} />
    </>
  );
}

type FormProps = ComponentProps<typeof KeepForm> & { readonly form: 'keep' | 'lift' | 'why' | undefined };

function Form({ form, ...props }: FormProps) {
  if (form === 'keep') return <KeepForm {...props} />;
  if (form === 'why') return <SayWhyForm {...props} />;
  return form === 'lift' ? <LiftForm {...props} /> : null;
}

function Review({ restriction: { reviewText, isDue } }: Pick<Props, 'restriction'>) {
  const styles = useStyles();
  return (
    <Text className={mergeClasses(styles.review, isDue ? styles.due : styles.quiet)}>
      {isDue && <ClockRegular aria-hidden />}
      {isDue ? `Due for review: ${reviewText}` : `Review ${reviewText}`}
    </Text>
  );
}

interface ButtonsProps extends Pick<Props, 'restriction'> {
  readonly onForm: (form: 'keep' | 'lift' | 'why') => void;
}

function Buttons({ restriction: { about, person, reference, reason, place, may }, onForm }: ButtonsProps) {
  const styles = useStyles();
  const isDecided = about !== undefined || person !== undefined;
  return (
    <span className={styles.buttons}>
      {isDecided && reason === undefined && (
        <Button size="small" aria-label={`Say why…: ${reference}`} onClick={() => onForm('why')}>
          Say why…
        </Button>
      )}
      {isDecided && (
        <Button size="small" aria-label={`Keep restricted…: ${reference}`} onClick={() => onForm('keep')}>
          Keep restricted…
        </Button>
      )}
      {may.lift && (
        <Button size="small" aria-label={`${openWords(person)}…: ${reference}`} onClick={() => onForm('lift')}>
          {`${openWords(person)}…`}
        </Button>
      )}
      <Button size="small" appearance="subtle" aria-label={`Open: ${reference}`} onClick={() => goToPlace(place)}>
        Open
      </Button>
    </span>
  );
}

function Details({ restriction: { readersText, reason, sinceText, keptText } }: Pick<Props, 'restriction'>) {
  const styles = useStyles();
  const lines = [
    readersText,
    reason === undefined ? 'No reason given yet' : `Why: ${reason}`,
    keptText === undefined ? sinceText : `${sinceText}. ${keptText}`,
  ];
  return (
    <span className={styles.details}>
      {lines.map((line) => (
        <Caption1 key={line} dir="auto" className={styles.quiet}>
          {line}
        </Caption1>
      ))}
    </span>
  );
}
