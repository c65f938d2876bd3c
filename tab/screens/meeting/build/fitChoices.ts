import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import { isOnAgenda, isTemplateLine, totalMinutes } from '../../../../bot/domain/sections';

const MOST_OFFERED = 3;

/** What an agenda that is too long could do without: first what is just enough, then what gives most. */
export function fitChoices({ agenda, agendaMinutes, durationMinutes }: MeetingView): AgendaItemView[] {
  const over = agendaMinutes - durationMinutes;
  const won = (item: AgendaItemView) => agendaMinutes - totalMinutes(agenda.filter((each) => each !== item));
  return agenda
    .filter((item) => isOnAgenda(item) && !isTemplateLine(item) && won(item) > 0)
    .sort(
      (a, b) => Number(won(b) >= over) - Number(won(a) >= over) || (won(a) >= over ? won(a) - won(b) : won(b) - won(a)),
    )
    .slice(0, MOST_OFFERED);
}
