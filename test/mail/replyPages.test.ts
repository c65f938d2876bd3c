/** @jest-environment jsdom */
import { getAllByRole, getByLabelText, getByRole } from '@testing-library/dom';
import type { Html } from '../../bot/mail/html';
import { doorPage, type DoorState } from '../../bot/mail/doorFrame';
import { issuePart, meetingPart, taskPart } from '../../bot/mail/recordPages';
import * as pages from '../../bot/mail/replyPages';
import { mailPages } from '../looks/mailShelf';
import type { OwnAttendanceView } from '../../bot/useCases/meetings/meetingViews';
import type { Json } from '../support/runningServer';
import { aMeetingView, anIssueView, aTaskView, day, nothing } from '../support/builders';

// The server's program knows no browser: what jsdom gives is looked into freely.
declare const document: Json;

const marking = 'OFFICIAL-SENSITIVE';
const state: DoorState = { typed: {}, pass: 'signed', until: '09:44', newId: () => 'new' };
const own: OwnAttendanceView = {
  ...{ present: false, interests: [], floors: [] },
  substitutes: [{ id: aTaskView().ownerId, name: 'Siân Ó Néill', seesContent: true }],
};
const task = aTaskView({ may: { ...nothing, acknowledge: true, decline: true, complete: true } });
const issue = anIssueView({ urgent: true, may: { ...anIssueView().may, acknowledge: true } });
const taskPage = (view: typeof task, as: DoorState) => doorPage(taskPart(view, as), as);
const issuePage = (view: typeof issue, as: DoorState) => doorPage(issuePart(view, as), as);
const today = day('2027-03-10');

const all: [string, Html][] = [
  ...mailPages.map(([name, page]): [string, Html] => [`on the shelf, ${name},`, page]),
  ['that asks for the code', pages.askPage('neil.farrow@hmpps.example', marking)],
  ['for the code', pages.codePage('neil.farrow@hmpps.example', marking, { typed: {} }, true)],
  [
    'after a wrong code',
    pages.codePage(
      'n@b.example',
      marking,
      { typed: {}, fault: { form: 'open', field: 'code', message: 'This is not the code.' } },
      false,
    ),
  ],
  ['of a link that ran out', pages.shutPage('expired', marking)],
  ['of a link that nobody knows', pages.strangePage()],
  ['after a new link was asked for', pages.freshPage()],
  ['where there is nothing to see', pages.gonePage()],
  ['of a task', taskPage(task, state)],
  [
    'of a task that was declined without a reason',
    taskPage(task, { ...state, fault: { form: 'decline', field: 'reason', message: 'Please write something here.' } }),
  ],
  ['of an issue', issuePage(issue, state)],
  ['of a meeting', doorPage(meetingPart(aMeetingView(), own, today, state), state)],
  ['that has closed', pages.overPage(marking, { reason: 'He is not on licence' })],
  ['where none is open', pages.closedPage()],
  ['after leaving', pages.leftPage(marking)],
  ['that is none', pages.noPage(marking)],
];

function shown(page: Html): Json {
  document.documentElement.innerHTML = page.text.replace(/^<!doctype html>\s*<html[^>]*>|<\/html>\s*$/g, '');
  return document.body;
}

describe('a reply page', () => {
  it.each(all)('%s says its language, title and heading, and has a name for every button and field', (_what, page) => {
    expect(page.text).toContain('<html lang="en-GB">');
    const body = shown(page);
    expect(document.title).toMatch(/\S.* · Sentinel$/);
    expect(getAllByRole(body, 'heading', { level: 1 })).toHaveLength(1);
    expect(getByRole(body, 'main')).toBeTruthy();
    for (const button of body.querySelectorAll('button')) expect(button.textContent).toMatch(/\S/);
    for (const field of body.querySelectorAll('input:not([type=hidden]), select, textarea')) {
      expect(field.labels?.[0]?.textContent).toMatch(/\S/);
      for (const id of (field.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .filter((each: string) => each !== '')) {
        expect(document.getElementById(id)).not.toBeNull();
      }
    }
    const ids = [...body.querySelectorAll('[id]')].map(({ id }: Json) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(body.querySelectorAll('script, img, [onclick], [style]')).toHaveLength(0);
  });

  it.each(all)('%s is marked at its head and foot', (_what, page) => {
    const body = shown(page);
    // Where nothing of a panel is told, as low as it goes.
    const mark = page.text.includes(marking) ? marking : 'OFFICIAL';
    expect(getByRole(body, 'banner').textContent).toContain(mark);
    expect(getByRole(body, 'contentinfo').textContent).toBe(mark);
  });

  it('leads from what is wrong to the field to put right', () => {
    const fault = { form: 'decline', field: 'reason', message: 'Please write something here.' };
    const body = shown(taskPage(task, { ...state, fault }));
    const alert: Json = getByRole(body, 'alert');
    const target = alert.querySelector('a').getAttribute('href');
    const field: Json = getByLabelText(body, 'Why can your agency not do this?');
    expect(target).toBe(`#${field.id}`);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.title).toMatch(/^Problem: /);
  });

  it('shows what was typed again, as text and nothing else', () => {
    const typed = { outcome: '"><script>alert(1)</script>' };
    const fault = { form: 'complete', message: 'No' };
    const body = shown(taskPage(task, { ...state, typed, fault }));
    const labelled: Json = getByLabelText(body, 'What came of it?');
    expect(labelled.value).toBe(typed.outcome);
    expect(body.querySelector('script')).toBeNull();
  });

  it('shows an address by its first and last letter alone', () => {
    expect(pages.masked('neil.farrow@hmpps.example')).toBe('n…w@hmpps.example');
    expect(pages.masked('n@hmpps.example')).toBe('n…@hmpps.example');
  });

  it('offers no button for what its reader may not do', () => {
    for (const page of [taskPage(aTaskView(), state), issuePage(anIssueView(), state)]) {
      const buttons: Json[] = getAllByRole(shown(page), 'button');
      expect(buttons.map(({ textContent }) => textContent.trim())).toEqual(['Leave']);
    }
  });
});
