import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type {
  Founded,
  FoundingDraft,
  FoundingFault,
  FoundingLook,
  FoundingPreview,
  FoundingStart,
  FoundingStep,
} from '../../../bot/contract';
import { useSettled } from '../../components/useSettled';
import { found, lookAtFounding } from '../../data/founding';
import { isAny, type Typed, useTypedLists, withPasted } from './typedLists';
import { forgetDraft, keepDraft, keptDraft } from './keptDraft';

export const steps: readonly { readonly step: FoundingStep; readonly name: string }[] = [
  { step: 'panel', name: 'Panel' },
  { step: 'meetings', name: 'Meetings' },
  { step: 'agencies', name: 'Organisations' },
  { step: 'people', name: 'People' },
  { step: 'agenda', name: 'Agenda' },
];

/** The server looks once typing pauses. */
const QUIET_MS = 300;

/** A draft with what the server says of it, kept in this browser as it grows. */
export function useFounding(start: FoundingStart, onFounded: (founded: Founded) => unknown) {
  const [{ draft, at }, setKept] = useState(() => keptDraft(start));
  const [told, setTold] = useState<ReadonlySet<FoundingStep>>(new Set());
  /** As far as one has come: what was not opened is still to do, and no fault. */
  const [opened, setOpened] = useState<ReadonlySet<number>>(
    () => new Set(Array.from({ length: at + 1 }, (_, to) => to)),
  );
  /** How often one was kept from going on. */
  const [stops, setStops] = useState(0);
  const lists = useTypedLists();
  const [pastedFaults, setPastedFaults] = useState<readonly FoundingFault[]>([]);
  useEffect(() => keepDraft({ draft, at }, start), [draft, at, start]);

  const look = useLook(draft);

  const change = (next: FoundingDraft) => setKept((before) => ({ ...before, draft: next }));
  const show = (next: number) => {
    setKept((before) => ({ ...before, at: next }));
    setOpened((before) => new Set([...before, next]));
  };
  const tell = (step: FoundingStep) => setTold((before) => new Set([...before, step]));
  /** At the end, which says how much does not fit, each step says whether it is one of them. */
  const isTold = (step: FoundingStep) => told.has(step) || at >= steps.length;

  function takePasted(read: FoundingPreview, pasted: Omit<FoundingLook, 'draft'>): void {
    setKept((kept) => ({ ...kept, draft: withPasted(kept.draft, read.draft, pasted) }));
    if (pasted.peoplePasted !== undefined) tell('people');
    setPastedFaults(read.faults.filter(({ field }) => field === 'pasted'));
    lists.taken(pasted);
  }
  const next = useMutation({
    mutationFn: (pasted: Typed) => lookAtFounding({ ...pasted, draft }),
    onSuccess: (read, pasted) => {
      if (isAny(pasted)) takePasted(read, pasted);
      const step = steps[at]?.step;
      if (step !== undefined) tell(step);
      if (read.faults.some((each) => each.step === step)) setStops((before) => before + 1);
      else show(at + 1);
    },
  });
  const paste = useMutation({
    mutationFn: (pasted: Omit<FoundingLook, 'draft'>) => lookAtFounding({ ...pasted, draft }),
    onSuccess: takePasted,
  });
  const make = useMutation({
    mutationFn: () => found(draft),
    onSuccess: async (made) => {
      forgetDraft();
      await onFounded(made);
    },
    onError: () => steps.forEach(({ step }) => tell(step)),
  });
  const faults = [...pastedFaults, ...(look.data?.faults ?? [])];
  const goTo = (to: number) => {
    if (isAny(lists.left)) paste.mutate(lists.left);
    show(to);
  };
  return {
    ...{ draft, at, change, goTo, goOn: () => next.mutate(lists.left), isGoing: next.isPending },
    ...{ lists, paste, make, faults, stops, opened },
    makes: look.data?.makes,
    /** Of what was pasted last, or chosen as a file. */
    pastedInto: (step: FoundingStep) => pastedFaults.filter((each) => each.step === step),
    error: next.error ?? paste.error ?? make.error ?? look.error,
    /** Those of a step, once somebody wanted to go on from it. */
    faultsOf: (step: FoundingStep) => (isTold(step) ? faults.filter((each) => each.step === step) : []),
  };
}

function useLook(draft: FoundingDraft) {
  const settled = useSettled(draft, QUIET_MS);
  return useQuery({
    queryKey: ['founding.look', { draft: settled }],
    queryFn: () => lookAtFounding({ draft: settled }),
    placeholderData: (before) => before,
    gcTime: 0,
  });
}

export type Founding = ReturnType<typeof useFounding>;

/** By field, of a step or of one row in it. */
export function problemsIn(faults: readonly FoundingFault[], row?: number): Readonly<Record<string, string>> {
  return Object.fromEntries(faults.filter((each) => each.row === row).map(({ field, message }) => [field, message]));
}
