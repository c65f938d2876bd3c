import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { privacyPage } from '../../bot/api/privacyPage';
import { anotherGateway, shippedGateways } from '../../bot/domain/gateways';
import { logActions } from '../../bot/domain/logActions';
import { MemberId } from '../../bot/domain/ids';
import { categoryNames, MOST_NOMINALS } from '../../bot/domain/nominal';
import { Instant } from '../../bot/domain/time';
import { settingWords } from '../../bot/settingWords';
import { turnedAway, type TurnedAways } from '../../bot/domain/turnedAway';
import { goOn } from '../../bot/mail/answer';
import { cookiesOf } from '../../bot/mail/doorCookies';

// What the repository's own pages say and lead to.

const folders = ['bot', 'infra', 'tab', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
);
const files = [...readdirSync('.'), ...folders].filter((file) => file.endsWith('.md'));

const textOf = (file: string): string => readFileSync(file, 'utf8');

/** Without what is shown as code: no link there is one. */
const proseOf = (file: string): string =>
  textOf(file)
    .replaceAll(/^```[\s\S]*?^```$/gm, '')
    .replaceAll(/`[^`\n]*`/g, '');

/** "## What is not defended" has the anchor "what-is-not-defended", as GitHub makes it. */
function anchorsOf(file: string): string[] {
  const headings = [
    ...textOf(file)
      .replaceAll(/^```[\s\S]*?^```$/gm, '')
      .matchAll(/^#{1,6} (.+)$/gm),
  ];
  return headings.map(([, words = '']) =>
    words
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

const isElsewhere = (target: string): boolean => /^[a-z]+:/.test(target);

function leadsNowhere(file: string, target: string): boolean {
  const [name = '', anchor] = target.split('#');
  const meant = name === '' ? file : path.join(path.dirname(file), name);
  if (!existsSync(meant)) return true;
  return anchor !== undefined && meant.endsWith('.md') && !anchorsOf(meant).includes(anchor);
}

it('every link of every page of the repository leads to something that is there', () => {
  const links = files.flatMap((file) =>
    [...proseOf(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => ({ file, target })),
  );
  const inside = links.filter(({ target }) => !isElsewhere(target));
  // Fewer could only mean that they were not found.
  expect(inside.length).toBeGreaterThan(50);
  expect(inside.filter(({ file, target }) => leadsNowhere(file, target))).toEqual([]);
});

it('the page of settings has every setting that the program reads, and no other', () => {
  const told = [...textOf('infra/settings.md').matchAll(/`([A-Z][A-Z_]{3,})`/g)].map(([, name = '']) => name);
  expect([...new Set(told)].sort()).toEqual(Object.keys(settingWords).sort());
});

it('the page of the panel’s log lists every action under its kind, and no other', () => {
  const parts = textOf('infra/governance/log.md').split(/^### /m).slice(1);
  const listed = parts.flatMap((part) => {
    const kind = part.split('\n')[0]?.toLowerCase() ?? '';
    return [...part.matchAll(/`([a-z-]+)`/g)].map(([, action = '']) => `${action}: ${kind}`);
  });
  expect(listed.sort()).toEqual(
    Object.entries(logActions)
      .map(([action, kind]) => `${action}: ${kind}`)
      .sort(),
  );
});

it('the template of the assessment names the gateways that ship, and the most people of a group', () => {
  const page = textOf('infra/governance/dpia.md');
  expect(shippedGateways.filter((name) => name !== anotherGateway && !page.includes(`- ${name}\n`))).toEqual([]);
  expect(page).toContain(`at most ${MOST_NOMINALS} people`);
  for (const category of Object.values(categoryNames)) expect(page).toContain(category.toLowerCase());
});

describe('what the privacy page tells the public', () => {
  const said = privacyPage.parts.flatMap(({ says }) => says.flat()).join('\n');

  it('of cookies: the two of the mail pages, which last a day at the most', () => {
    const cookies = cookiesOf(goOn('/reply/my', { session: { token: 'signed' }, said: 'acknowledge' }), true);
    expect(said).toContain('two cookies, which it needs and which are gone after a day. The tab sets none.');
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) expect(Number(/Max-Age=(\d+)/.exec(cookie)?.[1])).toBeLessThanOrEqual(24 * 60 * 60);
  });

  it('of the browser: whatever of the tab keeps something there has been weighed for it', () => {
    const sources = readdirSync('tab', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
    const keeping = sources.filter((file) =>
      /localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open/.test(textOf(path.join('tab', file))),
    );
    expect(keeping.map((file) => path.basename(file)).sort()).toEqual([
      ...['chosenPanel.ts', 'keptDraft.ts', 'keys.ts', 'lastLook.ts', 'savedViews.ts', 'useKeysOn.ts'],
      'useUnsentCommands.ts',
    ]);
  });

  it('of those who were turned away: the last fifty', () => {
    let kept: TurnedAways | undefined;
    for (let at = 0; at < 60; at += 1) {
      const claim = { tenantId: 'tenant', objectId: `account-${at}`, memberId: MemberId.parse('priya-sandhu') };
      kept = turnedAway(kept, claim, Instant.parse(`2027-02-02T09:${String(at).padStart(2, '0')}:00.000Z`));
    }
    expect([kept?.people.length, said.includes('of the last fifty.')]).toEqual([50, true]);
  });

  it('of the log: which readings it holds, and who reads it', () => {
    const readings = Object.entries(logActions).flatMap(([action, kind]) => (kind === 'consultation' ? [action] : []));
    const told = /-(opened|listed)$|-(exported|taken|read-own)$|^access-refused$/;
    expect(readings.filter((action) => !told.test(action))).toEqual([]);
    expect(said).toContain('every reading of what is restricted, of people who are recorded in a group, and of files');
    expect(said).toContain('Being refused is logged too.');
    expect(said).toContain('Read by auditors and coordinators. Auditors read the log, not the records.');
  });
});
