import { useMutation } from '@tanstack/react-query';
import { ask, type QueryParameters } from '../../data/api';
import { offerFile } from '../../data/offerFile';

/** All rows that the filters show, as a file: asked for, not kept. */
export function useTaskExport(filter: QueryParameters) {
  return useMutation({ mutationFn: async () => offerFile(await ask('tasks.export', filter)) });
}
