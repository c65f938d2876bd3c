import { Suspense, useState } from 'react';
import { AllocateTask, AskAccess, CommandBox, DoubtDialog, KeyHelp, RaiseIssue } from '../laterParts';
import { useDoubt } from './doubt';
import { FaultNotice } from './FaultNotice';
import { type Over, showOver, useOver } from './over';
import { useOverKeys } from './overKeys';

/** What was asked for over the screen. Forms stay once they were opened, so that a draft put aside is there again. */
export default function Overs() {
  useOverKeys();
  const over = useOver();
  const doubt = useDoubt();
  const [opened, setOpened] = useState<readonly Over[]>([]);
  if (over !== undefined && !opened.includes(over)) setOpened([...opened, over]);
  const close = () => showOver(undefined);
  return (
    <FaultNotice>
      <Suspense fallback={null}>
        {over === 'search' && <CommandBox onClose={close} />}
        {over === 'keys' && <KeyHelp onClose={close} />}
        {doubt !== undefined && <DoubtDialog doubt={doubt} />}
        {opened.includes('giveTask') && <AllocateTask open={over === 'giveTask'} onClose={close} />}
        {opened.includes('askAccess') && <AskAccess open={over === 'askAccess'} onClose={close} />}
        {opened.includes('raiseIssue') && <RaiseIssue open={over === 'raiseIssue'} onClose={close} />}
      </Suspense>
    </FaultNotice>
  );
}
