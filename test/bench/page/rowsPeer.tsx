import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

// The least that shows the rows of the action log: React, one question, a table.

interface Row {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly agencyName: string;
  readonly ownerName?: string;
  readonly dueOn: string;
  readonly stateName: string;
}

const token = new Promise<string>((resolve) => {
  window.addEventListener('message', ({ data }) => {
    if (typeof data?.peerToken === 'string') resolve(data.peerToken);
  });
  window.parent.postMessage('peer:token', location.origin);
});

async function rows(): Promise<readonly Row[]> {
  const headers = { Authorization: `Bearer ${await token}` };
  return (await (await fetch('/api/queries/tasks.list', { headers })).json()).items;
}

function Peer() {
  const [shown, setShown] = useState<readonly Row[]>();
  useEffect(() => void rows().then(setShown), []);
  if (shown === undefined) return <p>Loading…</p>;
  return (
    <table>
      <thead>
        <tr>
          <th>Reference</th>
          <th>Task</th>
          <th>Agency and owner</th>
          <th>Due</th>
          <th>State</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ id, reference, title, agencyName, ownerName, dueOn, stateName }) => (
          <tr key={id}>
            <td>{reference}</td>
            <td>{title}</td>
            <td>
              {agencyName}, {ownerName}
            </td>
            <td>{dueOn}</td>
            <td>{stateName}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Peer />);
