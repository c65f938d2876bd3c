import { randomUUID } from 'node:crypto';
import { namesOf } from '../../bot/domain/byName';
import { type CommandName, commands, isCommandName } from '../../bot/useCases/commands';
import { REQUEST } from '../looks/life';
import { inputs } from '../useCases/everyDoorStage';
import { type Records, recordsNamed } from '../useCases/everyDoorWords';
import { command, HttpProblem, type Json, query, tokenOf } from './runningServer';
import { isForWords, typedInto } from './textFields';

// Words typed into every text of every command of a panel that lives (test/looks/life, under way), through the API.

/** Those between whom somebody may do each thing. */
const people = ['callum-reeve', 'ruth-calder', 'priya-sandhu', 'tom-hesketh', 'lena-hart'];
/** What is done first, until the command can be. */
const bringOn: readonly (readonly [before: RegExp, who: string, name: CommandName])[] = [
  [/^task\./, 'priya-sandhu', 'task.acknowledge'],
  [/^task\./, 'priya-sandhu', 'task.askTime'],
  [/^task\./, 'priya-sandhu', 'task.complete'],
  [/^minutes\.agree/, 'ruth-calder', 'minutes.confirm'],
  [/^hold\.lift/, 'callum-reeve', 'hold.set'],
  [/^restriction\.(keep|lift)/, 'callum-reeve', 'issue.triage'],
];
const forPriya = { audience: { kind: 'named', agencyIds: [], memberIds: ['priya-sandhu'] } };
/** What has to stand beside the words. */
const beside: Partial<Record<CommandName, object>> = {
  ...{ 'task.allocate': forPriya, 'task.propose': forPriya, 'meeting.giveTask': forPriya, 'issue.triage': forPriya },
  ...{ 'agenda.addItem': forPriya, 'agenda.changeItem': forPriya, 'access.give': { requestId: REQUEST } },
  'restriction.set': forPriya,
  // The log is looked through by this reference afterwards.
  'group.change': { head: { operation: 'Larchfield', reference: 'NM-OCG-031', status: 'mapped', threats: [] } },
};
const inputOf = (name: CommandName, about: Records): object => ({ ...inputs[name](about), ...beside[name] });

/** With one task and one issue for all that is done to any. */
const recordsOf = (task: string, issue: string): Records =>
  recordsNamed({
    ...{ task, issue, other: issue, meeting: 'M2', over: 'M1' },
    ...{ item: 'item-3', section: 'item-3', group: 'nm-ocg-031', person: 'p2' },
  });
const staged = recordsOf('no-task', 'no-issue');

/** Somewhere to type, and with what: the first of the words that it takes. */
interface Field {
  readonly name: CommandName;
  readonly path: string;
  readonly words: string;
}

function fieldsOf(name: CommandName, wordsFor: (at: number) => readonly string[]): Field[] {
  const row = commands[name];
  const paths = ['x', 'https://x.example/'].flatMap((text) => typedInto(row, inputOf(name, staged), text));
  return [...new Set(paths.map(({ path }) => path))]
    .filter((path) => isForWords({ path }))
    .map((path, at) => {
      const fits = (words: string) => typedInto(row, inputOf(name, staged), words).some((each) => each.path === path);
      return { name, path, words: wordsFor(at).find(fits) ?? 'x' };
    });
}

/** All of `fields` at once, or what stands in the last of them alone where they do not go together. */
function filled(fields: readonly Field[], about: Records): object {
  const [{ name } = { name: 'issue.raise' as const }] = fields;
  return fields.reduce(
    (input, { path, words }) => {
      const typed = typedInto(commands[name], input, words).find((each) => each.path === path)?.input;
      return typeof typed === 'object' && typed !== null ? typed : input;
    },
    inputOf(name, about),
  );
}

class Typist {
  readonly refused: string[] = [];
  takenCount = 0;

  constructor(
    private readonly url: string,
    private readonly tokens: ReadonlyMap<string, string>,
  ) {}

  /** All at once; where that is refused, each by itself. */
  async type(fields: readonly Field[]): Promise<void> {
    const problem = await this.send(fields);
    if (problem === '') this.takenCount += fields.length;
    else if (fields.length > 1) for (const field of fields) await this.type([field]);
    else this.refused.push(`${fields.map(({ name, path }) => `${name} ${path}`).join()}: ${problem}`);
  }

  private async send(fields: readonly Field[]): Promise<string> {
    const [{ name } = { name: 'issue.raise' as const }] = fields;
    const about = await this.anew(name);
    const said = new Set<string>();
    for (const before of [undefined, ...bringOn.filter(([of]) => of.test(name))]) {
      if (before !== undefined) await this.ask(before[1], before[2], inputOf(before[2], about));
      const input = await this.asDrawn(name, filled(fields, about));
      for (const who of people) {
        const problem = await this.ask(who, name, input);
        if (problem === '') return '';
        if (problem !== 'not-allowed') said.add(problem);
      }
    }
    return [...said].join(', ');
  }

  /** @returns why not */
  private async ask(who: string, name: CommandName, input: object): Promise<string> {
    try {
      await command(this.url, this.tokens.get(who) ?? '', name, input);
      return '';
    } catch (error) {
      if (!(error instanceof HttpProblem) || error.status >= 500) throw error;
      return error.body.code;
    }
  }

  /** What nothing has been done to, of each that it is about. */
  private async anew(name: CommandName): Promise<Records> {
    const ids = { disruption: randomUUID(), opportunity: randomUUID(), referral: randomUUID() };
    const about = { ...recordsOf(randomUUID(), randomUUID()), ...ids };
    const asked = JSON.stringify(inputOf(name, about));
    const ofGroup = { taskId: undefined, groupId: about.group };
    const control = { what: 'A gate', recheckOn: '2027-07-01' };
    const made: readonly (readonly [id: string, who: string, by: CommandName, more: object])[] = [
      [about.task, 'callum-reeve', 'task.allocate', { taskId: about.task }],
      [about.issue, 'tom-hesketh', 'issue.raise', { issueId: about.issue, text: 'Vans at night' }],
      [about.disruption, 'lena-hart', 'disruption.propose', { ...ofGroup, disruptionId: about.disruption, control }],
      [about.opportunity, 'lena-hart', 'opportunity.raise', { opportunityId: about.opportunity }],
      [about.referral, 'callum-reeve', 'referral.make', { ...ofGroup, referralId: about.referral }],
    ];
    for (const [id, who, by, more] of made)
      if (asked.includes(id)) await this.ask(who, by, { ...inputs[by](about), ...more });
    if (!asked.includes(about.link)) return about;
    const token = this.tokens.get('lena-hart') ?? '';
    const { id: link } = await command(this.url, token, 'link.make', inputs['link.make'](about));
    return { ...about, link };
  }

  private async asDrawn(name: CommandName, input: Json): Promise<object> {
    if (input.version === undefined || input.version === '') return input;
    const { memberId, agencyId, groupId, nominalId, part, issueId, disruptionId } = input;
    const [noun = ''] = name.split('.');
    const asked = (question: string, about: Record<string, string> = {}, who = 'callum-reeve'): Promise<Json> =>
      query(this.url, this.tokens.get(who) ?? '', question, about);
    const drawn: Readonly<Record<string, () => Promise<Json>>> = {
      member: () => asked('people.get', { memberId }),
      partner: () => asked('partners.get', { agencyId }),
      // By one who opens nobody on the screens that are looked at.
      nominal: () => asked('nominals.get', { groupId, nominalId, reason: 'To correct them' }, 'ruth-calder'),
      panel: async () => (await asked('settings.get'))[part],
      group: () => asked('groups.get', { groupId }),
      issue: async () => ({ version: (await asked('issues.get', { issueId })).tagsVersion }),
      disruption: async () => (await asked('disruptions.list')).items.find((each: Json) => each.id === disruptionId),
    };
    return { ...input, version: (await drawn[noun]?.())?.version ?? input.version };
  }
}

/** @param wordsFor what is typed into the n-th field of a command: the first of them that it takes */
export async function typeEverywhere(url: string, wordsFor: (at: number) => readonly string[]): Promise<Typist> {
  const tokens = await Promise.all(people.map(async (who) => [who, await tokenOf(url, who)] as const));
  const typist = new Typist(url, new Map(tokens));
  const names = namesOf(inputs).filter(isCommandName);
  const typeAll = async (noun: string) => {
    for (const name of names.filter((each) => each.startsWith(`${noun}.`))) {
      const fields = fieldsOf(name, wordsFor);
      if (fields.length > 0) await typist.type(fields);
    }
  };
  const nouns = new Set(names.map((name) => name.slice(0, name.indexOf('.'))));
  for (const noun of ['nominal', 'panel']) nouns.delete(noun);
  await Promise.all([...nouns].map(typeAll));
  // After the rest: what was typed as somebody's name may stand in no text of their group from then on.
  await typeAll('nominal');
  // Last: nobody does anything before they have accepted another statement.
  await typeAll('panel');
  return typist;
}
