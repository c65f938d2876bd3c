import type { ServerResponse } from 'node:http';
import {
  type AdaptiveCardInvokeResponse,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  TeamsActivityHandler,
} from 'botbuilder';
import restify, { type Request, type Response } from 'restify';

/** The least that a bot can be: what Microsoft's samples do, and nothing of ours. */
class Echo extends TeamsActivityHandler {
  constructor() {
    super();
    this.onMessage(async (turn, next) => {
      await turn.sendActivity(`Echo: ${turn.activity.text}`);
      await next();
    });
  }

  protected override async onAdaptiveCardInvoke(): Promise<AdaptiveCardInvokeResponse> {
    const value = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Done' }] };
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
  }
}

/** Rows of about the size of ours. */
const page = Array.from({ length: 50 }, (_, index) => ({
  ...{ id: `task-${index}`, reference: `SEN-27-${index}`, title: `Visit number ${index}`, dueOn: '2027-02-19' },
  ...{ statusText: 'Allocated 09:14 by Ruth Calder', agencyName: 'Environment Agency', text: 'x'.repeat(500) },
}));

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new Echo();
const readers = new Set<ServerResponse>();
const server = restify.createServer();
server.use(restify.plugins.bodyParser({ mapParams: false }));
server.post('/api/messages', async (req: Request, res: Response) => {
  const { body, headers } = req;
  await adapter.process({ body, headers, method: 'POST' }, res, (turn) => bot.run(turn));
});
server.get('/ready', (_req, res, next) => {
  res.send(200, { status: 'serving' });
  next();
});
server.get('/page', (_req, res, next) => {
  res.send(200, { items: page });
  next();
});
server.get('/unchanged', (_req, res, next) => {
  res.send(304);
  next();
});
server.get('/live', async (_req: Request, res: Response) => {
  res.writeHead(200, { 'Content-Type': 'text/event-stream' });
  res.write('event: hello\ndata: {}\n\n');
  readers.add(res);
  res.on('close', () => readers.delete(res));
});
server.post('/change', (_req, res, next) => {
  const event = Buffer.from('id: 1\nevent: change\ndata: {"number":1,"action":"task-acknowledged"}\n\n');
  for (const reader of readers) reader.write(event);
  res.send(200, {});
  next();
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
