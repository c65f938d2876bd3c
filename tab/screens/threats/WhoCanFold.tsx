import { lazy, Suspense } from 'react';
import { Folded } from '../../components/Folded';
import { LoadingLines } from '../../components/LoadingLines';
import { useMay } from '../../data/session';
import type { Asked } from './WhoCan';

const WhoCan = lazy(() => import('./WhoCan'));

/** Asked only once somebody wants to know. */
export function WhoCanFold(asked: Asked) {
  const may = useMay('group.see');
  if (!may) return null;
  return (
    <Folded label="Who can do something about this?" open={false}>
      <Suspense fallback={<LoadingLines flush count={3} />}>
        <WhoCan {...asked} />
      </Suspense>
    </Folded>
  );
}
