import { useMutation } from '@tanstack/react-query';
import { ask, type QueryParameters } from '../../data/api';

/** All rows that the filters show, as a file: asked for, not kept. */
export function useTaskExport(filter: QueryParameters) {
  return useMutation({
    mutationFn: async () => {
      const { fileName, mediaType, text } = await ask('tasks.export', filter);
      offerFile(new Blob([text], { type: mediaType }), fileName);
    },
  });
}

function offerFile(content: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  // Some browsers read the address only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
