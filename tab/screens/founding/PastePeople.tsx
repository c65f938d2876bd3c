import { PasteList } from '../../components/PasteList';
import type { Founding } from './useFounding';

const hint =
  'Name, e-mail address, organisation, role, title, telephone: copied out of a spreadsheet, with its headings in any order or without. Whoever is listed already is brought up to date.';

/** People out of a list, beside those there are. */
export function PastePeople({ founding: { paste } }: { founding: Founding }) {
  return (
    <PasteList
      label="Paste people"
      hint={hint}
      submit="Add these people"
      file="CSV file of people"
      busy={paste.isPending}
      onText={(peoplePasted, taken) => paste.mutate({ peoplePasted }, { onSuccess: taken })}
    />
  );
}
