import type { Span } from '@opentelemetry/api';
import { ZodError } from 'zod';
import { Refusal } from '../../domain/refusal';
import type { Services } from '../../useCases/ports';
import type { Door, Outcome } from './attributes';
import { inHand, type Undertaking, withHand } from './hand';
import type { Telemetry } from './telemetry';

/**
 * Around each row that is answered, by whichever door. A row that another one asks for, or that draws a card, is a part of
 * what is in hand already.
 */
export function tracedRows(telemetry: Telemetry): NonNullable<Services['around']> {
  return async (name, answer) => {
    const hand = inHand();
    if (hand?.span === undefined) return answer();
    const isFirst = hand.of.name === undefined;
    hand.of.name ??= name;
    const began = performance.now();
    const span = telemetry.begin('row', hand.span, { name });
    const done = (outcome: Outcome) => {
      telemetry.end(span, { outcome });
      if (isFirst && isInWords(hand.of.door)) {
        const { door } = hand.of;
        telemetry.time('sentinel.request.duration', { door, name, outcome }, performance.now() - began);
      }
    };
    return answered(answer, hand.of, span, telemetry, done);
  };
}

async function answered<T>(
  answer: () => Promise<T>,
  of: Undertaking,
  span: Span,
  telemetry: Telemetry,
  done: (outcome: Outcome) => void,
): Promise<T> {
  try {
    const given = await withHand({ of, span }, answer);
    done('done');
    return given;
  } catch (error) {
    const code = codeOf(error);
    if (code !== undefined) turnedDown(of, code, telemetry);
    done(code === undefined ? 'fault' : 'refused');
    throw error;
  }
}

/** Chat and mail answer a refusal in words: nothing but the row tells that there was one. */
function turnedDown(of: Undertaking, code: string, telemetry: Telemetry): void {
  if (of.code !== undefined || !isInWords(of.door)) return;
  of.code = code;
  of.outcome = 'refused';
  telemetry.count('sentinel.refusals', { door: of.door, code });
}

function isInWords(door: Door | undefined): door is 'bot' | 'mail' {
  return door === 'bot' || door === 'mail';
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof Refusal) return error.code;
  return error instanceof ZodError ? 'invalid-input' : undefined;
}
