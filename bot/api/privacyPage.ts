import { rights } from '../access/rights';
import { listed } from '../domain/listed';
import { roleNames } from '../domain/member';
import { classBegins, classNames, periodsOf, periodText, recordClasses } from '../domain/retention';

/** A page for everybody: headings with what stands under each, a paragraph or a list of lines. */
export interface PublicPage {
  readonly title: string;
  readonly parts: readonly { readonly heading?: string; readonly says: readonly (string | readonly string[])[] }[];
}

const logReaders = listed(rights['log.read'].map((role) => `${roleNames[role].toLowerCase()}s`));

const periods = periodsOf({});
const howLong = recordClasses.map((each) => `${classNames[each]}: ${periodText(periods[each])} ${classBegins[each]}`);

/** Numbers and roles come from the program; what is said of doors and browsers a test holds against it. */
export const privacyPage: PublicPage = {
  title: 'Privacy',
  parts: [
    {
      says: [
        'Sentinel is used by a police force and its partner organisations to work together against organised crime. The force that runs it answers for what is in it. If you want to know whether it holds something about you, or think that something is wrong, write to the data protection officer of that force.',
      ],
    },
    {
      heading: 'What is kept',
      says: [
        [
          'What the panel records: tasks, issues, meetings and minutes, and groups with their places, links, what was done about them, and the people in them. Of such a person: name, whether suspect, convicted, victim or witness, role in the group, decade of birth, and the force’s reference.',
          'Of its members: name, work address and telephone, organisation, role, vetting, duty days, attendance, the account they sign in with, and which confidentiality statement they accepted, when and where.',
          'Of those who tried to take a seat that is not linked to their account: that account and when, of the last fifty.',
        ],
        'It stands in the force’s own database. There is no recording and no transcript. Nobody is scored, and no decision is made by a machine.',
      ],
    },
    {
      heading: 'What is logged',
      says: [
        'Section 62 of the Data Protection Act 2018 asks for a log: who, when, what and to whom. Sentinel logs every change, every message that tells somebody of what is restricted, and every reading of what is restricted, of people who are recorded in a group, and of files that are taken away, with the reason where the panel asks for one. Being refused is logged too. What is open to the whole panel is read without an entry.',
        `Read by ${logReaders}. Auditors read the log, not the records. Each day’s end of it, a number and no words, is sent to the auditors, so that nobody can rewrite the log unseen.`,
        'The server’s own log and figures are apart from this, and have no names, addresses or texts in them.',
      ],
    },
    {
      heading: 'How long',
      says: [
        'A panel may set its own periods. Unless it does:',
        howLong,
        'When its time is over, a record waits for a person to keep it, with a reason, or to dispose of it. Nothing is disposed of by itself. The log stays; its words can be erased.',
      ],
    },
    {
      heading: 'Where it goes',
      says: [
        'To members, by Teams. Where Teams does not reach them, by e-mail, with a number and the name of an operation and no more. Sentinel itself puts nobody who is recorded in a group into a message by name.',
        'To a language service only where the force has switched on that plain words are understood: then what somebody types to the bot in their own chat, with numbers and titles of their own open tasks that are not restricted.',
      ],
    },
    {
      heading: 'In your browser',
      says: [
        'The page that an e-mail leads to sets two cookies, which it needs and which are gone after a day. The tab sets none. It keeps in the browser how you have set it, when you last looked, what waits to be sent, and a panel that you are about to found. Nobody is followed.',
      ],
    },
    {
      heading: 'If you are a member',
      says: ['You can take away what is held about you: in the tab, under Help.'],
    },
  ],
};
