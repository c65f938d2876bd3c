import type { FileView } from './fileView';
import type { Context, PrintedFormat, PrintedPaper } from './ports';

const mediaTypes: Record<PrintedFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** A paper as a file to take away. */
export async function printed(
  { name, holds }: { name: string; holds: FileView['holds'] },
  paper: PrintedPaper,
  format: PrintedFormat,
  ctx: Pick<Context, 'documents'>,
): Promise<FileView> {
  const bytes = await ctx.documents.print(paper, format);
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return { fileName: `${name}.${format}`, mediaType: mediaTypes[format], base64, holds, marking: paper.marking };
}
