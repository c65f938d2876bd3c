/**
 * What ends a later line with an ellipsis: for `makeStyles`, `WebkitLineClamp` beside it. The orientation is called out
 * of date, and still the only way.
 */
export const clamped = { display: '-webkit-box', WebkitBoxOrient: 'vertical', overflow: 'hidden' } as const;
