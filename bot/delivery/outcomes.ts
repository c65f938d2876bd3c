import { type Delivery, type Message, recipientKey } from '../domain/message';

/** By recipient; undefined where nothing was left to say to them. */
export type Outcomes = Map<string, Delivery | undefined>;

/**
 * The truth may be shown twice, so that nobody has to be kept from showing it: it costs no commit. What is blanked goes on
 * for long, and is claimed.
 */
export function needsNoClaim({ task, inChat, lease }: Message): boolean {
  return task === 'refresh' && inChat === undefined && lease === undefined;
}

/** A lease that stands is of somebody who died: what they had in hand may have arrived. Recipients are served in order. */
export function withoutCertainty({ lease, deliveries }: Message): Delivery[] {
  const inHand = lease === undefined ? undefined : deliveries.find(({ state }) => state === 'queued');
  return deliveries.map((each) => (each === inHand && each.state === 'queued' ? { ...each, answerLost: true } : each));
}

/** What was sent is final: whoever has read it meanwhile goes on having read it. */
export function withOutcomes({ deliveries }: Pick<Message, 'deliveries'>, outcomes: Outcomes): Delivery[] {
  return deliveries.flatMap((each) => {
    const key = recipientKey(each.recipient);
    return each.state === 'sent' || !outcomes.has(key) ? each : (outcomes.get(key) ?? []);
  });
}
