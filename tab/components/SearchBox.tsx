import { makeStyles, SearchBox as FluentSearchBox } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

const useStyles = makeStyles({
  box: { flexGrow: 1, minWidth: '160px', maxWidth: '360px', '& input': { textOverflow: 'ellipsis' } },
});

const QUIET_MS = 250;

/** Tells what is sought once typing pauses. */
export function SearchBox({
  label,
  value,
  onSearch,
}: {
  label: string;
  value: string;
  onSearch: (text: string) => void;
}) {
  const styles = useStyles();
  const [typed, setTyped] = useState(value);
  const [given, setGiven] = useState(value);
  if (given !== value) {
    // The address was changed elsewhere, by "Clear filters" or a link.
    setGiven(value);
    if (typed.trim() !== value) setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return undefined;
    const timer = setTimeout(() => onSearch(typed.trim()), QUIET_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onSearch]);
  return (
    <FluentSearchBox
      className={styles.box}
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(_event, data) => setTyped(data.value)}
    />
  );
}
