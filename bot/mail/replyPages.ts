import { CODE_MINUTES, MOST_ASKED, type Shut } from '../domain/mailLink';
import { type Html, markup } from './html';
import { codeField, form, type FormState, outcome } from './replyFields';
import { replyPage } from './replyShell';

const nothingTyped: FormState = { typed: {} };

/** "n…w@hmpps.example": enough to know one's own address by, too little to learn somebody else's. */
export function masked(address: string): string {
  const at = address.lastIndexOf('@');
  const [name, host] = [address.slice(0, at), address.slice(at)];
  return `${name.slice(0, 1)}…${name.length > 2 ? name.slice(-1) : ''}${host}`;
}

/** Before the code. Opening the page sends nothing: mail scanners open every link. */
export function askPage(address: string, marking: string): Html {
  const body = markup`<p>
      To see who opens it, we send a code to <strong>${masked(address)}</strong>, the address that this link was sent
      to.
    </p>
    ${form({ name: 'code', button: 'Send me the code' }, nothingTyped)}
    <p class="hint">The link opens once. Have your e-mail at hand.</p>`;
  return replyPage({ title: 'A message of the panel waits for you', marking, body });
}

/** The code is on its way; once no more are sent for this link, a new link is offered. */
export function codePage(address: string, marking: string, state: FormState, mayAskAgain: boolean): Html {
  const field = { form: 'open', name: 'code', label: 'The code', hint: 'Six digits' };
  const more = mayAskAgain
    ? ({ name: 'code', button: 'Send another code', look: 'other' } as const)
    : ({ name: 'fresh', button: 'Send a new link', look: 'other' } as const);
  const body = markup`${outcome(state)}
    <p>
      We sent a code to <strong>${masked(address)}</strong>. It works for ${CODE_MINUTES} minutes. It may take a minute
      to arrive; look among the junk mail too.
    </p>
    ${form({ name: 'open', button: 'Open', fields: [codeField(field, state)] }, state)}
    <h2>Nothing there?</h2>
    ${form(more, state)}`;
  return replyPage({ title: 'Enter the code', marking, isWrong: state.fault !== undefined, body });
}

const shutTexts: Record<Shut | 'sessionOver', readonly [title: string, text: string]> = {
  expired: ['This link has run out', 'Links in e-mail work for a few days only. Nothing was changed.'],
  used: [
    'This link has been used',
    'Each link opens once. Nothing was changed now. If it was not you who used it, tell your coordinator.',
  ],
  locked: [
    'This link is locked',
    'A wrong code was entered too often, and nothing was changed. If it was not you, somebody else has this link: tell your coordinator.',
  ],
  sessionOver: [
    'This page has closed',
    'It stays open for half an hour after the code. What you sent before that was kept.',
  ],
};

/** A link that opens nothing any more, and what to do about it. */
export function shutPage(why: Shut | 'sessionOver', marking: string): Html {
  const [title, text] = shutTexts[why];
  const body = markup`<p>${text}</p>
    <p>A new link goes to the address that this one was sent to.</p>
    ${form({ name: 'fresh', button: 'Send a new link' }, nothingTyped)}`;
  return replyPage({ title, marking, isWrong: true, body });
}

/** Guessed, cut short, tampered with, or forgotten long ago: there is no address to send a new one to. */
export function strangePage(): Html {
  const body = markup`<p>It may have been cut short on its way. Copy the whole of it from the e-mail.</p>
    <p>If that does not help, open Sentinel in Teams, or ask your coordinator.</p>`;
  return replyPage({ title: 'This link does not open anything', isWrong: true, body });
}

/** The same whether or not a mail goes out. */
export function freshPage(): Html {
  const body = markup`<p>
      If the link was one of ours, a new one is on its way to the address that it was sent to. Nobody gets more than
      ${MOST_ASKED} a day.
    </p>
    <p>Nothing after a few minutes? Open Sentinel in Teams, or ask your coordinator.</p>`;
  return replyPage({ title: 'Look in your e-mail', body });
}

/** Not there, not shared any more, or the reader has left: one answer. */
export function gonePage(): Html {
  const body = markup`<p>It is not there, or is not shared with you. Ask your coordinator.</p>`;
  return replyPage({ title: 'There is nothing to see here', isWrong: true, body });
}

export function noMailPage(marking: string): Html {
  const body = markup`<p>The code could not be sent just now. Nothing was used up: please try again in a few minutes.</p>
    ${form({ name: 'code', button: 'Try again' }, nothingTyped)}`;
  return replyPage({ title: 'The code could not be sent', marking, isWrong: true, body });
}

/** @param wait "20 seconds" */
export function tooOftenPage(wait: string): Html {
  const body = markup`<p>Please wait ${wait} and try again. Nothing was changed.</p>`;
  return replyPage({ title: 'Too many attempts', isWrong: true, body });
}

/** What was sent is no form of ours. */
export function unreadPage(why: string): Html {
  const body = markup`<p>${why} Nothing was changed.</p>`;
  return replyPage({ title: 'This could not be read', isWrong: true, body });
}

export function faultPage(requestId: string, words = 'Something went wrong here. Please try again.'): Html {
  const body = markup`<p>${words} If it goes on, tell your coordinator this number: ${requestId}</p>`;
  return replyPage({ title: 'That did not work', isWrong: true, body });
}
