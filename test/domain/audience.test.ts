import { everybody } from '../../bot/access/viewer';
import { type Audience, narrowest, readersOf, wholePanel } from '../../bot/domain/audience';
import { isReader, readerNamesOf } from '../../bot/access/readers';
import { MemberId } from '../../bot/domain/ids';
import { roles } from '../../bot/domain/member';
import { aViewer, ea, hmrc, police, priya, ruth } from '../support/builders';

const toHmrcAndPriya: Audience = { kind: 'named', agencyIds: [hmrc], memberIds: [priya] };
const toNobody: Audience = { kind: 'named', agencyIds: [], memberIds: [] };

describe('the readers of a record', () => {
  it.each([
    ['the whole panel', wholePanel, ['*']],
    ['named ones', toHmrcAndPriya, ['agency:hmrc', 'member:priya-sandhu']],
    ['nobody named', toNobody, []],
  ])('for %s stand in its document', (_name, audience, readers) => expect(readersOf(audience)).toEqual(readers));

  it.each([
    ['HMRC', aViewer({ id: ruth, agencyId: hmrc }), true],
    ['the named person', aViewer(), true],
    ['her colleague', aViewer({ id: ruth }), false],
    ['another agency', aViewer({ id: ruth, agencyId: police }), false],
    ['the coordinator', aViewer({ id: ruth, agencyId: police, role: 'coordinator' }), true],
    ['an auditor', aViewer({ id: ruth, agencyId: police, role: 'auditor' }), false],
  ])('restricted to HMRC and Priya Sandhu include %s: %s', (_name, viewer, reads) => {
    expect(isReader(readersOf(toHmrcAndPriya), viewer)).toBe(reads);
  });

  it('do not mix up an agency and a person of the same name', () => {
    const audience: Audience = { kind: 'named', agencyIds: [ea], memberIds: [] };
    expect(isReader(readersOf(audience), aViewer({ id: MemberId.parse('ea'), agencyId: hmrc }))).toBe(false);
  });

  it.each(roles)('restricted to nobody are those alone who run the panel: %s', (role) => {
    expect(isReader(readersOf(toNobody), aViewer({ role }))).toBe(
      ['chair', 'deputyChair', 'coordinator'].includes(role),
    );
  });
});

it('a person is looked up by the panel, the agency and the own name', () => {
  expect(readerNamesOf(aViewer())).toEqual(['*', 'agency:ea', 'member:priya-sandhu']);
});

describe('whoever is recused', () => {
  it.each(['member', 'coordinator', 'chair'] as const)('is no reader, though a %s of the panel', (role) => {
    expect(isReader(readersOf(wholePanel, [priya]), aViewer({ role }))).toBe(false);
    expect(isReader(readersOf(wholePanel, [ruth]), aViewer({ role }))).toBe(true);
  });

  it('hides it from a chat of many, where they may be', () => {
    expect(isReader(readersOf(wholePanel), everybody)).toBe(true);
    expect(isReader(readersOf(wholePanel, [priya]), everybody)).toBe(false);
    expect(isReader(readersOf(toHmrcAndPriya), everybody)).toBe(false);
  });
});

describe('what stands beside others', () => {
  const toHmrc: Audience = { kind: 'named', agencyIds: [hmrc], memberIds: [] };
  it.each([
    ['open things is open', [wholePanel, wholePanel], wholePanel],
    ['one restricted thing is restricted as that is', [wholePanel, toHmrc, wholePanel], toHmrc],
    ['two is for those who may read both', [toHmrcAndPriya, toHmrc], toHmrc],
    ['things for different ones is for nobody named', [toHmrc, { ...toHmrc, agencyIds: [ea] }], toNobody],
  ])('%s', (_name, audiences, expected) => expect(narrowest(audiences)).toEqual(expected));
});
