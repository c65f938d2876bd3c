import { z } from 'zod';
import { type Meeting, meetingReference, startOf } from '../../domain/meeting';
import type { Panel } from '../../domain/panel';
import { Refusal } from '../../domain/refusal';
import { addMinutes } from '../../domain/time';
import type { OnlineMeetings } from '../../useCases/ports';
import type { Graph } from './graphClient';

const Created = z.object({ joinWebUrl: z.string().url().startsWith('https://') });

/**
 * Makes Teams meetings in the name of `organiserId`, an Entra object id. `createOrGet` gives the same meeting for the
 * same external id however often it is asked. https://learn.microsoft.com/graph/api/onlinemeeting-createorget
 */
export function graphMeetings(graph: Graph, organiserId: string): OnlineMeetings {
  return {
    async joinLink(meeting: Meeting, panel: Panel): Promise<string> {
      const start = startOf(meeting, panel.timeZone);
      const answer = await graph.post(`/v1.0/users/${organiserId}/onlineMeetings/createOrGet`, {
        externalId: `${panel.id}-${meeting.id}`,
        startDateTime: start,
        endDateTime: addMinutes(start, meeting.durationMinutes),
        // Number and name only: invitations are read outside the panel.
        subject: `${panel.name}, meeting ${meetingReference(meeting)}`,
      });
      if (answer === undefined) throw new Refusal('graph-unavailable');
      const { status, body, requestId } = answer;
      if (status === 401 || status === 403) throw new Refusal('graph-no-consent');
      const created = Created.safeParse(body);
      if (status >= 200 && status < 300 && created.success) return created.data.joinWebUrl;
      graph.log('Graph made no meeting', { status, requestId });
      throw new Refusal('graph-unavailable');
    },
  };
}
