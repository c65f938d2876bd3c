import { useMutation } from '@tanstack/react-query';
import { ask, type QueryParameters } from '../../data/api';
import { offerFile } from '../../data/offerFile';

/** All rows that the filters show, as a file of the format asked for: fetched, not kept. */
export function useTaskExport() {
  return useMutation({
    mutationFn: async (parameters: QueryParameters) => offerFile(await ask('tasks.export', parameters)),
  });
}
