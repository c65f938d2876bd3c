import type { Answer, TestServer } from './sentinel';

export const [CALDER, REEVE, HESKETH] = ['Ruth Calder', 'Callum Reeve', 'Tom Hesketh'];

/** An item of an agenda, as far as tests read it. */
export interface Item {
  id: string;
  title: string;
}

/** Not on the template. */
export const vape = { itemId: 'vape', title: 'Vape shops on Mill Street', minutes: 10 };

/** What is done with the agenda of M2 unless told, and read of it. */
export function agendaOn(server: () => TestServer) {
  async function agenda(name: string, input: object, who = REEVE): Promise<Answer> {
    return server().command(who, `agenda.${name}`, { meetingId: 'M2', ...input });
  }
  async function meeting(who = REEVE, meetingId = 'M2') {
    return (await server().query(who, 'meetings.get', { meetingId })).body;
  }
  async function find(id: string, who = REEVE, meetingId = 'M2') {
    return (await meeting(who, meetingId)).agenda.find((item: Item) => item.id === id);
  }
  return { agenda, meeting, find };
}
