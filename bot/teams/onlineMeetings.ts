import { z } from 'zod';
import { type Meeting, meetingReference, startOf } from '../domain/meeting';
import type { Panel } from '../domain/panel';
import { Refusal } from '../domain/refusal';
import { addMinutes } from '../domain/time';
import type { OnlineMeetings } from '../useCases/ports';

const ANSWER_WITHIN_MS = 10_000;

const Created = z.object({ joinWebUrl: z.string().url().startsWith('https://') });

export interface GraphOptions {
  readonly graphUrl: string;
  /** The Entra object id of the organiser. */
  readonly organiserId: string;
  readonly token: () => Promise<string | undefined>;
  readonly log: (message: string, details: object) => void;
}

/**
 * Makes Teams meetings through Microsoft Graph. `createOrGet` gives the same meeting for the same external id however
 * often it is asked. https://learn.microsoft.com/graph/api/onlinemeeting-createorget
 */
export function graphMeetings({ graphUrl, organiserId, token, log }: GraphOptions): OnlineMeetings {
  return {
    async joinLink(meeting: Meeting, panel: Panel): Promise<string> {
      const start = startOf(meeting, panel.timeZone);
      const body = {
        externalId: `${panel.id}-${meeting.id}`,
        startDateTime: start,
        endDateTime: addMinutes(start, meeting.durationMinutes),
        // Number and name only: invitations are read outside the panel.
        subject: `${panel.name}, meeting ${meetingReference(meeting)}`,
      };
      const response = await ask(`${graphUrl}/v1.0/users/${organiserId}/onlineMeetings/createOrGet`, body, token, log);
      if (response.status === 401 || response.status === 403) throw new Refusal('graph-no-consent');
      const created = Created.safeParse(await response.json().catch(() => undefined));
      if (response.ok && created.success) return created.data.joinWebUrl;
      log('Graph made no meeting', { status: response.status, requestId: response.headers.get('request-id') });
      throw new Refusal('graph-unavailable');
    },
  };
}

async function ask(
  url: string,
  body: object,
  token: GraphOptions['token'],
  log: GraphOptions['log'],
): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { Authorization: `Bearer ${(await token()) ?? ''}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch (error) {
    log('Graph could not be reached', { error });
    throw new Refusal('graph-unavailable');
  }
}
