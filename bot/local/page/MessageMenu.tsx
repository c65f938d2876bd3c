import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { DocumentAddRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import { raiseCommand } from '../extensionCommands';

/** What the app offers on a message: its row shows the button when it is pointed at or focused. */
export function MessageMenu({ onRaise }: { onRaise: () => void }) {
  // Where the keyboard is again once the dialog is closed.
  const focusTarget = useRestoreFocusTarget();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          {...focusTarget}
          data-message-menu
          size="small"
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          aria-label="More about this message"
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<DocumentAddRegular />} onClick={onRaise}>
            {raiseCommand.title}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
