import { CODE_MINUTES, MOST_ASKED, type Shut } from '../domain/mailLink';
import { HOME } from './doorPlaces';
import { type Html, markup } from './html';
import type { Typed } from './replyDeeds';
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

const shutTexts: Record<Shut, readonly [title: string, text: string]> = {
  expired: ['This link has run out', 'Links in e-mail work for a few days only. Nothing was changed.'],
  used: [
    'This link has been used',
    'Each link opens once. Nothing was changed now. If it was not you who used it, tell your coordinator.',
  ],
  locked: [
    'This link is locked',
    'A wrong code was entered too often, and nothing was changed. If it was not you, somebody else has this link: tell your coordinator.',
  ],
};

/** A link that opens nothing any more, and what to do about it. @param isOpen whoever used it may be on their page still */
export function shutPage(why: Shut, marking: string, isOpen = false): Html {
  const [title, text] = shutTexts[why];
  const body = markup`<p>${text}</p>
    ${isOpen && markup`<p>If you opened it here a little while ago, <a href="${HOME}">go back to your page</a>.</p>`}
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

/** What was typed and not sent, to be copied; nothing where it was no sentence. */
export function typedAgain(typed: Typed): Html {
  const texts = Object.values(typed).filter((text) => text.includes(' '));
  if (texts.length === 0) return markup``;
  return markup`<h2>What you typed last was not sent</h2>
    <p>Copy it, to send it from your page.</p>
    ${texts.map((text) => markup`<p class="kept" dir="auto">${text}</p>`)}`;
}

/** The door has been open long enough, was left, or another link was opened since. */
export function overPage(marking: string, typed: Typed): Html {
  const body = markup`<p>
      It stays open for half an hour after the code, until you leave it or open another link. What you sent before that was
      kept.
    </p>
    ${typedAgain(typed)}
    <p>A new link goes to the address that the last one was sent to.</p>
    ${form({ name: 'fresh', button: 'Send a new link' }, nothingTyped)}`;
  return replyPage({ title: 'Your page has closed', marking, isWrong: true, body });
}

/** Nobody knows whose page it would be: the browser has no cookie of ours. */
export function closedPage(): Html {
  const body = markup`<p>
      It opens with the link in an e-mail from Sentinel and the code that comes after it, in the browser in which you enter
      the code.
    </p>
    <p>Has your link been used? Open it all the same: it offers you a new one.</p>`;
  return replyPage({ title: 'No page is open here', isWrong: true, body });
}

export function leftPage(marking: string): Html {
  const body = markup`<p>Nobody can go on from here. What you sent was kept.</p>
    <p>The next e-mail brings you back, and so does an old link: it offers you a new one.</p>`;
  return replyPage({ title: 'You have left', marking, body });
}

const wayBack = markup`<p><a href="${HOME}">Go to your page</a></p>`;

export function noPage(marking: string): Html {
  const body = markup`<p>The address may have been cut short.</p>
    ${wayBack}`;
  return replyPage({ title: 'There is no such page', marking, isWrong: true, body });
}

/** The reader has left, or has another address by now; nothing is said of which. */
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
