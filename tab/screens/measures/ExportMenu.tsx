import { Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useMutation } from '@tanstack/react-query';
import { ask } from '../../data/api';
import { useMay } from '../../data/session';
import { offerFile } from '../../data/offerFile';

const files = {
  'measures.chiefsPage': 'Chief officer’s page (PDF)',
  'measures.evidencePack': 'Evidence for an inspection (PDF)',
  'measures.export': 'All numbers (CSV)',
} as const;
type FileQuery = keyof typeof files;
const names: readonly FileQuery[] = ['measures.chiefsPage', 'measures.evidencePack', 'measures.export'];

/** A file of the period that is shown, made when it is asked for. */
export function useTaking(period: Record<string, string> | undefined) {
  const { mutate, variables, isPending, error } = useMutation({
    mutationFn: async (name: FileQuery) => offerFile(await ask(name, period ?? {})),
  });
  const again = () => {
    if (variables !== undefined) mutate(variables);
  };
  return { take: mutate, again, isPending, error };
}

interface Props {
  readonly taking: ReturnType<typeof useTaking>;
  readonly isPossible: boolean;
}

export function ExportMenu({ taking, isPossible }: Props) {
  const mayOpen = useMay('measure.open');
  const offered = names.filter((name) => name !== 'measures.evidencePack' || mayOpen);
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <MenuButton icon={<ArrowDownloadRegular />} disabledFocusable={taking.isPending || !isPossible}>
          {taking.isPending ? 'Being made…' : 'Export'}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {offered.map((name) => (
            <MenuItem key={name} onClick={() => taking.take(name)}>
              {files[name]}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
