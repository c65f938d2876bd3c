import path from 'node:path';
import { PanelId } from '../../bot/domain/ids';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { approveChats, idOfChat } from '../support/approvedChats';
import { FakeTeams, type TeamsChat } from '../support/fakeTeams';
import { ownFolder } from '../support/runningServer';
import { startTestServer } from '../support/sentinel';

const chat: TeamsChat = { id: '19:newer@thread.v2', type: 'groupChat', name: 'Panel' };

const UPGRADED = 'Sentinel is being upgraded. Nothing was lost; please try again in a moment.';

describe('a chat whose owner a newer version keeps in a form of its own', () => {
  it('is told to try again, hears nothing of a panel, and what is kept of it stays', async () => {
    const DATA_DIR = ownFolder();
    const teams = await new FakeTeams().start();
    const server = await startTestServer({ DATA_DIR });
    const sandhu = teams.user('Priya Sandhu', 'priya.sandhu@ea.example');
    await approveChats(server, teams, chat);
    const store = openSqliteStore(path.join(DATA_DIR, 'sentinel.db'));
    const deployment = PanelId.parse('deployment');
    const owner = await store.read(deployment, `chatOwner:${idOfChat(chat)}`);
    if (owner === undefined) throw new Error('The chat has no owner');
    const newer = { ...owner, form: 99, value: { chatId: idOfChat(chat), panelIds: ['northmoor'] } };
    await store.commit(deployment, [{ kind: 'replace', document: newer, version: owner.version }]);
    await teams.say(server.url, chat, sandhu, 'my tasks');
    const said = teams.in(chat).map(({ activity }) => activity.text);
    const clicked = await teams.click(server.url, chat, sandhu, 'card.show', { content: { kind: 'help' } });
    const approved = await server.command('Callum Reeve', 'chat.approve', { chatId: idOfChat(chat) });
    const stands = await store.read(deployment, newer.id);
    await store.close();
    await server.close();
    await teams.stop();
    expect(said).toEqual([UPGRADED]);
    expect(JSON.stringify(clicked.body)).toContain(UPGRADED);
    expect(approved.status).toBe(503);
    expect(stands?.value).toEqual(newer.value);
  });
});
