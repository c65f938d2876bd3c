import { type Measure, measureWords } from '../../domain/measures';
import type { MeasureView } from './measureViews';

/** Its words, as the screen says them. */
export function measureOf(measure: Measure): Pick<MeasureView, 'measure' | 'name' | 'definition'> {
  const { name, definition } = measureWords[measure];
  return { measure, name, definition };
}
