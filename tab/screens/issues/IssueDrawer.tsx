import { useState } from 'react';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { SideDrawer } from '../../components/SideDrawer';
import { useQueryOf } from '../../data/useQueryOf';
import type { OpenForm } from './IssueActions';
import { IssueDetail } from './IssueDetail';

/** An issue over whatever screen one is on. */
export default function IssueDrawer({ issueId, onClose }: { issueId: string; onClose: () => void }) {
  const issue = useQueryOf('issues.get', { issueId });
  const [form, setForm] = useState<OpenForm>();
  return (
    <SideDrawer title={issue.data?.reference ?? 'Issue'} onClose={onClose}>
      {issue.data !== undefined && (
        <IssueDetail issue={issue.data} history={issue.data.history} form={form} onForm={setForm} />
      )}
      {issue.data === undefined && issue.status === 'error' && (
        <ProblemNotice what="The issue could not be opened." error={issue.error} onRetry={issue.refetch} />
      )}
      {issue.status === 'pending' && <LoadingLines count={8} />}
    </SideDrawer>
  );
}
