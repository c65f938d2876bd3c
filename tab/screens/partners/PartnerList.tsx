import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PartnerView } from '../../../bot/contract';
import { Cut, RowLink } from '../../components/Cut';
import { KeptList } from '../../components/KeptList';
import { NARROW_LIST, ROW_PX, TWO_LINES_PX, useRowStyles } from '../../components/rowStyles';
import { useNarrow } from '../../components/useNarrow';
import { PartnerDetail } from './PartnerDetail';
import { PartnerSignal } from './PartnerSignal';
import { seatsText, stageNames } from './partnerWords';

const useStyles = makeStyles({
  columns: {
    gridTemplateColumns: 'minmax(0, 7fr) minmax(0, 6fr) minmax(0, 8fr) minmax(0, 7fr)',
    [NARROW_LIST]: { gridTemplateColumns: 'minmax(40%, 1fr) minmax(0, max-content)' },
  },
  // Several begin alike: the name has the line for itself.
  lines: {
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'center',
    rowGap: tokens.spacingVerticalXXS,
    fontSize: tokens.fontSizeBase200,
  },
});

interface Props {
  readonly items: readonly PartnerView[];
  readonly all: readonly PartnerView[];
}

/** The partners: how far each has come, its seats, and what is to be seen to first. */
export function PartnerList({ items, all }: Props) {
  const styles = useStyles();
  const rows = useRowStyles();
  const narrow = useNarrow();
  const quiet = mergeClasses(rows.quiet, rows.wideOnly);
  return (
    <KeptList
      one="partner"
      label="Partners"
      items={items}
      all={all}
      columns={narrow ? styles.lines : styles.columns}
      rowPx={narrow ? TWO_LINES_PX : ROW_PX}
      row={(partner) => (
        <>
          <RowLink text={partner.name} />
          {!(narrow && partner.signal !== undefined) && (
            <Cut className={narrow ? rows.quiet : quiet} text={standingOf(partner)} />
          )}
          {!narrow && <Cut className={quiet} text={agreementOf(partner)} />}
          <PartnerSignal partner={partner} />
        </>
      )}
      detail={({ id }) => <PartnerDetail key={id} agencyId={id} />}
    />
  );
}

/** "Comes, 1 of 1 filled" */
function standingOf(partner: PartnerView): string {
  return partner.observes ? 'Observes' : `${stageNames[partner.stage]}, ${seatsText(partner)}`;
}

/** Not twice, where it is the thing to see to. */
function agreementOf({ observes, agreement, signal }: PartnerView): string {
  return observes || signal?.text === agreement.text ? '' : agreement.text;
}
