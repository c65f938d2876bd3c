import type { Json } from './runningServer';
import type { Answer, TestServer } from './sentinel';

/** What people do at the server that `of` gives once it has started; `beside` stands in all that they send. */
export function deedsAt(of: () => TestServer, beside: object = {}) {
  const attempt = (who: string, name: string, input: object): Promise<Answer> =>
    of().command(who, name, { ...beside, ...input });
  async function done(who: string, name: string, input: object): Promise<Json> {
    const answer = await attempt(who, name, input);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  }
  return { attempt, done };
}
