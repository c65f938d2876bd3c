import { newQueryClient } from '../../tab/data/queryClient';
import { ask } from '../../tab/data/api';

// Node's own, in place of what jsdom lacks.
const answer = (status: number, body: object, headers: Record<string, string> = {}): Response =>
  ({ ok: status < 400, status, headers: new Headers(headers), json: async () => body }) as Response;

const tooMany = () =>
  answer(429, { code: 'too-many-requests', message: 'Please wait.', requestId: 'r' }, { 'Retry-After': '20' });

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a question of somebody who asked too much', () => {
  it('is asked again by itself once the server wants to be asked, and not before', async () => {
    const answers = [tooMany(), answer(200, { items: [] })];
    let asked = 0;
    globalThis.fetch = async () => answers[asked++] ?? tooMany();
    const answered = newQueryClient().query({ queryKey: ['tasks.list'], queryFn: () => ask('tasks.list', {}) });
    await jest.advanceTimersByTimeAsync(19_000);
    expect(asked).toBe(1);
    await jest.advanceTimersByTimeAsync(1_500);
    expect(await answered).toEqual({ items: [] });
  });

  it('is given up after two more tries, with the server’s words', async () => {
    let asked = 0;
    globalThis.fetch = async () => {
      asked += 1;
      return tooMany();
    };
    const answered = newQueryClient().query({ queryKey: ['tasks.list'], queryFn: () => ask('tasks.list', {}) });
    const refused = expect(answered).rejects.toThrow('Please wait.');
    await jest.advanceTimersByTimeAsync(60_000);
    await refused;
    expect(asked).toBe(3);
  });
});
