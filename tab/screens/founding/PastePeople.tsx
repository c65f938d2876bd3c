import { PasteBox } from '../../components/PasteList';
import type { Founding } from './useFounding';

const hint =
  'Name, e-mail address, organisation, role, title, telephone: copied out of a spreadsheet, with its headings in any order or without. Whoever is listed already is brought up to date.';

/** People out of a list, beside those there are. */
export function PastePeople({ founding: { lists, paste } }: { founding: Founding }) {
  return (
    <PasteBox
      label="Paste people"
      hint={hint}
      submit="Add these people"
      file="CSV file of people"
      busy={paste.isPending}
      text={lists.typed.peoplePasted ?? ''}
      onType={(peoplePasted) => lists.type({ ...lists.typed, peoplePasted })}
      onText={(peoplePasted) => paste.mutate({ peoplePasted })}
    />
  );
}
