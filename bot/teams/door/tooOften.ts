import { type Limited, type Limits, type Wait, waitText } from '../../wiring/http/limits';
import { wordsOf } from './invokes';
import { type Activity, sharedAddressOf, type Turn } from './turn';

/** What people do themselves is counted, by person and conversation. What Teams tells of its own accord is not. */
const counted: ReadonlyMap<string, Limited> = new Map([
  ['message', 'message'],
  ['invoke', 'click'],
]);

export async function waitOf(activity: Activity, limits: Limits): Promise<Wait | undefined> {
  const what = counted.get(activity.type);
  if (what === undefined) return undefined;
  const { id, aadObjectId = id } = activity.from;
  return limits.take(what, `${aadObjectId} ${sharedAddressOf(activity).conversationId}`);
}

/** In words, and as if all were well: a refusal by HTTP Teams would send again. Messages are told once, clicks each time. */
export async function tellToWait(turn: Turn, wait: Wait): Promise<void> {
  const { type, name } = turn.activity;
  const text = `That is a lot at once. Please wait ${waitText(wait)}, then send it again. Nothing was changed.`;
  if (type === 'invoke') {
    await turn.send({ type: 'invokeResponse', value: { status: 200, body: wordsOf(name, text) } });
  } else if (wait.isFirst) {
    await turn.send({ type: 'message', textFormat: 'plain', text });
  }
}
