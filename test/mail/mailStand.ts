import path from 'node:path';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import type { MailLink } from '../../bot/domain/mailLink';
import type { PanelStore } from '../../bot/ledger/store';
import { documentOf, recordOf } from '../../bot/ledger/records';
import { FakeTeams, type TeamsUser } from '../support/fakeTeams';
import { startTestServer, type TestServer, until } from '../support/sentinel';
import { codeIn, linkIn, PostOffice, type Received } from './postOffice';
import { type Page, ReplyReader } from './replyReader';

export const FARROW = 'neil.farrow@hmpps.example';

/** The server with a real SMTP server behind it, and a Teams in which Farrow has blocked the bot. */
export interface MailStand {
  readonly server: TestServer;
  readonly teams: FakeTeams;
  readonly office: PostOffice;
  /** Gives Farrow a task, which Teams will not bring him, and waits for the mail. */
  giveTask(taskId: string, onItem?: { meetingId: string; itemId: string }, dueOn?: string): Promise<Received>;
  /** Opens the link of a mail, asks for the code, waits for it at the same address and enters it. */
  enter(mail: Received): Promise<{ reader: ReplyReader; page: Page }>;
  /** The links as they are stored. */
  links(): Promise<MailLink[]>;
  /** Gives a member another address, behind the server's back: no command does so yet. */
  readdress(memberId: string, email: string): Promise<void>;
  close(): Promise<void>;
}

export async function openMailStand(
  now = '2027-02-02T09:14:00.000Z',
  environment: Record<string, string> = {},
): Promise<MailStand> {
  const teams = await new FakeTeams().start();
  const office = await new PostOffice().open();
  const mail = { SMTP_URL: office.url, MAIL_FROM: 'sentinel@northmoor.example' };
  const server = await startTestServer({ ...mail, ...environment });
  await server.moveClock(now);
  const farrow = teams.user('Neil Farrow', FARROW);
  await teams.say(server.url, teams.personal(farrow), farrow, 'hi');
  block(teams, farrow);

  const giveTask: MailStand['giveTask'] = async (taskId, onItem, dueOn = '2027-02-19') => {
    const before = office.to(FARROW).length;
    // On the item of his group nobody is named.
    const title = onItem === undefined ? 'Recall Dean Stroud to custody' : 'Recall the tenant to custody';
    const task = { taskId, title, detail: 'He lives above the yard' };
    const holder = { agencyId: 'hmpps', ownerId: 'neil-farrow', dueOn };
    const name = onItem === undefined ? 'task.allocate' : 'meeting.giveTask';
    const given = await server.command('Ruth Calder', name, { ...holder, ...task, ...onItem });
    if (given.status !== 200) throw new Error(`Not given: ${JSON.stringify(given.body)}`);
    return office.mailTo(FARROW, before + 1);
  };
  return {
    ...{ server, teams, office, giveTask },
    enter: async (mail) => {
      const reader = new ReplyReader(linkIn(mail));
      await reader.open();
      const known = new Set(office.mails);
      await reader.press('code');
      const isCode = (each: Received) => !known.has(each) && each.subject?.includes('Your code') === true;
      const code = await until('the code', () => office.to(mail.recipients[0] ?? '').find(isCode));
      return { reader, page: await reader.press('open', { code: codeIn(code) }) };
    },
    links: () =>
      inStore(server, async (store) => {
        const found = await store.queryEverywhere({ type: 'mailLink', limit: 1000 });
        return found.map((document) => recordOf('mailLink', document));
      }),
    readdress: (memberId, email) =>
      inStore(server, async (store) => {
        const [head] = await store.queryEverywhere({ type: 'head', limit: 1 });
        if (head === undefined) throw new Error('No panel');
        const { panelId } = head;
        const member = await store.read(panelId, `member:${memberId}`);
        if (member === undefined) throw new Error('No such member');
        const { logNumber } = recordOf('head', head);
        const turned = documentOf('head', panelId, { ...recordOf('head', head), rosterAsOf: logNumber });
        const moved = documentOf('member', panelId, { ...recordOf('member', member), email });
        await store.commit(panelId, [
          { kind: 'replace', document: turned, version: head.version },
          { kind: 'replace', document: moved, version: member.version },
        ]);
      }),
    close: async () => {
      await server.close();
      await teams.stop();
      await office.close();
    },
  };
}

async function inStore<T>({ dataDir }: TestServer, look: (store: PanelStore) => Promise<T>): Promise<T> {
  const store = openSqliteStore(path.join(dataDir, 'sentinel.db'));
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}

function block(teams: FakeTeams, user: TeamsUser): void {
  teams.fault(new RegExp(`POST /v3/conversations/${teams.personal(user).id}/activities`), 403, { times: 1_000 });
}
