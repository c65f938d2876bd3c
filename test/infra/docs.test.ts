import { readFileSync } from 'node:fs';
import { anotherGateway, shippedGateways } from '../../bot/domain/gateways';
import { logActions } from '../../bot/domain/logActions';
import { categoryNames, MOST_NOMINALS } from '../../bot/domain/nominal';

// What the repository's own pages say.

const textOf = (file: string): string => readFileSync(file, 'utf8');

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
