import { z } from 'zod';
import { errorOf } from '../../bot/wiring/logger';

const WORDS = 'Stroud "keeps" it\n    at the yard';

function thrownBy(fail: () => unknown): unknown {
  try {
    return fail();
  } catch (error) {
    return error;
  }
}

describe('an error in the log', () => {
  it.each([
    ['of JSON, which quotes what it could not read', () => JSON.parse(`{"text": ${WORDS}`)],
    ['of a schema, which says what it received', () => z.object({ kind: z.enum(['a']) }).parse({ kind: WORDS })],
    ['that repeats it in no quotation marks', () => new Intl.DateTimeFormat('en-GB', { timeZone: WORDS })],
    [
      'of our own making',
      () => {
        throw new Error(`There is no ${WORDS}`);
      },
    ],
    [
      'with a code and quotation marks',
      () => {
        throw Object.assign(new Error(`Failed: '${WORDS}'`), { code: 'E_X' });
      },
    ],
    [
      'whose code is not one',
      () => {
        throw Object.assign(new Error('x'), { code: WORDS });
      },
    ],
  ])('%s says what and where, and nothing that somebody wrote', (_what, fail) => {
    const logged = JSON.stringify(errorOf(thrownBy(fail)));
    expect(logged).not.toMatch(/Stroud|keeps|the yard/);
    expect(logged).toMatch(/"name":"\w*Error"/);
    expect(logged).toContain('logger.test.ts');
  });

  it('of the system says why', () => {
    const error = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:443'), { code: 'ECONNREFUSED' });
    expect(errorOf(error)).toMatchObject({ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:443' });
  });
});
