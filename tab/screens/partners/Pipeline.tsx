import { Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PartnerView } from '../../../bot/contract';
import { Board } from '../../components/Board';
import { BoardCard } from '../../components/BoardCard';
import { RowLink } from '../../components/Cut';
import { Notice } from '../../components/Notice';
import { ProblemBar } from '../../components/ProblemNotice';
import { SideDrawer } from '../../components/SideDrawer';
import { setParameters, useAddress } from '../../data/address';
import { useMay, useSession } from '../../data/session';
import { AgreementForm } from './AgreementForm';
import { PartnerDetail } from './PartnerDetail';
import { PartnerSignal } from './PartnerSignal';
import { seatsText, type Stage, stageNames } from './partnerWords';
import { isRefused, moveTo, stageBeside, stagesInOrder } from './pipelineMoves';
import { usePartnerStep } from './usePartnerStep';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground3 } });

/** The partners by how far they have come: each move is the step that brings one there, or says why it cannot be. */
export default function Pipeline({ items }: { items: readonly PartnerView[] }) {
  const mayKeep = useMay('partner.keep');
  const moves = usePipelineMoves();
  const onMove = mayKeep ? moves.move : undefined;
  const { partner: asked } = useAddress().parameters;
  const chosen = items.find(({ id }) => id === asked);
  const walking = items.filter(({ observes }) => !observes);
  const observing = items.length - walking.length;
  const close = () => setParameters({ partner: undefined });
  return (
    <>
      <ProblemBar error={moves.error} />
      {moves.refused !== undefined && (
        <Notice intent="info" role="alert">
          {moves.refused}
        </Notice>
      )}
      <Board
        label="Pipeline"
        onDrop={(id, stage) => {
          const partner = walking.find((each) => each.id === id);
          if (partner !== undefined) onMove?.(partner, stage);
        }}
        columns={stagesInOrder.map((stage) => ({
          ...{ column: stage, name: stageNames[stage] },
          cards: walking
            .filter((partner) => partner.stage === stage)
            .map((partner) => ({
              id: partner.id,
              card: <PartnerCard partner={partner} isAsked={partner.id === moves.asking?.id} onMove={onMove} />,
            })),
        }))}
      />
      {observing > 0 && (
        <Text>{observing === 1 ? '1 observing force is' : `${observing} observing forces are`} in the list.</Text>
      )}
      {moves.asking !== undefined && (
        <SideDrawer title={<bdi>{moves.asking.name}</bdi>} onClose={moves.leave}>
          <AgreementForm partner={moves.asking} onDone={moves.leave} />
        </SideDrawer>
      )}
      {chosen !== undefined && (
        <SideDrawer title={<bdi>{chosen.name}</bdi>} onClose={close}>
          <PartnerDetail key={chosen.id} agencyId={chosen.id} />
        </SideDrawer>
      )}
    </>
  );
}

function usePipelineMoves() {
  const { today } = useSession();
  const { take, error } = usePartnerStep();
  const [refused, setRefused] = useState<string>();
  const [asking, setAsking] = useState<PartnerView>();
  function move(partner: PartnerView, stage: Stage): void {
    const meant = moveTo(partner, stage);
    setRefused(meant !== undefined && 'why' in meant ? `${partner.name} stays where it is. ${meant.why}` : undefined);
    if (meant === undefined || 'why' in meant) return;
    if ('form' in meant) setAsking(partner);
    else take(partner, meant.step, meant.back ? null : today);
  }
  return { move, refused, asking, error, leave: () => setAsking(undefined) };
}

interface CardProps {
  readonly partner: PartnerView;
  readonly isAsked: boolean;
  /** Absent for whoever only looks. */
  readonly onMove: ((partner: PartnerView, stage: Stage) => void) | undefined;
}

function PartnerCard({ partner, isAsked, onMove }: CardProps) {
  const styles = useStyles();
  const possible = stagesInOrder.filter((stage) => !isRefused(moveTo(partner, stage)));
  const byMenu = onMove && possible.map((stage) => ({ name: stageNames[stage], onMove: () => onMove(partner, stage) }));
  function step(by: 1 | -1): void {
    const stage = stageBeside(partner, by);
    if (stage !== undefined) onMove?.(partner, stage);
  }
  return (
    <BoardCard
      id={partner.id}
      moveLabel={`Move ${partner.name}`}
      moves={byMenu ?? []}
      onStep={step}
      isAsked={isAsked}
      head={
        <span onClick={() => setParameters({ partner: partner.id })}>
          <RowLink text={partner.name} onCard />
        </span>
      }
    >
      <Caption1 className={styles.quiet}>{seatsText(partner)}</Caption1>
      <PartnerSignal partner={partner} />
    </BoardCard>
  );
}
