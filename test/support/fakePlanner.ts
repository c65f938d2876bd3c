import { createServer, type Server } from 'node:http';
import { portOf } from './cosmosProxy';
import type { Json } from './runningServer';

/**
 * What the model says next: a function call, words alone, an error, nothing for ever, or the
 * beginning of an answer and no more.
 */
export type PlannerAnswer =
  | { readonly call: string; readonly input: unknown }
  | { readonly raw: string }
  | { readonly status: number }
  | 'hang'
  | 'trickle';

/** An endpoint that speaks OpenAI's chat completions, as far as tools go. */
export class FakePlanner {
  readonly asked: Json[] = [];
  answer: PlannerAnswer = { status: 500 };

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakePlanner> {
    const server = createServer();
    const planner = new FakePlanner(server);
    server.on('request', (req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('end', () => {
        planner.asked.push(JSON.parse(Buffer.concat(chunks).toString('utf8')));
        const { answer } = planner;
        if (answer === 'hang') return;
        if (answer === 'trickle') {
          res.writeHead(200, { 'Content-Type': 'application/json' });
          res.write('{"choices":');
          return;
        }
        res.writeHead('status' in answer ? answer.status : 200, { 'Content-Type': 'application/json' });
        res.end('raw' in answer ? answer.raw : JSON.stringify(completion(answer)));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    return planner;
  }

  get url(): string {
    return `http://127.0.0.1:${portOf(this.server)}/v1`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

function completion(answer: Exclude<PlannerAnswer, 'hang' | 'trickle' | { raw: string }>): object {
  if ('status' in answer) return { error: { message: 'out of order' } };
  const call = { name: answer.call, arguments: JSON.stringify(answer.input) };
  const message = {
    role: 'assistant',
    content: null,
    tool_calls: [{ id: 'call-1', type: 'function', function: call }],
  };
  return { id: 'chat-1', object: 'chat.completion', choices: [{ index: 0, finish_reason: 'tool_calls', message }] };
}
