/** What is only read aloud: for `makeStyles`. What it stands in is to be `position: relative` where it scrolls. */
export const aloud = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const;
