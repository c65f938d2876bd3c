import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { PartnerView } from '../../../bot/contract';
import { Cut, RowLink } from '../../components/Cut';
import { KeptList } from '../../components/KeptList';
import { NARROW_LIST, useRowStyles } from '../../components/rowStyles';
import { PartnerDetail } from './PartnerDetail';
import { PartnerSignal } from './PartnerSignal';
import { seatsText, stageNames } from './partnerWords';

const useStyles = makeStyles({
  columns: {
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 2fr) minmax(0, 2fr) minmax(0, 5fr)',
    [NARROW_LIST]: { gridTemplateColumns: 'minmax(40%, 1fr) minmax(0, max-content)' },
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
  const quiet = mergeClasses(rows.quiet, rows.wideOnly);
  return (
    <KeptList
      one="partner"
      label="Partners"
      items={items}
      all={all}
      columns={styles.columns}
      row={(partner) => (
        <>
          <RowLink text={partner.name} />
          <Cut className={quiet} text={partner.observes ? 'Observes' : stageNames[partner.stage]} />
          <Cut className={quiet} text={partner.observes ? '' : seatsText(partner)} />
          <PartnerSignal partner={partner} />
        </>
      )}
      detail={({ id }) => <PartnerDetail key={id} agencyId={id} />}
    />
  );
}
