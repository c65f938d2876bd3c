import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type {
  Founded,
  FoundingDraft,
  FoundingFault,
  FoundingLook,
  FoundingStart,
  FoundingStep,
} from '../../../bot/contract';
import { useSettled } from '../../components/useSettled';
import { found, lookAtFounding } from '../../data/founding';
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
  const [pastedFaults, setPastedFaults] = useState<readonly FoundingFault[]>([]);
  useEffect(() => keepDraft({ draft, at }, start), [draft, at, start]);

  const lookOf = (look: FoundingLook) => ({ queryKey: ['founding.look', look], queryFn: () => lookAtFounding(look) });
  const settled = useSettled(draft, QUIET_MS);
  const look = useQuery({ ...lookOf({ draft: settled }), placeholderData: (before) => before, gcTime: 0 });

  const change = (next: FoundingDraft) => setKept((before) => ({ ...before, draft: next }));
  const goTo = (next: number) => {
    setKept((before) => ({ ...before, at: next }));
    setOpened((before) => new Set([...before, next]));
  };
  const tell = (step: FoundingStep) => setTold((before) => new Set([...before, step]));
  /** At the end, which says how much does not fit, each step says whether it is one of them. */
  const isTold = (step: FoundingStep) => told.has(step) || at >= steps.length;

  const next = useMutation({
    mutationFn: () => lookAtFounding({ draft }),
    onSuccess: ({ faults }) => {
      const step = steps[at]?.step;
      if (step !== undefined) tell(step);
      if (faults.some((each) => each.step === step)) setStops((before) => before + 1);
      else goTo(at + 1);
    },
  });
  const paste = useMutation({
    mutationFn: (pasted: Omit<FoundingLook, 'draft'>) => lookAtFounding({ ...pasted, draft }),
    onSuccess: ({ draft: read, faults }, { peoplePasted }) => {
      change(read);
      if (peoplePasted !== undefined) tell('people');
      setPastedFaults(faults.filter(({ field }) => field === 'pasted'));
    },
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
  return {
    ...{ draft, at, change, goTo, next, paste, make, faults, stops, opened },
    makes: look.data?.makes,
    /** Of what was pasted last, or chosen as a file. */
    pastedInto: (step: FoundingStep) => pastedFaults.filter((each) => each.step === step),
    error: next.error ?? paste.error ?? make.error ?? look.error,
    /** Those of a step, once somebody wanted to go on from it. */
    faultsOf: (step: FoundingStep) => (isTold(step) ? faults.filter((each) => each.step === step) : []),
  };
}

export type Founding = ReturnType<typeof useFounding>;

/** By field, of a step or of one row in it. */
export function problemsIn(faults: readonly FoundingFault[], row?: number): Readonly<Record<string, string>> {
  return Object.fromEntries(faults.filter((each) => each.row === row).map(({ field, message }) => [field, message]));
}
