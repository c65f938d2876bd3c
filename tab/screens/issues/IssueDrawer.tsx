import { useState } from 'react';
import { OpenRecord } from '../../components/OpenRecord';
import { SideDrawer } from '../../components/SideDrawer';
import { useOpened } from '../../data/useOpened';
import type { OpenForm } from './IssueActions';
import IssueDetail from './IssueDetail';

/** An issue over whatever screen one is on. */
export default function IssueDrawer({ issueId, onClose }: { issueId: string; onClose: () => void }) {
  const issue = useOpened('issues.get', { issueId });
  const [form, setForm] = useState<OpenForm>();
  return (
    <SideDrawer
      title={issue.data?.reference ?? issue.asks?.reference ?? 'Issue'}
      marking={issue.data?.marking}
      onClose={onClose}
    >
      <OpenRecord name="issue" record={issue.data} asked={issue} mayBeAskedFor={{ link: { type: 'issue', issueId } }}>
        {(opened) => <IssueDetail issue={opened} history={opened.history} form={form} onForm={setForm} />}
      </OpenRecord>
    </SideDrawer>
  );
}
