import { FluentProvider, teamsLightTheme } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { IssueId } from '../../bot/domain/ids';
import { newQueryClient } from '../../tab/data/queryClient';
import { IssueWords } from '../../tab/screens/meeting/run/IssueWords';

it('the words of an issue do not stand under the next one while that is asked for', () => {
  const queries = newQueryClient();
  const [first, next] = [IssueId.parse('i-1'), IssueId.parse('i-2')];
  queries.setQueryData(['issues.card', { issueId: first }], { headline: 'Cash only on Mill Street' });
  const drawn = (issueId: IssueId) => (
    <FluentProvider theme={teamsLightTheme}>
      <QueryClientProvider client={queries}>
        <IssueWords issueId={issueId} />
      </QueryClientProvider>
    </FluentProvider>
  );
  const { rerender } = render(drawn(first));
  expect(screen.getByText('Cash only on Mill Street')).toBeTruthy();
  rerender(drawn(next));
  expect(screen.queryByText('Cash only on Mill Street')).toBeNull();
});
