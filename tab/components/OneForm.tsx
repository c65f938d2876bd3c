import {
  createContext,
  type Dispatch,
  type ReactNode,
  type SetStateAction,
  useContext,
  useEffect,
  useState,
} from 'react';

type OpenForm = readonly [open: string | undefined, onOpen: Dispatch<SetStateAction<string | undefined>>];

const Forms = createContext<OpenForm | undefined>(undefined);

/** Of the forms in here one is open at a time. */
export function OneForm({ children }: { children: ReactNode }) {
  return <Forms value={useState<string>()}>{children}</Forms>;
}

/** Which of its own forms somebody has open: one at a time, and where `OneForm` is around, one of all that are in it. */
export function useOneForm<Form extends string>(of: string, forms: readonly Form[]) {
  const own = useState<string>();
  const [open, onOpen] = useContext(Forms) ?? own;
  // What is gone has nothing open.
  useEffect(() => () => onOpen((now) => (now?.startsWith(`${of} `) === true ? undefined : now)), [of, onOpen]);
  const named = (form: Form) => `${of} ${form}`;
  return {
    form: forms.find((form) => named(form) === open),
    open: (form: Form) => onOpen(named(form)),
    close: () => onOpen(undefined),
  };
}
