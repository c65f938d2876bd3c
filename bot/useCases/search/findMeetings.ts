import { hasRight } from '../../access/rights';
import { maySeeItem } from '../../access/sight';
import type { AgendaItem } from '../../domain/agenda';
import { type Meeting, meetingReference } from '../../domain/meeting';
import { wordsIn } from '../../domain/searchable';
import { isTemplateLine } from '../../domain/sections';
import { dueText } from '../../domain/time';
import { ownWords } from '../../ledger/wordKeys';
import type { Context } from '../ports';
import { type Asked, bears } from './asked';
import { findNumbered, findWorded, type Found, MOST_OF_A_KIND, nothing } from './findRecords';
import type { FoundView } from './searchViews';

/** Some bear the words in items that are not on the viewer's agenda, or one word in each of two. */
const MOST_MEETINGS = 20;

/** Meetings by number, day and place, and what stands on their agendas for the whole panel. */
export async function findMeetings(asked: Asked, ctx: Context): Promise<Found> {
  if (!hasRight(ctx.viewer, 'agenda.see')) return nothing;
  const isOfYear = asked.number?.year !== undefined;
  const [numbered, worded] = await Promise.all([
    isOfYear ? [] : findNumbered('meeting', [], asked, ctx),
    findWorded('meeting', { visible: [], latest: 'on', most: MOST_MEETINGS }, asked, ctx),
  ]);
  const meetings = worded.filter((meeting) => bears(wordsIn(ownWords(meeting)), asked));
  const items = worded.flatMap((meeting) =>
    meeting.agenda.filter((item) => isFound(item, asked, ctx)).map((item) => itemFound(item, meeting, ctx)),
  );
  return {
    numbered: numbered.map((meeting) => meetingFound(meeting, ctx)),
    worded: [
      ...meetings.map((meeting) => meetingFound(meeting, ctx)).slice(0, MOST_OF_A_KIND),
      ...items.slice(0, MOST_OF_A_KIND),
    ],
  };
}

/** As their words are kept (meetingWords). */
function isFound(item: AgendaItem, asked: Asked, { viewer }: Context): boolean {
  const isForAll = item.audience.kind === 'panel' && !isTemplateLine(item);
  return isForAll && maySeeItem(item, viewer) && bears(wordsIn(item.title), asked);
}

function meetingFound(meeting: Meeting, { today }: Context): FoundView {
  const { id, on } = meeting;
  return {
    ...{ key: `meeting:${id}`, kind: 'meeting', reference: meetingReference(meeting) },
    ...{ title: dueText(on, today), note: placeText(meeting), place: `meeting?meeting=${id}` },
  };
}

function placeText(meeting: Meeting): string {
  return `${meeting.startsAt}, ${meeting.mode === 'teams' ? 'Microsoft Teams' : meeting.venue}`;
}

function itemFound({ id, title }: AgendaItem, meeting: Meeting, { today }: Context): FoundView {
  return {
    ...{ key: `item:${meeting.id}.${id}`, kind: 'item', reference: meetingReference(meeting), title },
    ...{ note: dueText(meeting.on, today), place: `meeting?meeting=${meeting.id}` },
  };
}
