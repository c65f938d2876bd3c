import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { QueryName } from '../../bot/contract';
import { download, type QueryParameters } from './api';
import { offerBlob } from './offerFile';

/** A file that may be as long as the work of many years, and how much of it has come. */
export function useDownload(name: QueryName) {
  const [bytes, setBytes] = useState(0);
  const taking = useMutation({
    mutationFn: async (parameters: QueryParameters) => {
      setBytes(0);
      const answer = await download(name, parameters);
      offerBlob(fileNameIn(answer), await wholeOf(answer, setBytes));
    },
  });
  return { ...taking, progress: taking.isPending && bytes > 0 ? `${sizeText(bytes)} so far` : undefined };
}

/** As the server called it: with the marking. */
function fileNameIn({ headers }: Response): string {
  return /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'log';
}

async function wholeOf(answer: Response, onBytes: (bytes: number) => void): Promise<Blob> {
  if (answer.body === null) return answer.blob();
  const type = answer.headers.get('content-type') ?? '';
  const pieces: BlobPart[] = [];
  const reader = answer.body.getReader();
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(pieces, { type });
    pieces.push(value);
    bytes += value.byteLength;
    onBytes(bytes);
  }
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
