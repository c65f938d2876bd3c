import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { InlineForm } from '../../components/InlineForm';
import { TextField } from '../../components/TextField';
import { invitationIn, openInvitation } from '../../data/invitation';

const useStyles = makeStyles({
  place: { boxSizing: 'border-box', maxWidth: '640px', padding: `0 ${tokens.spacingHorizontalL}` },
});

/** For whoever has no seat and was handed a link: Teams does not always lead to where a link points. */
export function PasteInvitation() {
  const styles = useStyles();
  const [link, setLink] = useState('');
  const [tried, setTried] = useState(false);
  const token = invitationIn(link);
  const open = () => {
    setTried(true);
    if (token !== undefined) openInvitation(token);
  };
  return (
    <div className={styles.place}>
      <InlineForm title="Were you invited?" submit="Open the invitation" sending={false} error={null} onSubmit={open}>
        <TextField
          label="The link of your invitation"
          hint="From the e-mail, or as the coordinator gave it to you."
          value={link}
          onChange={setLink}
          problem={tried && token === undefined ? 'This is no invitation’s link. Copy the whole of it.' : undefined}
        />
      </InlineForm>
    </div>
  );
}
