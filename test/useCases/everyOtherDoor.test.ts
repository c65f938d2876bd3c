import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SHOW_VERB } from '../../bot/cards/kit';
import { byName, namesOf } from '../../bot/domain/byName';
import { contentOf } from '../../bot/mail/about';
import { addressOf, HOME } from '../../bot/mail/doorPlaces';
import { recordOf } from '../../bot/ledger/records';
import { MailSubject } from '../../bot/domain/mailLink';
import { standingTexts } from '../../bot/refusalTexts';
import { NOTHING_HERE } from '../../bot/teams/drawing/amongMany';
import { type CardCommandName, isCardCommandName } from '../../bot/useCases/commands';
import type { PanelContexts } from '../../bot/useCases/ports';
import { openOutboxStand, type OutboxStand } from '../delivery/outboxStand';
import type { Json } from '../support/runningServer';
import {
  chatsOfMany,
  type DoorBot,
  type Heard,
  openDoorBot,
  type Place,
  readAlong,
  recordedIn,
  unapproved,
} from './everyDoorBot';
import { deeds, type DoorMail, homeOf, openDoorMail, pageOf } from './everyDoorMail';
import { type Looker, lookers, viewerIn } from './everyDoorPeople';
import { stageRecords } from './everyDoorRecords';
import { keepingNothing } from './everyDoorServer';
import { inputs, type Name } from './everyDoorStage';
import { expected } from './everyDoorTable';
import { absent, type Records } from './everyDoorWords';

// The same people and records as at the doors of the API (everyDoor.test.ts), at those of Teams and of the mail: a chat
// of many, the message extension, the pages behind a link.

const people = namesOf(lookers);
const whoIs = new Map(people.map((who) => [lookers[who].id, who]));
const table = byName(people, (who) => ({ open: expected(who, 'open'), few: expected(who, 'few') }));
const which = ['open', 'few'] as const;
const may = (who: Looker, name: Name, of: 'open' | 'few') => table[who][of][name] === 'y';
const dir = mkdtempSync(path.join(tmpdir(), 'doors-'));
let stand: OutboxStand;
let bot: DoorBot;
let mail: DoorMail;
let records: { few: Records; open: Records };
const emails = new Map<Looker, string>();
/** "SEN-27-001" of each. */
const references = new Map<string, string>();

beforeAll(async () => {
  stand = await openOutboxStand(path.join(dir, 'panel.db'));
  records = await stageRecords(stand);
  const contexts: PanelContexts = {
    forEverybody: (...of) => stand.contexts.forEverybody(...of),
    forSystem: (...of) => stand.contexts.forSystem(...of),
    of: async (panelId, memberId, now) => {
      const ctx = await stand.contexts.of(panelId, memberId, now);
      const who = whoIs.get(memberId);
      return keepingNothing(who === undefined ? ctx : { ...ctx, viewer: viewerIn(ctx, who) });
    },
  };
  bot = await openDoorBot(stand, contexts);
  mail = openDoorMail(stand, contexts);
  for (const who of people)
    emails.set(who, (await stand.contexts.of(stand.panelId, lookers[who].id)).viewer.member.email);
  for (const { task, raised, issue } of [records.open, records.few]) {
    for (const [kind, id] of [
      ['task', task],
      ['issue', raised],
      ['issue', issue],
    ] as const) {
      const found = await stand.store.read(stand.panelId, `${kind}:${id}`);
      references.set(id, recordOf(kind, found ?? { id: '', value: undefined }).reference);
    }
  }
}, 60_000);
afterAll(async () => {
  await stand.close();
  rmSync(dir, { recursive: true, force: true });
});

const group = chatsOfMany['a group chat'];
const referenceOf = (id: string) => references.get(id) ?? '';
const send = (who: Looker, place: Place, activity: object): Promise<Heard> =>
  bot.hear(emails.get(who) ?? '', place, activity);
const say = (who: Looker, place: Place, text: string) => send(who, place, { type: 'message', text });
const invoke = (who: Looker, name: string, value: object, place: Place = group) =>
  send(who, place, { type: 'invoke', name, value });

const NOT_YOURS = 'Your role on the panel does not include this. The coordinator can help.';

describe('in a chat of many', () => {
  it('what is typed is answered with what all there may see, or with no more than that it is not theirs', async () => {
    const { open, few } = records;
    const passing = (name: Name) => (who: Looker) => may(who, name, 'open');
    const all = () => true;
    const none = () => false;
    const phrases: readonly (readonly [text: string, shownTo: (who: Looker) => boolean])[] = [
      ...['my tasks', 'issues', 'agenda', 'next meeting', 'hi', 'help', 'mumble'].map((text) => [text, all] as const),
      ['attend', passing('attendance.reply')],
      ['who can illegal waste', passing('powers.find')],
      ...['issue', 'issue urgent Fire risk in the mill'].map((text) => [text, passing('issue.raise')] as const),
      [`access ${referenceOf(few.task)} I work the street`, all],
      [referenceOf(open.task), passing('tasks.get')],
      [referenceOf(open.raised), (who) => passing('issues.get')(who) || who === 'member who left for the item'],
      // Somebody left for it: they read along.
      [referenceOf(open.issue), none],
    ];
    const wrong: unknown[] = [];
    for (const [text, shownTo] of phrases) {
      const shown = new Set<string>();
      for (const who of people) {
        const heard = readAlong(await say(who, group, text));
        const isShown = heard !== NOT_YOURS && heard !== NOTHING_HERE;
        if (isShown) shown.add(heard);
        if (isShown !== shownTo(who) || recordedIn(heard).length > 0) wrong.push([text, who, heard]);
      }
      if (shown.size > 1) wrong.push([text, ...shown]);
    }
    expect(wrong).toEqual([]);
  });

  it.each(namesOf(chatsOfMany))(
    'nobody is told by its number what is for few, nor that there is any: in %s',
    async (chat) => {
      const wrong: unknown[] = [];
      for (const who of people) {
        const heard = (text: string) => say(who, chatsOfMany[chat], text).then(readAlong);
        const none = { task: await heard('SEN-27-999'), issue: await heard('I-27-999') };
        const { task, issue, raised } = records.few;
        for (const [kind, id] of [
          ['task', task],
          ['issue', issue],
          ['issue', raised],
        ] as const) {
          const said = await heard(referenceOf(id));
          if (said !== none[kind] || ![NOT_YOURS, NOTHING_HERE].includes(said)) wrong.push([who, kind, said]);
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  it('that nobody approved, everybody is told so, and nothing else', async () => {
    const heard = new Set<string>();
    const verb = 'task.acknowledge';
    const action = { verb, data: inputs[verb](records.open) };
    for (const who of people) {
      for (const text of ['agenda', 'help', referenceOf(records.open.task)])
        heard.add(readAlong(await say(who, unapproved, text)));
      const { answer } = await invoke(who, 'adaptiveCard/action', { action }, unapproved);
      const found = await invoke(who, 'composeExtension/query', { parameters: [] }, unapproved);
      heard.add(answer.value).add(found.answer.composeExtension.text);
    }
    expect([...heard]).toEqual([standingTexts.unapproved]);
  });
});

const onCards = namesOf(inputs).filter(isCardCommandName);

describe.each(people)('in a chat of many the %s', (who) => {
  it.each(which)('does on cards what they do elsewhere, with what is for %s, and nobody else sees it', async (of) => {
    // Open ones only where they are answered otherwise.
    const tried = onCards.filter((verb) => of === 'few' || table[who].open[verb] !== table[who].few[verb]);
    const done: CardCommandName[] = [];
    const seen: unknown[] = [];
    for (const verb of tried) {
      const action = { verb, data: inputs[verb](records[of]) };
      const { answer, posted } = await invoke(who, 'adaptiveCard/action', { action });
      const isDone = answer.type === 'application/vnd.microsoft.card.adaptive';
      if (isDone) done.push(verb);
      if (posted.length > 0 || (!isDone && recordedIn(answer).length > 0)) seen.push([verb, answer, posted]);
    }
    expect(done).toEqual(tried.filter((verb) => may(who, verb, of)));
    expect(seen).toEqual([]);
  });

  it('tells those who read along nothing by a client that sends its buttons as messages', async () => {
    const post = (verb: CardCommandName, about: Records) => {
      const value = { verb, data: inputs[verb](about) };
      return send(who, group, { type: 'message', value }).then(readAlong);
    };
    const told: unknown[] = [];
    for (const verb of onCards.filter((each) => may(who, each, 'few'))) {
      const heard = await post(verb, records.few);
      if (recordedIn(heard).length > 0) told.push([verb, heard]);
    }
    // Words are posted as they are answered above: one button stands for all that come to nothing.
    const hidden = onCards.find((each) => table[who].few[each] === '0');
    if (hidden !== undefined)
      expect(await post(hidden, records.few)).toBe(await post(hidden, { ...records.few, ...absent }));
    expect(told).toEqual([]);
  });

  it('is shown a card anew as far as they may see it, and else as what is not there', async () => {
    const wrong: unknown[] = [];
    for (const trigger of ['automatic', 'manual']) {
      const shown = async (content: object) => {
        const action = { verb: SHOW_VERB, data: { content } };
        return JSON.stringify((await invoke(who, 'adaptiveCard/action', { action, trigger })).answer);
      };
      for (const [key, id, name] of [
        ['taskId', records.few.task, 'tasks.get'],
        ['issueId', records.few.issue, 'issues.get'],
      ] as const) {
        const [kind] = key.split('Id');
        const isShown = (await shown({ kind, [key]: id })) !== (await shown({ kind, [key]: 'none' }));
        const isRight = may(who, name, 'few');
        // Whoever is asked why they open it is not asked by a card that comes into view.
        if (trigger === 'manual' ? isShown !== isRight : isShown && !isRight) wrong.push([trigger, kind]);
      }
      const agenda = await shown({ kind: 'agenda', meetingId: records.few.over });
      const isMarked = agenda.includes('RECIPIENTS ONLY');
      if (isMarked !== may(who, 'attendance.answerFloor', 'few') || recordedIn(agenda).length > 0) wrong.push(agenda);
    }
    expect(wrong).toEqual([]);
  });

  it('finds by the message extension what they may see, and puts no more of it into a chat than all may', async () => {
    const search = async (value: string): Promise<Json[]> => {
      const { answer } = await invoke(who, 'composeExtension/query', { parameters: [{ name: 'query', value }] });
      return answer.composeExtension.attachments ?? [];
    };
    const wrong: unknown[] = [];
    const found: Json[] = [];
    for (const of of which) {
      for (const [id, name] of [
        [records[of].task, 'tasks.get'],
        [records[of].issue, 'issues.get'],
      ] as const) {
        const reference = referenceOf(id);
        const hits = await search(reference);
        const isFound = hits.some(({ preview }) => preview.content.title.startsWith(`${reference} `));
        if (isFound !== may(who, name, of)) wrong.push([reference, of, JSON.stringify(hits)]);
        found.push(...hits);
      }
    }
    for (const words of ['', 'yard', 'grill', 'arcade', 'grit', 'saltmarsh', 'stroud', 'teal', 'm1'])
      found.push(...(await search(words)));
    expect(wrong).toEqual([]);
    expect(recordedIn(found.map(({ content }) => content))).toEqual([]);
    expect(JSON.stringify(found.map(({ preview }) => preview))).not.toMatch(/grill|arcade|Grit|Stroud|Teal/);
  });

  it('opens and sends the dialogs that are theirs, and a link in a message unfolds into what all may see', async () => {
    const [raises, gives] = [may(who, 'issue.raise', 'open'), may(who, 'task.allocate', 'open')];
    const opens = async (name: string, value: object) =>
      (await invoke(who, name, value)).answer.task.type === 'continue';
    expect({
      issue: await opens('task/fetch', { data: { dialog: 'issue' } }),
      fromMessage: await opens('composeExtension/fetchTask', { messagePayload: { body: { content: 'Vans' } } }),
      task: await opens('task/fetch', { data: { dialog: 'task' } }),
    }).toEqual({ issue: raises, fromMessage: raises, task: gives });
    const data = { dialog: 'issue', issueId: 'new', text: 'Fire risk' };
    const sent = await invoke(who, 'composeExtension/submitAction', { data });
    expect(/^Issue .* raised/.test(sent.answer.task.value)).toBe(raises);
    const link = (of: 'open' | 'few') => ({ url: `https://teams.example/tab/#/issues?issue=${records[of].raised}` });
    for (const of of which) expect(recordedIn(await invoke(who, 'composeExtension/queryLink', link(of)))).toEqual([]);
  });
});

describe.each(people)('by mail the %s', (who) => {
  const { id } = lookers[who];
  const never = (kind: MailSubject['kind']) => MailSubject.parse({ kind, id: 'none' });
  const look = (subject: MailSubject, at = addressOf(subject)) => mail.look(id, subject, at);

  it.each(which)('is sent and reads what they may see of what is for %s, and else what never was', async (of) => {
    const wrong: unknown[] = [];
    for (const [kind, name] of [
      ['task', 'tasks.card'],
      ['issue', 'issues.card'],
      ['meeting', 'meetings.get'],
    ] as const) {
      const subject = MailSubject.parse({ kind, id: records[of][kind] });
      const [page, home] = [await look(subject), await look(subject, HOME)];
      const isRight = may(who, name, of);
      if ((page.status === 200) !== isRight) wrong.push([kind, page.status]);
      const [none, noneAtHome] = [await look(never(kind)), await look(never(kind), HOME)];
      const isSame = pageOf(page) === pageOf(none) && homeOf(home, subject) === homeOf(noneAtHome, never(kind));
      if (!isRight && !isSame) wrong.push([kind, page, home]);
      const letter = await mail.draw(id, contentOf(subject));
      if ((letter !== undefined) !== isRight || recordedIn(letter).length > 0) wrong.push([kind, letter]);
    }
    expect(wrong).toEqual([]);
  });

  it.each(which)('does on its pages what they do elsewhere, with what is for %s', async (of) => {
    const wrong: unknown[] = [];
    for (const { button, kind, about, name, typed } of deeds) {
      const press = (subject: MailSubject) => mail.press(id, subject, addressOf(subject), { do: button, ...typed });
      const answer = await press(MailSubject.parse({ kind, id: records[of][about] }));
      if ((answer.said !== undefined) !== may(who, name, of)) wrong.push([button, pageOf(answer)]);
      const isHidden = table[who][of][name] === '0';
      if (isHidden && pageOf(answer) !== pageOf(await press(never(kind)))) wrong.push([button, 'differs']);
    }
    expect(wrong).toEqual([]);
  });
});
