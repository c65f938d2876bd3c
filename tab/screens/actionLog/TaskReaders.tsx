import { AudienceFields } from '../../components/AudienceFields';
import { Folded } from '../../components/Folded';
import { useQueryOf } from '../../data/useQueryOf';
import { GatewayFields } from './HolderFields';
import type { Missing } from './holder';
import type { TaskDraft } from './taskDraft';

/** Those named beside the agency that does it which are told only through a gateway. */
export function useBarred({ readers, holder }: TaskDraft): string[] {
  const ids = readers.named ? readers.agencyIds.filter((id) => id !== holder.agencyId) : [];
  const agencies = useQueryOf('agencies.list', {}, ids.length > 0);
  return (agencies.data?.items ?? [])
    .filter(({ id, needsGateway }) => needsGateway && ids.includes(id))
    .map(({ name }) => name);
}

interface Props {
  readonly draft: TaskDraft;
  readonly onChange: (change: Partial<TaskDraft>) => void;
  /** Who is told only through a gateway, where none is asked for yet. */
  readonly barred: readonly string[];
  readonly problems: Missing;
}

/** Who needs to know of a task that is being written. */
export function TaskReaders({ draft: { readers, holder }, onChange, barred, problems }: Props) {
  return (
    <Folded label="Who needs to know" open={readers.named}>
      <AudienceFields
        few="Only those named"
        also="The agency that does it, whoever gives it and those who run the panel see it too."
        holderId={holder.agencyId}
        isHeaded={!readers.named}
        readers={readers}
        onChange={(change) => onChange({ readers: { ...readers, ...change } })}
      />
      {barred.length > 0 && (
        <GatewayFields
          grounds={holder}
          onChange={(grounds) => onChange({ holder: { ...holder, ...grounds } })}
          names={barred}
          kept="task"
          problems={problems}
        />
      )}
    </Folded>
  );
}
